// SPDX-License-Identifier: AGPL-3.0-or-later

import { AddAgencyPage } from '#agencies/web/add-page.tsx'
import { AgencyPage } from '#agencies/web/agency-page.tsx'
import { AgenciesPage } from '#agencies/web/list-page.tsx'
import { fileRoles } from '#kernel/authority.ts'
import type { Registration } from '#platform/web/registration.ts'

const companies = { id: 'Perusahaan penempatan', en: 'Placement companies' }

export const agenciesPages: Registration = {
  routes: [
    { path: '/agencies', component: AgenciesPage, title: companies },
    { path: '/agencies/new', component: AddAgencyPage, title: { id: 'Catat perusahaan', en: 'Enter a company' } },
    { path: '/agencies/:id', component: AgencyPage, title: companies },
  ],
  acts: () => import('#agencies/web/acts.words.ts').then((module) => module.agencyActs),
  menu: [{ href: '/agencies', label: companies, icon: 'certificate', roles: fileRoles }],
}
