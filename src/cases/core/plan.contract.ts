// SPDX-License-Identifier: AGPL-3.0-or-later
// Commands on the plan of a case and on the return home of its person, said once.

import * as z from 'zod/mini'
import { CaseAnswer } from '#cases/core/case.contract.ts'
import { returnKinds, returnMarks } from '#cases/core/homecoming.ts'
import { Arranged, Ended, Minutes, Told } from '#cases/core/plan.fields.ts'
import { serviceKinds } from '#cases/core/service.ts'
import { command } from '#kernel/contract.ts'
import { RecordId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'

/** From 0, in the order in which needs were noted. */
const Nth = z.coerce.number().check(z.int(), z.minimum(0), z.maximum(9999))
const works = { may: ['village-officer', 'regency-officer', 'agency-officer'], sensitivity: 'identity', output: CaseAnswer } as const
const decides = { may: ['regency-officer', 'agency-officer'], sensitivity: 'identity', output: CaseAnswer } as const

export const planContracts = {
  NoteNeed: command({
    path: '/cases/{id}/services',
    input: z.strictObject({ id: RecordId, kind: z.enum(serviceKinds), said: z.optional(Told) }),
    ...decides,
    summary: { id: 'Mencatat apa yang dibutuhkan orangnya', en: 'Notes what the person needs' },
  }),
  ArrangeService: command({
    path: '/cases/{id}/services/{nth}/arrangement',
    input: z.strictObject({ id: RecordId, nth: Nth, arranged: Arranged }),
    ...decides,
    summary: {
      id: 'Mencatat siapa yang memberi layanan, sejak dan sampai kapan, dan biayanya; yang lama diganti',
      en: 'Says who gives a service, from when until when, and at what cost; it replaces what was said before',
    },
  }),
  SeeService: command({
    path: '/cases/{id}/services/{nth}/look',
    input: z.strictObject({ id: RecordId, nth: Nth }),
    ...decides,
    summary: { id: 'Mencatat bahwa layanan diperiksa dan masih berjalan', en: 'Notes that a service was looked at and goes on' },
  }),
  EndService: command({
    path: '/cases/{id}/services/{nth}/end',
    input: z.strictObject({ id: RecordId, nth: Nth, ending: Ended }),
    ...decides,
    summary: {
      id: 'Mencatat berakhirnya layanan dan hasilnya; rehabilitasi ditolak hanya dengan surat bertanda tangan',
      en: 'Says that a service ended, and what came of it; rehabilitation is refused by a signed letter alone',
    },
  }),
  PlanReturn: command({
    path: '/cases/{id}/return',
    input: z.strictObject({ id: RecordId, kind: z.enum(returnKinds) }),
    ...decides,
    summary: {
      id: 'Mencatat bahwa orangnya pulang dan dengan cara apa; berkasnya harus sudah terhubung',
      en: 'Says that the person comes home, and how; their file must be linked',
    },
  }),
  MarkReturn: command({
    path: '/cases/{id}/return/{mark}',
    input: z.strictObject({
      id: RecordId,
      mark: z.enum(returnMarks),
      on: LocalDate,
      said: z.optional(Told),
      paper: z.optional(RecordId),
      /** With `MINUTES`, once the file of the person says that they were handed over. */
      minutes: z.optional(Minutes),
    }),
    ...works,
    summary: {
      id: 'Mencatat yang dilakukan untuk kepulangan: surat laik terbang, pendamping, keluarga diberi tahu, serah terima disaksikan',
      en: 'Records what was done for a return: letter that they may travel, escort, family told, handover witnessed',
    },
  }),
} as const
