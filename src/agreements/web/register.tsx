// SPDX-License-Identifier: AGPL-3.0-or-later

import { works } from '#agreements/core/agreement.roles.ts'
import { AGREEMENT_TYPE } from '#agreements/core/agreement.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const agreements = { id: 'Kesepakatan', en: 'Agreements' }

export const agreementsPages: Registration = {
  routes: [
    {
      path: '/agreements',
      component: lazy(() => import('#agreements/web/agreements-page.tsx').then((module) => module.AgreementsPage)),
      title: agreements,
    },
    {
      path: '/agreements/new',
      component: lazy(() => import('#agreements/web/agreement-add-page.tsx').then((module) => module.AgreementAddPage)),
      title: agreements,
    },
    {
      path: '/agreements/:id',
      component: lazy(() => import('#agreements/web/agreement-page.tsx').then((module) => module.AgreementPage)),
      title: agreements,
    },
  ],
  acts: () => import('#agreements/web/acts.words.ts').then((module) => module.agreementActs),
  records: [{ of: AGREEMENT_TYPE, href: (id) => `/agreements/${id}` }],
  menu: [{ href: '/agreements', label: agreements, icon: 'document', roles: works.may, group: 'together' }],
}
