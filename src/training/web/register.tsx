// SPDX-License-Identifier: AGPL-3.0-or-later

import { fileRoles } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'
import { trainingReaders } from '#training/core/training.roles.ts'
import { certificationPages } from '#training/web/certification-routes.tsx'

const providers = { id: 'Lembaga latihan', en: 'Training centres' }
const classes = { id: 'Kelas pelatihan', en: 'Training classes' }

export const trainingPages: Registration = {
  routes: [
    {
      path: '/classes',
      component: lazy(() => import('#training/web/class-list-page.tsx').then((module) => module.ClassListPage)),
      title: classes,
    },
    {
      path: '/classes/new',
      component: lazy(() => import('#training/web/class-plan-page.tsx').then((module) => module.ClassPlanPage)),
      title: { id: 'Buka kelas', en: 'Open a class' },
    },
    {
      path: '/classes/:id',
      component: lazy(() => import('#training/web/class-page.tsx').then((module) => module.ClassPage)),
      title: { id: 'Kelas', en: 'Class' },
    },
    {
      path: '/classes/:id/enrol',
      component: lazy(() => import('#training/web/enrol-page.tsx').then((module) => module.EnrolPage)),
      title: { id: 'Daftarkan peserta', en: 'Enrol trainees' },
    },
    {
      path: '/classes/:id/schedule',
      component: lazy(() => import('#training/web/schedule-page.tsx').then((module) => module.SchedulePage)),
      title: { id: 'Jadwal kelas', en: 'Class schedule' },
    },
    {
      path: '/classes/:id/sessions/:no',
      component: lazy(() => import('#training/web/attendance-page.tsx').then((module) => module.AttendancePage)),
      title: { id: 'Daftar hadir', en: 'Attendance' },
    },
    {
      path: '/providers',
      component: lazy(() => import('#training/web/providers-page.tsx').then((module) => module.ProvidersPage)),
      title: providers,
    },
    {
      path: '/providers/new',
      component: lazy(() => import('#training/web/provider-add-page.tsx').then((module) => module.ProviderAddPage)),
      title: { id: 'Catat lembaga', en: 'Enter a provider' },
    },
    {
      path: '/providers/:id',
      component: lazy(() => import('#training/web/provider-page.tsx').then((module) => module.ProviderPage)),
      title: { id: 'Lembaga pelatihan', en: 'Training provider' },
    },
    {
      path: '/programmes/new',
      component: lazy(() => import('#training/web/programme-add-page.tsx').then((module) => module.ProgrammeAddPage)),
      title: { id: 'Tetapkan program', en: 'Define a programme' },
    },
    ...certificationPages.routes,
  ],
  records: [{ of: 'class', href: (id) => `/classes/${id}` }, ...(certificationPages.records ?? [])],
  acts: () => import('#training/web/acts.words.ts').then((module) => module.trainingActs),
  menu: [
    { href: '/classes', label: classes, icon: 'training', roles: trainingReaders, group: 'training' },
    { href: '/providers', also: ['/programmes'], label: providers, icon: 'house', roles: trainingReaders, group: 'training' },
    ...certificationPages.menu,
  ],
  sections: [
    {
      on: 'worker',
      key: 'training',
      title: { id: 'Pelatihan', en: 'Training' },
      component: lazy(() => import('#training/web/training-section.tsx').then((module) => module.TrainingSection)),
      roles: fileRoles,
    },
    ...(certificationPages.sections ?? []),
  ],
}
