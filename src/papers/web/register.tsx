// SPDX-License-Identifier: AGPL-3.0-or-later

import { rolesOf } from '#kernel/authority.ts'
import { deciders } from '#papers/core/paper.roles.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const papers = { id: 'Surat', en: 'Papers' }

export const papersPages: Registration = {
  routes: [
    {
      path: '/papers',
      component: lazy(() => import('#papers/web/list-page.tsx').then((module) => module.PapersPage)),
      title: papers,
    },
    {
      path: '/papers/:id',
      component: lazy(() => import('#papers/web/paper-page.tsx').then((module) => module.PaperPage)),
      title: { id: 'Periksa surat', en: 'Check a paper' },
    },
  ],
  menu: [{ href: '/papers', label: papers, icon: 'document', roles: deciders, group: 'files' }],
  records: [{ of: 'paper', href: (id) => `/papers/${id}` }],
  sections: [
    {
      on: 'worker',
      key: 'papers',
      title: papers,
      component: lazy(() => import('#papers/web/papers-section.tsx').then((module) => module.PapersSection)),
      roles: rolesOf.identity,
    },
  ],
  acts: () => import('#papers/web/acts.words.ts').then((module) => module.paperActs),
}
