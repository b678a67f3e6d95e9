// SPDX-License-Identifier: AGPL-3.0-or-later
// Empty forms on paper ask what their screens ask: every field of the contract that the screen asks, in its words, in both languages, on A4.

import { describe, expect, it } from 'vitest'
import { blankForms } from '#apps/forms.ts'
import { away } from '#apps/web.away.tsx'
import { type FormKind, formKinds } from '#forms/core/form.ts'
import { formPaper } from '#forms/server/form.paper.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { languages } from '#kernel/words.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { textsOf } from './support/pdf.ts'

/** On which paper each command of a phone is asked. */
const asksOf: Readonly<Record<string, FormKind | 'the screen prints its own'>> = {
  RegisterWorker: 'REGISTER',
  CorrectPerson: 'CORRECT',
  SetRelative: 'RELATIVE',
  RecordMilestone: 'DEPARTURE',
  MoveWorker: 'MOVE',
  ReportTrouble: 'TROUBLE',
  IssueLetter: 'LETTER',
  RegisterCase: 'CASE',
  MarkReturn: 'HANDOVER',
  TakeAttendance: 'ATTENDANCE',
  RecordVisit: 'VISIT',
  SignBriefing: 'BRIEFING',
  HoldOutreach: 'OUTREACH',
  CountAnswers: 'QUESTIONNAIRE',
  SendCountSheet: 'the screen prints its own',
}
/** What changes, settles or takes back what is there, or attaches a paper: nothing is asked that a hand could write beforehand. */
const chosen = [
  'AnswerVisit',
  'AttachPaper',
  'ChangePlan',
  'CorrectOutreach',
  'RemoveRelative',
  'ResolveTrouble',
  'RevokeMilestone',
  'SettleContested',
  'WithdrawOutreach',
]

const flat = (text: string): string => text.replaceAll(/\s+/g, '')

describe('an empty form', () => {
  it.each(formKinds)('asks each question with room for its answer, in both languages: %s', async (kind) => {
    const form = blankForms[kind]
    expect(form.asks.length + (form.grid?.columns.length ?? 0)).toBeGreaterThan(1)
    for (const language of languages) {
      const pdf = await renderPdf(formPaper(form, { language, office: 'Desa Wringinpitu', today: '2026-05-03' }))
      expect(pdf.length).toBeLessThan(60_000)
      const raw = pdf.toString('latin1')
      for (const marker of ['/MediaBox [0 0 595.28 841.89]', '/StructTreeRoot', `/Lang (${language})`]) expect(raw).toContain(marker)
      expect((raw.match(/\/Type \/Page\b/g) ?? []).length).toBeLessThanOrEqual(4)
      const words = flat(textsOf(pdf).join(''))
      const rows = typeof form.grid?.rows === 'object' ? form.grid.rows : []
      const said = [form.title, ...rows, ...form.asks.flatMap(({ label, choices = [] }) => [label, ...choices])]
      for (const text of [...said, ...(form.grid?.columns.map(({ label }) => label) ?? [])]) expect(words).toContain(flat(text[language]))
    }
  })

  it('asks no name for a list, and for a number or a day as many boxes as it has signs', () => {
    const registered = Object.fromEntries(blankForms.REGISTER.asks.map(({ field = '', ...ask }) => [field, ask]))
    expect(registered['nik']?.boxes?.reduce((sum, count) => sum + count, 0)).toBe(16)
    expect(registered['birthDate']?.boxes).toEqual([2, 2, 4])
    expect(registered['sex']?.choices?.map(({ en }) => en)).toEqual(['Female', 'Male'])
    expect(registered['name']?.lines).toBe(1)
    expect(blankForms.CASE.asks.find(({ field }) => field === 'account')?.lines).toBeGreaterThan(3)
    const fields = Object.keys(familyContracts.SetRelative.input.def.shape).filter((field) => !['id', 'relative'].includes(field))
    expect(blankForms.RELATIVE.asks.map(({ field = '' }) => field).sort()).toEqual(['', ...fields].sort())
  })

  it('is there for whatever a phone takes without a network, since a phone may be without power', () => {
    const known = away.flatMap(({ commands }) => commands.map(({ name }) => name)).sort()
    expect(known).toEqual([...Object.keys(asksOf), ...chosen].sort())
  })
})
