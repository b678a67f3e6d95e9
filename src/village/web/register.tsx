// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Role } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const watch = { id: 'Pantauan', en: 'Watch' }
const desk = { id: 'Meja informasi', en: 'Information desk' }
const outreach = { id: 'Penyuluhan', en: 'Outreach' }
const count = { id: 'Lembar hitung', en: 'Count sheet' }
const visits = { id: 'Kunjungan rumah', en: 'Home visits' }
/** As the contracts say; they are not loaded with the menu. */
const readers: readonly Role[] = ['village-officer', 'regency-officer', 'agency-officer']

export const villagePages: Registration = {
  routes: [
    { path: '/watch', component: lazy(() => import('#village/web/watch-page.tsx').then((module) => module.WatchPage)), title: watch },
    {
      path: '/information',
      component: lazy(() => import('#village/web/briefing-page.tsx').then((module) => module.BriefingPage)),
      title: desk,
    },
    {
      path: '/outreach',
      component: lazy(() => import('#village/web/outreach-page.tsx').then((module) => module.OutreachPage)),
      title: outreach,
    },
    {
      path: '/outreach/new',
      component: lazy(() => import('#village/web/outreach-add-page.tsx').then((module) => module.AddOutreachPage)),
      title: outreach,
    },
    {
      path: '/outreach/:id',
      component: lazy(() => import('#village/web/outreach-view-page.tsx').then((module) => module.OutreachViewPage)),
      title: outreach,
    },
    { path: '/count', component: lazy(() => import('#village/web/count-page.tsx').then((module) => module.CountPage)), title: count },
    { path: '/homes/:id', component: lazy(() => import('#village/web/home-page.tsx').then((module) => module.HomePage)), title: visits },
  ],
  acts: () => import('#village/web/acts.words.ts').then((module) => module.villageActs),
  menu: [
    { href: '/watch', also: ['/homes'], label: watch, icon: 'house', roles: readers, group: 'files' },
    { href: '/count', label: count, icon: 'chart', roles: readers, group: 'files' },
    { href: '/information', label: desk, icon: 'info', roles: readers, group: 'placement' },
    { href: '/outreach', label: outreach, icon: 'people', roles: [...readers, 'leader'], group: 'together' },
  ],
  records: [{ of: 'village-home', href: (id) => `/homes/${id}` }],
  sections: [
    {
      on: 'worker',
      key: 'information',
      title: { id: 'Informasi sebelum berangkat', en: 'Information before leaving' },
      component: lazy(() => import('#village/web/briefing-section.tsx').then((module) => module.BriefingSection)),
      roles: readers,
    },
    {
      on: 'worker',
      key: 'visits',
      title: visits,
      component: lazy(() => import('#village/web/visits-section.tsx').then((module) => module.VisitsSection)),
      roles: readers,
    },
  ],
}
