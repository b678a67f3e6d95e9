// SPDX-License-Identifier: AGPL-3.0-or-later
// What is done while a copy comes that takes minutes: the copy stops at its next line, what was done is sent, and the copy goes on behind that line.

import { describe, expect, test } from 'vitest'
import type { Engine } from '#platform/web/offline/standing.ts'
import { act, attach, contracts, createWorld, idOf, keyOf, photoOf } from '../../../../test/support/engine-world.ts'

const TEN = 10
/** A server with ten notes, of which each comes in a line of its own. */
function createLongCopy() {
  const all = createWorld()
  for (let nth = 1; nth <= TEN; nth += 1) all.perform(keyOf(nth), 'Begin', { text: `note ${nth}` })
  all.world.perLine = 1
  /** Something is done once, before a line of the first copy. */
  const before = (line: number, work: () => Promise<unknown>): void => {
    all.world.coming = async (nth) => {
      if (nth !== line) return
      all.world.coming = async () => undefined
      await work()
    }
  }
  return { ...all, before }
}
const texts = async (engine: Engine): Promise<unknown> => {
  const got = await engine.around(contracts.List, {}, { key: keyOf(900) }, async () => ({
    ok: false,
    problem: { status: 503, code: '', title: '' },
  }))
  return 'here' in got ? got.here : undefined
}
/** Done on the device alone, as where nobody answers for a while. */
async function doneHere(all: ReturnType<typeof createLongCopy>, work: () => Promise<unknown>): Promise<void> {
  all.world.network = false
  await work()
  all.world.network = true
}

describe('what is done while a copy comes', () => {
  test('is sent at the next line, and the copy goes on behind it', async () => {
    const all = createLongCopy()
    const engine = await all.open()
    all.before(4, () =>
      doneHere(all, async () => {
        await act(all, engine, keyOf(20), 'Change', { id: idOf(keyOf(1)), text: 'changed meanwhile' })
        await act(all, engine, keyOf(21), 'Begin', { text: 'begun meanwhile' })
      }),
    )
    await engine.sync()
    expect(all.asked).toEqual([undefined, `note:${keyOf(4)}`])
    expect(engine.standing().entries.map(({ state }) => state)).toEqual(['landed', 'landed'])
    const those = Array.from({ length: TEN - 1 }, (_, nth) => `note ${nth + 2}`)
    expect(await texts(engine)).toEqual({ items: ['changed meanwhile', ...those, 'begun meanwhile'] })
    expect(await texts(await all.open())).toEqual({ items: ['changed meanwhile', ...those, 'begun meanwhile'] })
  })

  test('is sent before anything of the rest of the copy has come', async () => {
    const all = createLongCopy()
    const engine = await all.open()
    let came = 0
    all.world.coming = async (nth) => {
      if (all.done.has(keyOf(20))) return
      came = nth
      if (nth === 2) await doneHere(all, () => act(all, engine, keyOf(20), 'Begin', { text: 'begun meanwhile' }))
    }
    await engine.sync()
    expect([came, all.done.get(keyOf(20))]).toEqual([2, 200])
  })

  test('in another page of the same device is sent too', async () => {
    const all = createLongCopy()
    const [engine, other] = [await all.open(), await all.open()]
    all.before(4, () => doneHere(all, () => act(all, other, keyOf(20), 'Begin', { text: 'begun there' })))
    await engine.sync()
    expect([all.asked.length, all.done.get(keyOf(20))]).toEqual([2, 200])
  })

  test('goes with its file', async () => {
    const all = createLongCopy()
    const engine = await all.open()
    const file = photoOf(20, false)
    all.before(4, () => doneHere(all, () => attach(all, engine, keyOf(20), idOf(keyOf(1)), file)))
    await engine.sync()
    expect([all.asked.length, all.photos.get(keyOf(20))]).toEqual([2, await file.text()])
  })

  test('what could not go before it holds it up no more', async () => {
    const all = createLongCopy()
    const engine = await all.open()
    await doneHere(all, () => act(all, engine, keyOf(20), 'Begin', { text: 'waits' }))
    all.world.trouble = true
    await engine.sync()
    expect(all.asked).toEqual([undefined])
    expect(engine.standing()).toMatchObject({ records: TEN, entries: [{ state: 'waiting', tries: 1 }] })
  })

  test('where the line is cut between, it goes on where it was', async () => {
    const all = createLongCopy()
    const engine = await all.open()
    all.before(4, async () => {
      await doneHere(all, () => act(all, engine, keyOf(20), 'Begin', { text: 'begun meanwhile' }))
      all.world.lose = true
    })
    await engine.sync()
    expect([all.asked, engine.standing().away]).toEqual([[undefined], true])
    all.world.lose = false
    const next = await all.open()
    await next.sync()
    expect(all.asked).toEqual([undefined, `note:${keyOf(4)}`])
    expect(next.standing()).toMatchObject({ records: TEN + 1, entries: [{ state: 'landed' }] })
  })
})
