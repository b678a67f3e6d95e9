// SPDX-License-Identifier: AGPL-3.0-or-later

import { fileRoles } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const guides = { id: 'Panduan', en: 'Guides' }

export const lawsPages: Registration = {
  routes: [
    {
      path: '/laws',
      component: lazy(() => import('#laws/web/laws-page.tsx').then((module) => module.LawsPage)),
      title: { id: 'Dasar hukum', en: 'The law behind it' },
      open: true,
    },
    {
      path: '/guides',
      component: lazy(() => import('#laws/web/guides-page.tsx').then((module) => module.GuidesPage)),
      title: guides,
      open: true,
      away: true,
    },
  ],
  menu: [{ href: '/guides', label: guides, icon: 'info', roles: [...fileRoles, 'volunteer'], group: 'office' }],
}
