// SPDX-License-Identifier: AGPL-3.0-or-later
// Pages of tests and certificates, each loaded when it is first opened.

import { fileRoles } from '#kernel/authority.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const board = { id: 'Papan sertifikasi', en: 'Certification board' }
const bodies = { id: 'Lembaga sertifikasi', en: 'Certification bodies' }
const certificates = { id: 'Sertifikat', en: 'Certificates' }

export const certificationPages: Registration = {
  routes: [
    {
      path: '/certification',
      component: lazy(() => import('#training/web/certification-page.tsx').then((module) => module.CertificationPage)),
      title: board,
    },
    {
      path: '/certification/test/:id',
      component: lazy(() => import('#training/web/test-page.tsx').then((module) => module.TestPage)),
      title: { id: 'Catat uji kompetensi', en: 'Record a competence test' },
    },
    {
      path: '/certification/:id',
      component: lazy(() => import('#training/web/assessment-page.tsx').then((module) => module.AssessmentPage)),
      title: { id: 'Uji dan sertifikat', en: 'Test and certificate' },
    },
    {
      path: '/certificates',
      component: lazy(() => import('#training/web/certificates-page.tsx').then((module) => module.CertificatesPage)),
      title: certificates,
    },
    {
      path: '/certificates/:id',
      component: lazy(() => import('#training/web/training-certificate-page.tsx').then((module) => module.TrainingCertificatePage)),
      title: { id: 'Sertifikat pelatihan', en: 'Certificate of training' },
    },
    {
      path: '/certification-bodies',
      component: lazy(() => import('#training/web/bodies-page.tsx').then((module) => module.BodiesPage)),
      title: bodies,
    },
    {
      path: '/certification-bodies/new',
      component: lazy(() => import('#training/web/body-add-page.tsx').then((module) => module.BodyAddPage)),
      title: { id: 'Catat LSP', en: 'Enter a certification body' },
    },
    {
      path: '/certification-bodies/:id',
      component: lazy(() => import('#training/web/body-page.tsx').then((module) => module.BodyPage)),
      title: { id: 'LSP', en: 'Certification body' },
    },
  ],
  menu: [
    { href: '/certification', label: board, icon: 'certificate', roles: ['assessor'], group: 'training' },
    {
      href: '/certificates',
      label: certificates,
      icon: 'document',
      roles: ['assessor', 'trainer', 'regency-officer', 'agency-officer'],
      group: 'training',
    },
    {
      href: '/certification-bodies',
      label: bodies,
      icon: 'law',
      roles: ['assessor', 'regency-officer', 'agency-officer'],
      group: 'training',
    },
  ],
  sections: [
    {
      on: 'worker',
      key: 'certification',
      title: { id: 'Uji kompetensi dan sertifikat', en: 'Competence tests and certificates' },
      component: lazy(() => import('#training/web/certification-section.tsx').then((module) => module.CertificationSection)),
      roles: fileRoles,
    },
  ],
  records: [
    { of: 'assessment', href: (id) => `/certification/${id}` },
    { of: 'completion', href: (id) => `/certificates/${id}` },
  ],
}
