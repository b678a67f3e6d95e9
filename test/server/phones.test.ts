// SPDX-License-Identifier: AGPL-3.0-or-later
// Two phones and an office change the same people for an hour of work, each with and without a network: nobody overwrites anybody unseen, and in
// the end all three say the same.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { agenciesOffline } from '#agencies/core/agency.offline.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { journeysOffline } from '#journeys/core/worker.offline.ts'
import { newKey } from '#platform/web/key.ts'
import type { OfficerName } from '../support/instance.ts'
import { openPhone, type Phone } from '../support/phone.ts'
import { openWorking } from '../support/working.ts'

const Made = z.object({ id: z.string() })
const FullFile = workerContracts.GetWorker.output
type FullFile = z.output<typeof FullFile>
const History = z.object({
  items: z.array(
    z.object({
      by: z.optional(z.object({ user: z.optional(z.string()) })),
      changes: z.array(z.object({ field: z.string(), from: z.optional(z.unknown()) })),
    }),
  ),
})
const fields = ['phone', 'alias', 'motherName'] as const
type Field = (typeof fields)[number]
const people = 4
/** One thing done in each minute. */
const MINUTES = 60

const { instance, jobs } = await openWorking()

const problem = { status: 0, code: 'no-connection', title: '' }

async function fileAt(id: string, as: OfficerName): Promise<FullFile> {
  return FullFile.parse((await instance.send('GET', `/workers/${id}`, as)).json())
}

/** As its page shows it: from the server where there is a network. */
async function shown({ engine, online }: Phone, as: OfficerName, id: string): Promise<FullFile> {
  const got = await engine.around(workerContracts.GetWorker, { id }, { key: newKey() }, async () =>
    online ? { ok: true as const, value: await fileAt(id, as) } : { ok: false as const, problem },
  )
  return FullFile.parse('here' in got ? got.here : got.ok ? got.value : undefined)
}

/** What its own copy holds. */
async function held({ engine }: Phone, id: string): Promise<FullFile> {
  const got = await engine.around(workerContracts.GetWorker, { id }, { key: newKey() }, async () => ({
    ok: false,
    problem: { ...problem, status: 503 },
  }))
  // As it would have come over a line: what is not said is not there.
  return FullFile.parse(JSON.parse(JSON.stringify('here' in got ? got.here : null)))
}

/** Who did something is named by the server alone: a device keeps no colleagues. */
function unnamed(file: FullFile): object {
  return { ...file, contested: file.contested?.map(({ by: _by, ...rest }) => rest) }
}

async function change(phone: Phone, as: OfficerName, input: Readonly<Record<string, unknown>>): Promise<boolean> {
  const got = await phone.engine.around(workerContracts.CorrectPerson, input, { key: newKey() }, async () => {
    if (!phone.online) return { ok: false as const, problem }
    const { id, ...body } = input
    const answer = await instance.send('POST', `/workers/${String(id)}/person`, as, body)
    return answer.statusCode === 200
      ? { ok: true as const, value: null }
      : { ok: false as const, problem: { ...problem, status: answer.statusCode } }
  })
  return 'here' in got || got.ok
}

/** A value that was never there before. */
function newValue(field: Field, nth: number): string {
  if (field === 'phone') return `+62812${String(10_000_000 + nth)}`
  return `Nama ${[...String(nth)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
}

const minute = fc.record({
  who: fc.constantFrom('desa' as const, 'camat' as const, 'dinas' as const),
  what: fc.constantFrom('change' as const, 'change' as const, 'network' as const, 'sync' as const),
  person: fc.nat(people - 1),
  field: fc.constantFrom(...fields),
})

let counted = 0

test('no value goes unseen, and all three agree in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(minute, { minLength: MINUTES, maxLength: MINUTES }), async (minutes) => {
      const ids: string[] = []
      for (let nth = 0; nth < people; nth += 1) {
        counted += 1
        const answer = await instance.send('POST', '/workers', 'desa', {
          name: `Orang ${[...String(counted)].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`,
          sex: 'F',
          birthDate: '1999-07-01',
          area: '35.10.04.2006',
        })
        ids.push(Made.parse(answer.json()).id)
      }
      await jobs.settleAll()
      const phones = {
        desa: await openPhone(instance, 'desa', [agenciesOffline, journeysOffline]),
        camat: await openPhone(instance, 'camat', [agenciesOffline, journeysOffline]),
      }
      const settle = async (): Promise<void> => {
        await jobs.settleAll()
        for (const { engine } of Object.values(phones)) await engine.sync()
      }
      await settle()
      /** What each wrote, and which values whoever wrote later had before them. */
      const written: { readonly id: string; readonly field: Field; readonly value: string; readonly who: OfficerName }[] = []
      const seen = new Set<string>()
      for (const { who, what, person, field } of minutes) {
        const id = ids[person] ?? ''
        const phone = who === 'dinas' ? undefined : phones[who]
        if (what === 'network' && phone !== undefined) phone.online = !phone.online
        else if (what === 'sync') {
          await jobs.settleAll()
          await phone?.engine.sync()
        } else if (what === 'change') {
          counted += 1
          const value = newValue(field, counted)
          const before = phone === undefined ? await fileAt(id, who) : await shown(phone, who, id)
          const done =
            phone === undefined
              ? (await instance.send('POST', `/workers/${id}/person`, who, { [field]: value })).statusCode === 200
              : await change(phone, who, { id, [field]: value })
          if (!done) continue
          written.push({ id, field, value, who })
          const old = before[field]
          if (typeof old === 'string') seen.add(old)
        }
      }
      for (const phone of Object.values(phones)) phone.online = true
      for (let turn = 0; turn < 3; turn += 1) await settle()

      for (const id of ids) {
        const there = await fileAt(id, 'desa')
        expect(unnamed(await held(phones.desa, id))).toEqual(unnamed(there))
        expect(unnamed(await held(phones.camat, id))).toEqual(unnamed(await fileAt(id, 'camat')))
        const contested = (there.contested ?? []).map(({ value }) => value)
        const { items } = History.parse((await instance.send('GET', `/workers/${id}/history`, 'dinas')).json())
        /** Whoever thinks again replaces their own. */
        const own = items.flatMap(({ changes, by }) => changes.map(({ field, from }) => `${by?.user} ${field} ${from}`))
        const entries = Object.values(phones).flatMap(({ engine }) => engine.standing().entries)
        const before = (value: string): boolean =>
          entries.some(({ state, input }) => state === 'refused' && Object.values(input).includes(value))
        const unseen = written.filter(
          ({ field, value, who, ...of }) =>
            of.id === id &&
            there[field] !== value &&
            !contested.includes(value) &&
            !seen.has(value) &&
            !before(value) &&
            !own.includes(`${who} ${field} ${value}`),
        )
        // What nobody saw before writing over it stands on the file, or before who wrote it.
        expect(unseen).toEqual([])
        expect(entries.filter(({ state }) => state === 'waiting')).toEqual([])
      }
    }),
    { numRuns: 4, endOnFailure: true },
  )
}, 120_000)
