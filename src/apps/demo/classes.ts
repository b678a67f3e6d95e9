// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's training: centres with and without a licence, the usual programmes, and a class in every state.

import * as z from 'zod/mini'
import type { Desk } from '#apps/demo/desk.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { plannedHours } from '#training/core/class.hours.ts'
import { spread } from '#training/core/class.schedule.ts'
import type { AttendanceMark, SessionPlan } from '#training/core/class.ts'
import { usualProgrammes } from '#training/core/programme.law.ts'

const REGENCY = '35.10'
const Made = z.object({ id: z.string() })
const Found = z.object({ items: z.array(z.object({ id: z.string() })) })

const providers = [
  { kind: 'BLK', name: 'BLK Banyuwangi', number: 'SK 188/2009', issuer: 'Bupati Banyuwangi', from: '2009-01-01', to: undefined },
  { kind: 'LPK', name: 'LPK Melati Wangi', number: '503/17/2024', issuer: 'Disnaker Banyuwangi', from: '2024-02-01', to: '2029-01-31' },
  // Its licence ran out: it can plan nothing until a new one is recorded.
  { kind: 'LPK', name: 'LPK Sekar Tanjung', number: '503/04/2021', issuer: 'Disnaker Banyuwangi', from: '2021-03-01', to: '2026-02-28' },
] as const

interface DemoClass {
  readonly title: string
  /** Place in the usual programmes. */
  readonly programme: number
  readonly provider: number
  readonly people: number
  /** Where to begin looking for them, so that each class has others. */
  readonly names: readonly string[]
  /** Days of teaching before today; negative: it begins in as many days. Undefined: not scheduled. */
  readonly taught: number | undefined
  /** Sessions that were held and whose attendance is still owed. */
  readonly owed: number
  readonly end?: 'finish' | 'cancel'
}

const classes: readonly DemoClass[] = [
  {
    title: 'Pengurus rumah tangga Malaysia, angkatan 4',
    programme: 3,
    provider: 1,
    people: 18,
    names: ['sri', 'wati'],
    taught: 60,
    owed: 0,
    end: 'finish',
  },
  { title: 'Pengasuh lansia Hong Kong, angkatan 12', programme: 0, provider: 0, people: 24, names: ['siti', 'nur'], taught: 20, owed: 0 },
  { title: 'Pengasuh lansia Taiwan, angkatan 8', programme: 1, provider: 1, people: 16, names: ['dewi', 'rini'], taught: 14, owed: 3 },
  {
    title: 'Peningkatan keterampilan Korea, angkatan 2',
    programme: 4,
    provider: 0,
    people: 12,
    names: ['budi', 'agus'],
    taught: -9,
    owed: 0,
  },
  { title: 'Pekerja konstruksi, angkatan 1', programme: 5, provider: 0, people: 0, names: [], taught: undefined, owed: 0 },
  {
    title: 'Pengurus rumah tangga Singapura, angkatan 3',
    programme: 2,
    provider: 1,
    people: 4,
    names: ['fitri', 'ayu'],
    taught: -20,
    owed: 0,
    end: 'cancel',
  },
]

const HOURS = 8
const SIX_DAYS = [1, 2, 3, 4, 5, 6]

function sessionsFor({ programme, taught }: DemoClass, today: LocalDate): readonly SessionPlan[] {
  const terms = usualProgrammes[programme]
  if (terms === undefined || taught === undefined) return []
  return spread({ firstDay: addDays(today, -taught), weekdays: SIX_DAYS, hoursPerDay: HOURS }, terms.hours, terms.units)
}

/** Most are there; a few are ill, a few stay away, and two of them so often that they do not complete. */
function markOf(person: number, session: number): AttendanceMark {
  if (person % 9 === 4 && session % 3 === 0) return 'absent'
  const chance = (person * 31 + session * 17) % 23
  return chance === 0 ? 'absent' : chance === 1 ? 'excused' : 'present'
}

export async function loadClasses(desk: Desk, today: LocalDate): Promise<void> {
  const make = async (login: string, path: string, body: object): Promise<string> =>
    Made.safeParse(await desk.post(login, path, body)).data?.id ?? ''
  const providerIds: string[] = []
  for (const provider of providers) providerIds.push(await make('dinas', '/providers', { area: REGENCY, ...provider }))
  const programmeIds: string[] = []
  for (const programme of usualProgrammes) programmeIds.push(await make('dinas', '/programmes', { area: REGENCY, ...programme }))
  const taken = new Set<string>()

  async function choose(classId: string, wanted: DemoClass): Promise<readonly string[]> {
    const chosen: string[] = []
    for (const q of [...wanted.names, '']) {
      const { items } = Found.parse(await desk.get('blk', `/classes/${classId}/candidates?q=${q}`))
      for (const { id } of items) if (chosen.length < wanted.people && !taken.has(id) && !chosen.includes(id)) chosen.push(id)
    }
    for (const id of chosen) taken.add(id)
    return chosen
  }

  for (const each of classes) {
    const sessions = sessionsFor(each, today)
    const id = await make('blk', '/classes', {
      title: each.title,
      providerId: providerIds[each.provider],
      programmeId: programmeIds[each.programme],
      capacity: 24,
      sessions,
    })
    const workers = await choose(id, each)
    if (workers.length === 0) continue
    await desk.post('blk', `/classes/${id}/trainees`, { workers })
    const held = sessions.filter((session) => session.date < today)
    for (let no = 1; no <= held.length - each.owed; no += 1) {
      const marks = Object.fromEntries(workers.map((worker, person) => [worker, markOf(person, no)]))
      await desk.post('blk', `/classes/${id}/sessions/${no}/attendance`, { marks })
    }
    await close(each, id, workers, plannedHours(held))
  }

  async function close(each: DemoClass, id: string, workers: readonly string[], hours: number): Promise<void> {
    if (each.end === 'cancel') await desk.post('blk', `/classes/${id}/cancellation`, { reason: 'Peserta terlalu sedikit' })
    if (each.end !== 'finish' || hours === 0) return
    await desk.post('blk', `/classes/${id}/sessions/1/corrections`, {
      workerId: workers[0],
      mark: 'excused',
      reason: 'proof-came',
    })
    await desk.post('blk', `/classes/${id}/finish`, {})
  }
}
