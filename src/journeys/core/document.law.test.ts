// SPDX-License-Identifier: AGPL-3.0-or-later
// A milestone asks for the paper that the scheme of the file asks for.

import { describe, expect, test } from 'vitest'
import { schemePapers } from '#journeys/core/document.law.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { documentKinds } from '#journeys/core/milestone.law.ts'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import { presentMilestones } from '#journeys/core/worker.present.ts'
import { type MilestoneCode, type Scheme, schemes } from '#journeys/core/worker.ts'
import { noRegencies } from '#kernel/regency.ts'
import { languages } from '#kernel/words.ts'
import { act, noonOf } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'

function asked(scheme: Scheme, code: MilestoneCode): unknown {
  const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
  const register = { type: 'RegisterWorker', area: '35.10.04.2006', plan: { scheme }, personal } as const
  const file = act(undefined, register, 'VILLAGE', { now: noonOf(DAY), licences: {} })
  const reading = { today: DAY, text: (key: string) => key, regencies: noRegencies }
  return presentMilestones(file, reading).find((each) => 'code' in each && each.code === code)
}

// The fact sheet's table 2.4, by hand.
test.each<readonly [Scheme, MilestoneCode, readonly string[]]>([
  ['G_TO_G', 'VACANCY_CHOSEN', ['PANGGILAN_G_TO_G']],
  ['P_TO_P', 'VACANCY_CHOSEN', ['JOB_ORDER', 'SIP2MI']],
  ['UKPS', 'VACANCY_CHOSEN', ['SURAT_PERUSAHAAN', 'IZIN_MENTERI']],
  ['PERSEORANGAN', 'VACANCY_CHOSEN', ['BUKTI_PEMBERI_KERJA']],
  ['ABK_PERIKANAN', 'VACANCY_CHOSEN', ['JOB_ORDER', 'SIP2MI']],
  ['G_TO_G', 'CERTIFIED', ['UJI_BAHASA_KETERAMPILAN']],
  ['P_TO_P', 'CERTIFIED', ['SERTIFIKAT_KOMPETENSI']],
  ['UKPS', 'CERTIFIED', ['BUKTI_KOMPETENSI_PERUSAHAAN']],
  ['PERSEORANGAN', 'CERTIFIED', ['SERTIFIKAT_KOMPETENSI']],
  ['P_TO_P', 'MEDICAL_FIT', ['MEDICAL']],
  ['ABK_PERIKANAN', 'MEDICAL_FIT', ['MEDICAL_PELAUT']],
  ['G_TO_G', 'CONTRACT_SIGNED', ['KONTRAK_STANDAR']],
  ['UKPS', 'CONTRACT_SIGNED', ['PERJANJIAN_KERJA']],
  ['ABK_PERIKANAN', 'CONTRACT_SIGNED', ['PKL']],
])('%s asks at %s for %s', (scheme, code, documents) => {
  expect(asked(scheme, code)).toMatchObject({ documents, papers: { legalBasis: expect.stringMatching(/^(UU|PP) /) } })
})

describe('the table', () => {
  test('names only milestones that its scheme uses', () => {
    for (const { scheme, milestone } of schemePapers) expect(gatesAt(scheme, DAY).map((gate) => gate.milestone)).toContain(milestone)
    expect([...new Set(schemePapers.map((row) => row.scheme))].sort()).toEqual([...schemes].sort())
  })

  test.each(languages)('and every other paper is named in %s', (language) => {
    const words = new Set(Object.keys(journeyWords[language]))
    expect(documentKinds.filter((kind) => !words.has(`document.${kind}`))).toEqual([])
  })
})
