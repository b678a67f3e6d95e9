// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on outreach, said once. It counts people and names nobody, so that a leader sees it too.

import * as z from 'zod/mini'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { audiences, moments, outreachKinds, questionCodes } from '#village/core/outreach.ts'

export const OUTREACH_TYPE = 'outreach'
export const MOST_PEOPLE = 5000
const People = z.number().check(z.int(), z.minimum(0), z.maximum(MOST_PEOPLE))
const Groups = z.strictObject({ UNDER_18: People, FROM_18: People, FROM_25: People, FROM_60: People })
const Reached = z.strictObject({ F: Groups, M: Groups })
const session = {
  on: LocalDate,
  kind: z.enum(outreachKinds),
  venue: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
  reached: Reached,
}
const Right = z.partialRecord(z.enum(questionCodes), People)
const Tally = z.object({
  audience: z.enum(audiences),
  moment: z.enum(moments),
  sheets: z.number(),
  right: Right,
  /** Right answers in a hundred; absent where there is no sheet. */
  score: z.optional(z.number()),
})

const Score = z.object({ audience: z.enum(audiences), moment: z.enum(moments), score: z.number() })
const Row = z.object({
  id: RecordId,
  area: z.string(),
  on: LocalDate,
  kind: z.enum(outreachKinds),
  venue: z.string(),
  people: z.number(),
})

const holds = {
  output: z.object({ id: RecordId, version: z.number() }),
  may: ['village-officer', 'regency-officer', 'agency-officer'],
  sensitivity: 'personal',
} as const
const reads = { may: ['village-officer', 'regency-officer', 'agency-officer', 'leader'], sensitivity: 'indicator' } as const

export const outreachContracts = {
  HoldOutreach: command({
    path: '/outreach',
    input: z.strictObject({ area: AreaCode, ...session }),
    creates: true,
    ...holds,
    summary: {
      id: 'Mencatat penyuluhan: tempat, jenis, dan berapa orang yang hadir menurut jenis kelamin dan umur',
      en: 'Records an outreach session: place, kind, and how many people came by sex and age',
    },
  }),
  CorrectOutreach: command({
    path: '/outreach/{id}/correction',
    input: z.strictObject({ id: RecordId, ...session }),
    ...holds,
    summary: { id: 'Membetulkan catatan penyuluhan', en: 'Corrects what was recorded of a session' },
  }),
  CountAnswers: command({
    path: '/outreach/{id}/answers',
    input: z.strictObject({
      id: RecordId,
      audience: z.enum(audiences),
      moment: z.enum(moments),
      sheets: z.number().check(z.int(), z.minimum(1), z.maximum(MOST_PEOPLE)),
      /** Of each question, how many sheets have it right. */
      right: Right,
    }),
    ...holds,
    summary: {
      id: 'Mencatat hasil pertanyaan sebelum atau sesudah penyuluhan: berapa lembar, dan berapa yang benar tiap pertanyaan',
      en: 'Records the answers before or after a session: how many sheets, and how many right of each question',
    },
  }),
  WithdrawOutreach: command({
    path: '/outreach/{id}/withdrawal',
    input: z.strictObject({ id: RecordId }),
    ...holds,
    summary: { id: 'Menarik catatan penyuluhan yang keliru', en: 'Withdraws a session that was recorded by mistake' },
  }),
  ListOutreach: query({
    path: '/outreach',
    input: z.strictObject({
      area: z.optional(AreaCode),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(200)), 50),
      cursor: z.optional(z.string().check(z.maxLength(200))),
    }),
    output: z.object({ items: z.array(Row), next: z.nullable(z.string()) }),
    ...reads,
    summary: { id: 'Penyuluhan yang sudah diadakan, terbaru dahulu', en: 'Sessions that were held, newest first' },
  }),
  GetOutreach: query({
    path: '/outreach/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ id: RecordId, version: z.number(), area: z.string(), ...session, people: z.number(), tallies: z.array(Tally) }),
    ...reads,
    summary: {
      id: 'Satu penyuluhan: siapa yang hadir, apa yang diketahui sebelum dan sesudahnya',
      en: 'One session: who came, and what was known before and after it',
    },
  }),
  GetOutreachProgress: query({
    path: '/outreach/progress',
    input: z.strictObject({ area: z.optional(AreaCode) }),
    output: z.object({
      sessions: z.number(),
      people: z.number(),
      women: z.number(),
      under18: z.number(),
      places: z.array(z.object({ area: z.string(), sessions: z.number(), people: z.number(), lastOn: LocalDate, scores: z.array(Score) })),
    }),
    ...reads,
    summary: {
      id: 'Kemajuan penyuluhan menurut desa: berapa kali, berapa orang, dan nilai sebelum dan sesudah',
      en: 'Progress of outreach by village: how many sessions, how many people, and scores before and after',
    },
  }),
} as const
