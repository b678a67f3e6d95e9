// SPDX-License-Identifier: AGPL-3.0-or-later

import { ANNEX_TYPE } from '#cases/core/annex.ts'
import { works } from '#cases/core/case.roles.ts'
import { CASE_TYPE } from '#cases/core/case.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const cases = { id: 'Kasus', en: 'Cases' }

const annexes = { id: 'Lampiran yang dibuka', en: 'Annexes opened' }

const board = { id: 'Keadaan kasus', en: 'How cases go' }

export const casesPages: Registration = {
  routes: [
    {
      path: '/cases',
      component: lazy(() => import('#cases/web/cases-page.tsx').then((module) => module.CasesPage)),
      title: cases,
      away: true,
    },
    {
      path: '/cases/new',
      component: lazy(() => import('#cases/web/case-add-page.tsx').then((module) => module.CaseAddPage)),
      title: cases,
      away: true,
    },
    {
      path: '/cases/board',
      component: lazy(() => import('#cases/web/board-page.tsx').then((module) => module.BoardPage)),
      title: board,
    },
    {
      path: '/cases/:id',
      component: lazy(() => import('#cases/web/case-page.tsx').then((module) => module.CasePage)),
      title: cases,
      away: true,
    },
    {
      path: '/annexes',
      component: lazy(() => import('#cases/web/annexes-page.tsx').then((module) => module.AnnexesPage)),
      title: annexes,
    },
    {
      path: '/annexes/:id',
      component: lazy(() => import('#cases/web/annex-page.tsx').then((module) => module.AnnexPage)),
      title: cases,
    },
  ],
  acts: () => import('#cases/web/acts.words.ts').then((module) => module.caseActs),
  records: [
    { of: CASE_TYPE, href: (id) => `/cases/${id}` },
    { of: ANNEX_TYPE, href: (id) => `/annexes/${id}` },
  ],
  menu: [
    { href: '/cases', label: cases, icon: 'flag', roles: works.may },
    // Whoever works on cases finds them in the case.
    { href: '/annexes', label: annexes, icon: 'lock', roles: ['investigator'] },
    { href: '/cases/board', label: board, icon: 'chart', roles: ['regency-officer', 'agency-officer', 'leader'], group: 'office' },
  ],
  sections: [
    {
      on: CASE_TYPE,
      key: 'handing',
      title: { id: 'Siapa yang memegang kasus ini', en: 'Whose case this is' },
      component: lazy(() => import('#cases/web/case-handing.tsx').then((module) => module.CaseHanding)),
      roles: works.may,
    },
    {
      on: 'case',
      key: 'annex',
      title: { id: 'Lampiran tersegel', en: 'Sealed annex' },
      component: lazy(() => import('#cases/web/case-annex.tsx').then((module) => module.CaseAnnex)),
      roles: works.may,
    },
    {
      on: 'worker',
      key: 'cases',
      title: cases,
      component: lazy(() => import('#cases/web/cases-section.tsx').then((module) => module.CasesSection)),
      roles: works.may,
    },
    {
      on: 'case',
      key: 'letters',
      title: { id: 'Surat', en: 'Letters' },
      component: lazy(() => import('#cases/web/case-letters.tsx').then((module) => module.CaseLetters)),
      roles: works.may,
    },
    {
      on: 'case',
      key: 'family',
      title: { id: 'Keluarga', en: 'Family' },
      component: lazy(() => import('#cases/web/case-family.tsx').then((module) => module.CaseFamily)),
      roles: works.may,
    },
  ],
}
