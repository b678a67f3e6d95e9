// SPDX-License-Identifier: AGPL-3.0-or-later

import { lazy } from 'preact-iso'
import { AddAgencyPage } from '#agencies/web/add-page.tsx'
import { AgencyPage } from '#agencies/web/agency-page.tsx'
import { AgenciesPage } from '#agencies/web/list-page.tsx'
import { fileRoles } from '#kernel/authority.ts'
import type { Registration } from '#platform/web/registration.ts'

const JobOrdersPage = lazy(() => import('#agencies/web/order-list-page.tsx').then((module) => module.JobOrdersPage))
const AddJobOrderPage = lazy(() => import('#agencies/web/order-add-page.tsx').then((module) => module.AddJobOrderPage))
const JobOrderPage = lazy(() => import('#agencies/web/order-page.tsx').then((module) => module.JobOrderPage))
const orders = { id: 'Lowongan kerja', en: 'Job orders' }
const companies = { id: 'Perusahaan penempatan', en: 'Placement companies' }

export const agenciesPages: Registration = {
  routes: [
    { path: '/agencies', component: AgenciesPage, title: companies },
    { path: '/agencies/new', component: AddAgencyPage, title: { id: 'Catat perusahaan', en: 'Enter a company' } },
    { path: '/agencies/:id', component: AgencyPage, title: companies },
    { path: '/job-orders', component: JobOrdersPage, title: orders },
    { path: '/job-orders/new', component: AddJobOrderPage, title: { id: 'Catat lowongan', en: 'Write down an order' } },
    { path: '/job-orders/:id', component: JobOrderPage, title: orders },
  ],
  acts: () => import('#agencies/web/acts.words.ts').then((module) => module.agencyActs),
  menu: [
    { href: '/agencies', label: companies, icon: 'certificate', roles: fileRoles },
    { href: '/job-orders', label: orders, icon: 'document', roles: fileRoles },
  ],
}
