// SPDX-License-Identifier: AGPL-3.0-or-later
// The real program is killed while it enters a list, and while it takes one back: it goes on by itself, nobody is missing or entered twice,
// and the whole can still be taken back.
//
//   TEST_KILLS=50 vitest run --project server test/server/import-kills.test.ts

import { rmSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { syntheticNik } from '#people/core/nik.ts'
import { temporaryFolder } from '../support/folder.ts'
import { type Killable, kills, startKillable } from '../support/killing.ts'

const KILLS = Number(process.env['TEST_KILLS'] ?? 2)
vi.setConfig({ testTimeout: 240_000 + KILLS * 60_000 })

const data = temporaryFolder('import-kills')
let program: Killable
beforeAll(async () => {
  program = await startKillable(data)
})
afterAll(async () => {
  await program.served().stop()
  rmSync(data, { recursive: true, force: true })
})

/** More than is entered between any two kills. */
const ROWS = 1500 + KILLS * 2000
const PLACE = 'F,1999-07-01,35.10.04.2006'
/** Every 50th row is wrong, every 40th says again who came just before, and every 3rd has no number by which a second entry would be refused. */
const kindOf = (index: number): 'wrong' | 'twice' | 'unnumbered' | 'numbered' =>
  index % 50 === 49 ? 'wrong' : index % 40 === 39 ? 'twice' : index % 3 === 0 ? 'unnumbered' : 'numbered'
const goodRow = (index: number): string => {
  const nik = kindOf(index) === 'numbered' ? syntheticNik({ birthDate: '1999-07-01', sex: 'F', serial: 1 + index }) : ''
  return `${nik},Daftar ${index},${PLACE}`
}
const rowOf = (index: number): string => {
  const kind = kindOf(index)
  return kind === 'wrong' ? `,Daftar ${index},F,1999-13-01,35.10.04.2006` : goodRow(kind === 'twice' ? index - 1 : index)
}

const indices = Array.from({ length: ROWS }, (_, index) => index)
const count = (...kinds: readonly string[]): number => indices.filter((index) => kinds.includes(kindOf(index))).length
const GOOD = count('numbered', 'unnumbered')

const List = z.looseObject({
  state: z.string(),
  progress: z.optional(z.object({ rows: z.number() })),
})
let id = ''

/** The list as it stands, once somebody answers. */
async function read(): Promise<z.output<typeof List>> {
  for (;;) {
    const answer = await fetch(`${program.instance()?.address}/api/v1/imports/${id}?limit=1`, { headers: program.headers('dinas') })
      .then(async (got) => ({ status: got.status, text: await got.text() }))
      .catch(() => undefined)
    if (answer?.status === 200) return List.parse(JSON.parse(answer.text))
    // Away for a moment is the only excuse; a door of before the kill is a secret of nobody.
    if (answer !== undefined && ![401, 503].includes(answer.status)) throw new Error(`${answer.text}\n${program.served().said()}`)
    await pause(50)
  }
}

/** Waits until more rows are done than these, or all of them. @returns how many */
async function beyond(rows: number, during: string): Promise<number | undefined> {
  for (;;) {
    const { state, progress } = await read()
    if (state !== during) return undefined
    if (progress !== undefined && progress.rows > rows) return progress.rows
    await pause(20)
  }
}

async function killWhile(during: 'running' | 'undoing', times: number): Promise<void> {
  let done: number | undefined = 0
  for (let nth = 0; nth < times; nth += 1) {
    done = await beyond(done, during)
    // A list that was through before its last kill would show less than it says.
    if (done === undefined) throw new Error(`nothing was ${during} any more when kill ${nth + 1} came`)
    // At whatever moment of a part.
    await pause(Math.random() * 150)
    await program.kill(kills[(nth * 2) % kills.length] ?? 'both')
  }
}

it(`a list that is killed ${KILLS} times is entered whole and once, and taken back whole`, async () => {
  const form = new FormData()
  form.append('file', new Blob([`nik,name,sex,birth_date,area\n${indices.map(rowOf).join('\n')}\n`]), 'daftar.csv')
  const begun = await fetch(`${program.instance()?.address}/api/v1/imports`, {
    method: 'POST',
    headers: program.headers('dinas'),
    body: form,
  })
  expect(begun.status).toBe(202)
  id = z.object({ id: z.string() }).parse(await begun.json()).id

  await killWhile('running', KILLS)
  await beyond(Infinity, 'running')
  expect(await read()).toMatchObject({
    state: 'done',
    rows: ROWS,
    accepted: GOOD,
    rejected: count('wrong'),
    duplicates: count('twice'),
  })
  const names = await program.rows("select name from worker where name like 'Daftar %'")
  const expected = indices.filter((index) => ['numbered', 'unnumbered'].includes(kindOf(index))).map((index) => `Daftar ${index}`)
  expect(names.map(({ name }) => String(name)).toSorted()).toEqual(expected.toSorted())
  const registered =
    "select count(*)::int as events, count(distinct command_id)::int as commands from event where type = 'WorkerRegistered'"
  const listed = `${registered} and stream_id in (select stream_id from worker where name like 'Daftar %')`
  expect(await program.rows(listed)).toEqual([{ events: GOOD, commands: GOOD }])
  const whole = await program.run('verify', '--json')
  expect(whole.code, whole.out + whole.err).toBe(0)

  const headers = { ...program.headers('dinas'), 'content-type': 'application/json' }
  const undo = await fetch(`${program.instance()?.address}/api/v1/imports/${id}/undo`, { method: 'POST', headers, body: '{}' })
  expect(undo.status, await undo.text()).toBe(202)
  await killWhile('undoing', 1)
  await beyond(Infinity, 'undoing')
  expect(await read()).toMatchObject({ state: 'undone', undone: { removed: GOOD, kept: 0 } })
  expect(await program.rows("select name from worker where name like 'Daftar %'")).toEqual([])

  // What was committed moved the feed, once.
  await expect.poll(() => program.rows('select count(*)::int as n from outbox'), { timeout: 60_000 }).toEqual([{ n: 0 }])
  expect(await program.rows('select stream_id, version from feed group by 1, 2 having count(*) > 1')).toEqual([])
  await expect
    .poll(() => program.rows('select stream_id, version from event except select stream_id, version from feed'), { timeout: 60_000 })
    .toEqual([])
  expect(await program.served().stop()).toBe(0)
  const verified = await program.run('verify', '--json')
  expect(verified.code, verified.out + verified.err).toBe(0)
})
