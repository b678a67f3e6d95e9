// SPDX-License-Identifier: AGPL-3.0-or-later

import { fileRoles } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const AgenciesPage = lazy(() => import('#agencies/web/list-page.tsx').then((module) => module.AgenciesPage))
const AddAgencyPage = lazy(() => import('#agencies/web/add-page.tsx').then((module) => module.AddAgencyPage))
const AgencyPage = lazy(() => import('#agencies/web/agency-page.tsx').then((module) => module.AgencyPage))
const AgencyListsPage = lazy(() => import('#agencies/web/lists-page.tsx').then((module) => module.AgencyListsPage))
const AddAgencyListPage = lazy(() => import('#agencies/web/list-add-page.tsx').then((module) => module.AddAgencyListPage))
const AgencyListPage = lazy(() => import('#agencies/web/list-view-page.tsx').then((module) => module.AgencyListPage))
const lists = { id: 'Daftar resmi', en: 'Official list' }
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
    { path: '/agency-lists', component: AgencyListsPage, title: lists },
    { path: '/agency-lists/new', component: AddAgencyListPage, title: { id: 'Simpan daftar resmi', en: 'Keep an official list' } },
    { path: '/agency-lists/:id', component: AgencyListPage, title: lists },
    { path: '/job-orders', component: JobOrdersPage, title: orders },
    { path: '/job-orders/new', component: AddJobOrderPage, title: { id: 'Catat lowongan', en: 'Write down an order' } },
    { path: '/job-orders/:id', component: JobOrderPage, title: orders },
  ],
  acts: () => import('#agencies/web/acts.words.ts').then((module) => module.agencyActs),
  menu: [
    { href: '/agencies', also: ['/agency-lists'], label: companies, icon: 'certificate', roles: fileRoles, group: 'placement' },
    { href: '/job-orders', label: orders, icon: 'document', roles: fileRoles, group: 'placement' },
  ],
}
