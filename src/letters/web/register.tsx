// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Role } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const letters = { id: 'Surat resmi', en: 'Letters' }
/** As the contracts say; they are not loaded with the menu. */
const readers: readonly Role[] = ['village-officer', 'regency-officer', 'agency-officer']

export const lettersPages: Registration = {
  routes: [
    {
      path: '/letters',
      component: lazy(() => import('#letters/web/letters-page.tsx').then((module) => module.LettersPage)),
      title: letters,
    },
    {
      path: '/letters/:id',
      component: lazy(() => import('#letters/web/letter-page.tsx').then((module) => module.LetterPage)),
      title: { id: 'Surat', en: 'Letter' },
    },
  ],
  acts: () => import('#letters/web/acts.words.ts').then((module) => module.letterActs),
  menu: [{ href: '/letters', label: letters, icon: 'document', roles: readers, group: 'files' }],
  records: [{ of: 'letter', href: (id) => `/letters/${id}` }],
  sections: [
    {
      on: 'worker',
      key: 'letters',
      title: letters,
      component: lazy(() => import('#letters/web/letters-section.tsx').then((module) => module.LettersSection)),
      roles: readers,
    },
  ],
}
