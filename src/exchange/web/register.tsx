// SPDX-License-Identifier: AGPL-3.0-or-later

import { ours } from '#exchange/core/import.roles.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const takeAway = { id: 'Unduh daftar', en: 'Download a list' }
const handIn = { id: 'Masukkan daftar', en: 'Hand in a list' }

export const exchangePages: Registration = {
  routes: [
    {
      path: '/imports',
      component: lazy(() => import('#exchange/web/imports-page.tsx').then((module) => module.ImportsPage)),
      title: handIn,
    },
    {
      path: '/imports/:id',
      component: lazy(() => import('#exchange/web/import-page.tsx').then((module) => module.ImportPage)),
      title: handIn,
    },
    {
      path: '/population',
      component: lazy(() => import('#exchange/web/population-page.tsx').then((module) => module.PopulationPage)),
      title: handIn,
    },
    {
      path: '/exports',
      component: lazy(() => import('#exchange/web/export-page.tsx').then((module) => module.ExportPage)),
      title: takeAway,
    },
  ],
  acts: () => import('#exchange/web/acts.words.ts').then((module) => module.exchangeActs),
  menu: [{ href: '/imports', also: ['/population'], label: handIn, icon: 'list', roles: ours.may, group: 'files' }],
}
