// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration regency: files in many states, made by a seeded generator through commands, with national numbers that can belong to nobody.

import type { FastifyInstance } from 'fastify'
import * as z from 'zod/mini'
import { createToken, createUser, demoUsers, ensureOffices } from '#access/server/provision.ts'
import { loadCertificates } from '#apps/demo/certificates.ts'
import { type Desk, loadClasses } from '#apps/demo/classes.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Services } from '#platform/server/http/capability.ts'

export const DEMO_PASSWORD = 'kawal-demo-2026'

/** A small generator with a seed (mulberry32): the same demonstration every time. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const women = ['Siti', 'Sri', 'Dewi', 'Rini', 'Wati', 'Yuli', 'Indah', 'Fitri', 'Lestari', 'Nur', 'Eka', 'Ayu']
const men = ['Budi', 'Agus', 'Slamet', 'Joko', 'Eko', 'Hadi', 'Rudi', 'Wahyu', 'Imam', 'Dedi']
const last = ['Aminah', 'Rahayu', 'Lestari', 'Handayani', 'Wulandari', 'Astuti', 'Santoso', 'Setiawan', 'Hidayat', 'Kurniawan', '']
const villages = [
  '35.10.04.2006',
  '35.10.04.2005',
  '35.10.04.2003',
  '35.10.04.2007',
  '35.10.01.2010',
  '35.10.01.2002',
  '35.10.08.2002',
  '35.10.08.2004',
]
const goals = [
  ['HKG', 'PENGASUH_LANSIA'],
  ['TWN', 'PENGASUH_LANSIA'],
  ['KOR', 'OPERATOR_PABRIK'],
  ['JPN', 'CAREWORKER'],
  ['MYS', 'PETUGAS_LADANG'],
] as const
const Step = z.object({ id: z.string(), state: z.string(), nextSteps: z.array(z.object({ code: z.string(), owner: z.string() })) })

/** Acts as the demonstration's officers, with tokens for a day. */
async function deskOf(server: FastifyInstance, services: Services): Promise<Desk> {
  const tokens = new Map<string, string>()
  for (const login of ['dinas', 'blk', 'lsp']) tokens.set(login, (await createToken(services, login, { expiresInDays: 1 })) ?? '')
  const ask = async (login: string, method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> => {
    const headers = { authorization: `Bearer ${tokens.get(login) ?? ''}` }
    const answer = await server.inject({ method, url: `/api/v1${path}`, headers, ...(body === undefined ? {} : { payload: body }) })
    return answer.statusCode < 300 ? answer.json() : undefined
  }
  return { get: (login, path) => ask(login, 'GET', path), post: (login, path, body) => ask(login, 'POST', path, body) }
}

/** @param count how many files; progress is told every hundred. */
export async function loadDemonstration(
  server: FastifyInstance,
  services: Services,
  count: number,
  report: (line: string) => void,
): Promise<void> {
  await ensureOffices(
    services,
    demoUsers.map((user) => user.office),
  )
  for (const { login, name, role, office } of demoUsers)
    await createUser(services, { login, name, role, officeId: office.id, password: DEMO_PASSWORD })
  const tokens = {
    dinas: await createToken(services, 'dinas', { expiresInDays: 1 }),
    bp2mi: await createToken(services, 'bp2mi', { expiresInDays: 1 }),
  }
  const random = seeded(35_10)
  const pick = <T>(items: readonly T[], otherwise: T): T => items[Math.floor(random() * items.length)] ?? otherwise
  const send = async (path: string, body: object, as: 'dinas' | 'bp2mi') => {
    const answer = await server.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { authorization: `Bearer ${tokens[as] ?? ''}` },
      payload: body,
    })
    return answer.statusCode < 300 ? Step.parse(answer.json()) : undefined
  }
  async function one(index: number): Promise<void> {
    const female = random() < 0.65
    const day = 1 + Math.floor(random() * 28)
    const month = 1 + Math.floor(random() * 12)
    const year = 1978 + Math.floor(random() * 28)
    const two = (n: number): string => String(n).padStart(2, '0')
    // Province 49 is allocated to nobody.
    const nik = `491004${two(female ? day + 40 : day)}${two(month)}${two(year % 100)}${String(1 + (index % 9999)).padStart(4, '0')}`
    const [destination, occupation] = pick(goals, goals[0])
    let file = await send(
      '/workers',
      {
        name: `${female ? pick(women, 'Siti') : pick(men, 'Budi')} ${pick(last, '')}`.trim(),
        sex: female ? 'F' : 'M',
        birthDate: `${year}-${two(month)}-${two(day)}`,
        area: pick(villages, '35.10.04.2006'),
        nik,
        destination,
        occupation,
        scheme: random() < 0.8 ? 'G_TO_G' : 'UKPS',
      },
      'dinas',
    )
    for (let left = Math.floor(random() * 30); left > 0 && file !== undefined; left -= 1) {
      const step = file.nextSteps[0]
      if (step === undefined) return
      file = await send(`/workers/${file.id}/milestones/${step.code}`, {}, step.owner === 'AGENCY' ? 'bp2mi' : 'dinas')
    }
  }
  for (let start = 0; start < count; start += 10) {
    await Promise.all(Array.from({ length: Math.min(10, count - start) }, (_, i) => one(start + i)))
    if ((start + 10) % 500 === 0) report(`Loading the demonstration: ${start + 10} of ${count} files.`)
  }
  if (count === 0) return
  const desk = await deskOf(server, services)
  const today = jakartaDate(services.clock())
  await loadClasses(desk, today)
  const lsp = demoUsers.find((user) => user.login === 'lsp')
  if (lsp !== undefined) await loadCertificates(desk, lsp.office.id, today)
}
