// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query on the watch and on visits, said once.

import * as z from 'zod/mini'
import { procedures } from '#journeys/core/away.rules.ts'
import { journeyStates } from '#journeys/core/worker.ts'
import { AreaCode } from '#kernel/area.ts'
import { command, query } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { findings, visitedParties } from '#village/core/home.ts'
import { watchReasons } from '#village/core/watch-list.rules.ts'

export const MOST_NOTE = 500
const Hamlet = z.string().check(z.trim(), z.minLength(1), z.maxLength(60))
/** RT and RW as they are written: 3, 03 or 003. */
const Block = z.string().check(z.trim(), z.regex(/^\d{1,3}$/))
const Place = z.object({ hamlet: z.optional(z.string()), rt: z.optional(z.string()), rw: z.optional(z.string()) })

const onVillage = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity' } as const

const Seen = z.object({
  /** Whose file it is. */
  id: RecordId,
  name: z.string(),
  area: z.string(),
  state: z.enum(journeyStates),
  procedure: z.optional(z.enum(procedures)),
  destination: z.optional(z.string()),
  reasons: z.array(z.enum(watchReasons)),
  /** By when they should have left, since when they are gone, when they are due back. */
  on: z.optional(LocalDate),
  /** That day is our own reckoning. */
  reckoned: z.boolean(),
  children: z.number(),
  uncared: z.boolean(),
  place: Place,
  /** The version of what is kept of their home: 0 where nothing is. */
  homeVersion: z.number(),
  visitedOn: z.optional(LocalDate),
  nextOn: z.optional(LocalDate),
  /** To be seen now; otherwise on the planned day. */
  due: z.boolean(),
  /** At whom the visit is likely to be. */
  party: z.enum(visitedParties),
})

const Counts = { overdue: z.number(), unrecorded: z.number(), dueBack: z.number(), uncared: z.number(), planned: z.number() }

export const watchContracts = {
  ListWatch: query({
    path: '/watch',
    input: z.strictObject({
      /** A village; without one, the reader's own place, where it is one. */
      area: z.optional(AreaCode),
      reason: z.optional(z.enum(watchReasons)),
      limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(500)), 200),
      cursor: z.optional(z.string().check(z.maxLength(600))),
    }),
    output: z.object({
      /** Absent where the reader answers for several villages and chose none. */
      area: z.optional(z.string()),
      items: z.array(Seen),
      next: z.nullable(z.string()),
    }),
    recorded: 'list',
    ...onVillage,
    summary: {
      id: 'Siapa yang perlu dikunjungi di satu desa, menurut dusun: seharusnya berangkat, pergi tanpa catatan, akan pulang, anak yang ditinggal',
      en: 'Whom to visit in a village, by hamlet: should have left, left without record, due back, children left behind',
    },
  }),
  CountWatch: query({
    path: '/watch/count',
    input: z.strictObject({ area: z.optional(AreaCode) }),
    output: z.object({ ...Counts, places: z.array(z.object({ area: z.string(), ...Counts })) }),
    ...onVillage,
    summary: {
      id: 'Berapa orang yang perlu dipantau, menurut alasan dan desa',
      en: 'How many people are to be watched, by reason and village',
    },
  }),
  RecordVisit: command({
    path: '/workers/{id}/visits',
    input: z.strictObject({
      id: RecordId,
      to: z.enum(visitedParties),
      on: z.optional(LocalDate),
      found: z.array(z.enum(findings)).check(z.minLength(1), z.maxLength(findings.length)),
      note: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_NOTE))),
      next: z.optional(LocalDate),
      hamlet: z.optional(Hamlet),
      rt: z.optional(Block),
      rw: z.optional(Block),
    }),
    output: z.object({
      id: RecordId,
      version: z.number(),
      next: z.optional(LocalDate),
      /** Somebody else wrote another place meanwhile: theirs stands, this one is kept with the visit. */
      elsewhere: z.optional(z.boolean()),
    }),
    ...onVillage,
    summary: {
      id: 'Mencatat kunjungan ke keluarga, anak yang ditinggal, calon yang belum berangkat, atau yang akan pulang: apa yang ditemukan, kapan datang lagi',
      en: 'Records a visit to a family, children left behind, somebody who has not left, or somebody due back: what was found, when to come again',
    },
  }),
  WithdrawVisit: command({
    path: '/workers/{id}/visits/{nth}/withdrawal',
    input: z.strictObject({
      id: RecordId,
      nth: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999)),
      reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
    }),
    output: z.object({ id: RecordId, version: z.number(), next: z.optional(LocalDate) }),
    ...onVillage,
    summary: {
      id: 'Menarik kunjungan yang keliru dicatat, dengan alasan; hanya oleh petugas yang mencatatnya',
      en: 'Takes back a visit that was recorded by mistake, with a reason; by whoever recorded it alone',
    },
  }),
  AnswerVisit: command({
    path: '/workers/{id}/visits/{nth}/answer',
    input: z.strictObject({ id: RecordId, nth: z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999)) }),
    output: z.object({ id: RecordId, version: z.number(), next: z.optional(LocalDate) }),
    ...onVillage,
    summary: {
      id: 'Menyatakan temuan sebuah kunjungan sudah ditindaklanjuti kantor',
      en: 'Says that the office has answered what a visit found',
    },
  }),
  ListVisits: query({
    path: '/workers/{id}/visits',
    input: z.strictObject({ id: RecordId }),
    output: z.object({
      name: z.string(),
      state: z.enum(journeyStates),
      place: Place,
      /** The version of what is kept of the home: 0 where nothing is. */
      homeVersion: z.number(),
      next: z.optional(LocalDate),
      items: z.array(
        z.object({
          nth: z.number(),
          /** The file of the same person under which it stands, where that is another than the one asked for. */
          file: z.optional(RecordId),
          on: LocalDate,
          to: z.enum(visitedParties),
          found: z.array(z.enum(findings)),
          note: z.optional(z.string()),
          /** Where the home stands according to this visit alone: somebody else had written another place meanwhile, which stands. */
          elsewhere: z.optional(Place),
          next: z.optional(LocalDate),
          by: z.optional(z.string()),
          actingFor: z.optional(z.string()),
          /** What was found waits for an answer of the office. */
          open: z.boolean(),
          answeredOn: z.optional(LocalDate),
          /** It was taken back, and why. */
          withdrawn: z.optional(z.object({ on: LocalDate, reason: z.string() })),
          /** Whether whoever looks may take it back. */
          own: z.boolean(),
        }),
      ),
    }),
    recorded: true,
    ...onVillage,
    summary: { id: 'Kunjungan ke rumah satu orang, terbaru dahulu', en: 'Visits to one person’s home, newest first' },
  }),
  GetHome: query({
    path: '/homes/{id}',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ id: RecordId, version: z.number(), workerId: RecordId, name: z.string(), area: z.string() }),
    recorded: true,
    ...onVillage,
    summary: { id: 'Rumah yang dikunjungi, dan berkas siapa', en: 'A home that is visited, and whose file it belongs to' },
  }),
} as const
