// SPDX-License-Identifier: AGPL-3.0-or-later

import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'
import { receives } from '#rights/core/request.roles.ts'
import { REQUEST_TYPE } from '#rights/core/request.ts'

const menu = { id: 'Hak data pribadi', en: 'Data rights' }
const requests = { id: 'Permintaan data pribadi', en: 'Requests about personal data' }

export const rightsPages: Registration = {
  routes: [
    {
      path: '/rights-requests',
      component: lazy(() => import('#rights/web/requests-page.tsx').then((module) => module.RequestsPage)),
      title: requests,
    },
    {
      path: '/rights-requests/:id',
      component: lazy(() => import('#rights/web/request-page.tsx').then((module) => module.RequestPage)),
      title: requests,
    },
    {
      path: '/workers/:id/held',
      component: lazy(() => import('#rights/web/held-page.tsx').then((module) => module.HeldPage)),
      title: { id: 'Data yang disimpan', en: 'What is held' },
    },
  ],
  acts: () => import('#rights/web/acts.words.ts').then((module) => module.rightsActs),
  records: [{ of: REQUEST_TYPE, href: (id) => `/rights-requests/${id}` }],
  menu: [{ href: '/rights-requests', label: menu, icon: 'lock', roles: receives.may, group: 'files' }],
  sections: [
    {
      on: 'worker',
      key: 'rights',
      title: requests,
      component: lazy(() => import('#rights/web/requests-section.tsx').then((module) => module.RequestsSection)),
      roles: receives.may,
    },
  ],
}
