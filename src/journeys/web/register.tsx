// SPDX-License-Identifier: AGPL-3.0-or-later

import { RegisterPage } from '#journeys/web/register-page.tsx'
import { RegisteredPage } from '#journeys/web/registered-page.tsx'
import { WorkPage } from '#journeys/web/work-page.tsx'
import { fileRoles, rolesOf } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const work = { id: 'Pekerjaan saya', en: 'My work' }
const people = { id: 'Berkas', en: 'Files' }
const doubles = { id: 'Berkas ganda', en: 'Possible doubles' }
const overview = { id: 'Ringkasan', en: 'Overview' }
const away = { id: 'Di luar negeri', en: 'Who is abroad' }
const register = { id: 'Daftarkan', en: 'Register' }

export const journeysPages: Registration = {
  routes: [
    { path: '/', component: WorkPage, title: work },
    {
      path: '/workers',
      component: lazy(() => import('#journeys/web/list-page.tsx').then((module) => module.ListPage)),
      title: people,
      away: true,
    },
    { path: '/workers/new', component: RegisterPage, title: register },
    { path: '/workers/:id/registered', component: RegisteredPage, title: register },
    {
      path: '/workers/:id',
      component: lazy(() => import('#journeys/web/file-page.tsx').then((module) => module.FilePage)),
      title: { id: 'Berkas', en: 'File' },
      away: true,
    },
    {
      path: '/twins/:id',
      component: lazy(() => import('#journeys/web/twin-page.tsx').then((module) => module.TwinPage)),
      title: { id: 'Bandingkan berkas', en: 'Compare files' },
    },
    {
      path: '/doubles',
      component: lazy(() => import('#journeys/web/doubles-page.tsx').then((module) => module.DoublesPage)),
      title: doubles,
    },
    {
      path: '/doubles/:id',
      component: lazy(() => import('#journeys/web/doubles-page.tsx').then((module) => module.DoublePage)),
      title: doubles,
    },
    { path: '/away', component: lazy(() => import('#journeys/web/away-page.tsx').then((module) => module.AwayPage)), title: away },
    {
      path: '/overview',
      component: lazy(() => import('#journeys/web/overview-page.tsx').then((module) => module.OverviewPage)),
      title: overview,
    },
  ],
  finders: [{ roles: fileRoles, load: () => import('#journeys/web/find.tsx').then((module) => module.findPeople) }],
  acts: () => import('#journeys/web/acts.words.ts').then((module) => module.journeyActs),
  fields: () => import('#journeys/web/register.words.ts').then((module) => module.registerWords),
  records: [
    { of: 'worker', href: (id) => `/workers/${id}` },
    { of: 'twin', href: (id) => `/twins/${id}` },
    { of: 'double', href: (id) => `/doubles/${id}` },
  ],
  menu: [
    { href: '/', label: work, icon: 'work', roles: fileRoles },
    { href: '/workers', also: ['/exports', '/twins'], label: people, icon: 'people', roles: fileRoles },
    { href: '/workers/new', label: register, icon: 'plus', roles: ['village-officer', 'regency-officer', 'agency-officer'] },
    { href: '/away', label: away, icon: 'globe', roles: ['village-officer', 'regency-officer', 'agency-officer'], group: 'files' },
    { href: '/overview', label: overview, icon: 'chart', roles: rolesOf.indicator },
    { href: '/doubles', label: doubles, icon: 'person', roles: ['regency-officer', 'agency-officer'], group: 'files' },
  ],
}
