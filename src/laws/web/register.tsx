// SPDX-License-Identifier: AGPL-3.0-or-later

import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

export const lawsPages: Registration = {
  routes: [
    {
      path: '/laws',
      component: lazy(() => import('#laws/web/laws-page.tsx').then((module) => module.LawsPage)),
      title: { id: 'Dasar hukum', en: 'The law behind it' },
      open: true,
    },
  ],
  menu: [],
}
