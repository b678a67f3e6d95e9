// SPDX-License-Identifier: AGPL-3.0-or-later
// The people of the demonstration: one seed brings the same ones with the same lives every time, and none of them can be anybody.

import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { loadFiles } from '#apps/demo/files.ts'
import { readNik, SYNTHETIC_PROVINCE } from '#people/core/nik.ts'
import { findStanding } from '#regions/server/register.ts'

const TODAY = '2026-11-24'
const villages = ['35.10.04.2006', '35.10.01.2004', '35.10.25.2001', '35.10.13.1003'] as const
const COUNT = 120

/** What is sent for each file: every command, by whom and on which day. An office that takes everything answers. */
async function lives(seed: number): Promise<ReadonlyMap<string, readonly string[]>> {
  const sent = new Map<string, string[]>()
  const codes = ['JOBSEEKER_REGISTERED', 'VACANCY_CHOSEN', 'MEDICAL_FIT', 'TRAINING_DONE', 'DEPARTED']
  await loadFiles(
    (part) => {
      const acts: string[] = []
      sent.set(part, acts)
      const bring = async (login: string, path: string, file: Buffer, on?: string) => {
        acts.push(JSON.stringify([login, path, file.length, on]))
        return { id: `${part}-${acts.length}` }
      }
      return {
        bring,
        get: async () => undefined,
        post: async (login, path, body, on) => {
          const code = codes[acts.length % codes.length]
          acts.push(JSON.stringify([login, path, body, on]))
          return { id: part, state: 'PREPARING', nextSteps: [{ code, owner: 'REGENCY', due: on }] }
        },
      }
    },
    { count: COUNT, seed, today: TODAY, villages, agencies: ['one', 'two', 'three'], orders: [], report: () => undefined },
  )
  return sent
}

const Registered = z.tuple([
  z.string(),
  z.literal('/workers'),
  z.looseObject({
    name: z.string(),
    sex: z.enum(['F', 'M']),
    birthDate: z.string(),
    nik: z.optional(z.string()),
    phone: z.optional(z.string()),
  }),
  z.string(),
])

async function people(seed: number) {
  return [...(await lives(seed)).values()].map(([first = '']) => Registered.parse(JSON.parse(first))[2])
}

test('one seed brings the same people with the same lives, another seed others', async () => {
  const first = await lives(1)
  expect(first.size).toBe(COUNT)
  expect(await lives(1)).toEqual(first)
  const other = await lives(2)
  expect([...other].filter(([part, acts]) => acts.join() === first.get(part)?.join())).toEqual([])
})

test('no number can be anybody’s: of a province that never was, no two alike, and they read as what they were made from', async () => {
  expect(findStanding(SYNTHETIC_PROVINCE).status).toBe('unknown')
  const found = await people(35_10_000)
  const niks = found.flatMap(({ nik, sex }) => (nik === undefined ? [] : [{ nik, sex }]))
  expect(niks.length).toBeGreaterThan(COUNT / 2)
  expect(new Set(niks.map(({ nik }) => nik)).size).toBe(niks.length)
  for (const { nik, sex } of niks) {
    const reading = readNik(nik, { on: TODAY, standing: findStanding })
    expect(
      reading.ok && { sex: reading.sex, made: reading.flags.includes('SYNTHETIC'), unknown: reading.flags.includes('PROVINCE_UNKNOWN') },
      nik,
    ).toEqual({
      sex,
      made: true,
      unknown: true,
    })
  }
  // No operator was given 0849.
  for (const { phone } of found) expect(phone ?? '0849').toMatch(/^0849/)
})
