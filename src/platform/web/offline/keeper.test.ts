// SPDX-License-Identifier: AGPL-3.0-or-later
// A copy on one disk, with one page or two: it holds what is within reach and nothing that was, in memory as on the disk.

import { describe, expect, test } from 'vitest'
import { NO_SUM, pack, summed } from '#kernel/sync-protocol.ts'
import { openKeeper } from '#platform/web/offline/keeper.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

const NOW = '2026-11-24T02:00:00Z'
const idOf = (nth: number): string => `3510-01990000-0000-7000-8000-${nth.toString(16).padStart(12, '0')}`
const ignore = (): void => undefined

interface Note {
  readonly text: string
  readonly area: string
}

/** A server with records of some kinds, and the disk of a device. */
function createWorld() {
  const disk = new Map<string, unknown>()
  const records = new Map<
    string,
    { readonly id: string; readonly part: string; readonly version: number; readonly text: string; readonly moved: number }
  >()
  const asked: (string | undefined)[] = []
  /** Behind which place each was asked for. */
  const places: (string | undefined)[] = []
  let parts: readonly string[] = ['note', 'paper']
  let cursor = 0

  const shelf: Shelf = {
    all: async (kind, begins = '') =>
      [...disk]
        .filter(([place]) => place.startsWith(`${kind}/${begins}`))
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([place, value]) => ({ name: place.slice(kind.length + 1), value: structuredClone(value) })),
    names: async (kind, begins = '') =>
      [...disk.keys()]
        .filter((place) => place.startsWith(`${kind}/${begins}`))
        .map((place) => place.slice(kind.length + 1))
        .sort(),
    put: async (kind, name, value) => void disk.set(`${kind}/${name}`, structuredClone(value)),
    drop: async (kind, names) => {
      for (const name of names) disk.delete(`${kind}/${name}`)
    },
  }
  const within = (part: string) => [...records.values()].filter((each) => each.part === part && parts.includes(part))
  const sumOf = (part: string) => within(part).reduce((sum, { id, version }) => summed(sum, id.slice(5), version), NO_SUM)
  async function* linesOf(since: number, at?: string): AsyncGenerator<string> {
    const all = parts.flatMap(within)
    const behind = all.findIndex(({ part, id }) => at === `${part}:${id.slice(5)}`)
    const [had, rest] = at === undefined && since >= 0 ? [all, []] : [all.slice(0, behind + 1), all.slice(behind + 1)]
    const blocks = [
      ...parts.flatMap((part) => {
        const moved = had.filter((each) => each.part === part && each.moved > since)
        return moved.length === 0 ? [] : [{ part, moved, place: undefined }]
      }),
      // A copy that begins, and the rest of one, goes on behind each of its lines.
      ...rest.map((each) => ({ part: each.part, moved: [each], place: `${each.part}:${each.id.slice(5)}` })),
    ]
    const total = blocks.reduce((sum, { moved }) => sum + moved.length, 0)
    const sums = Object.fromEntries(parts.map((part) => [part, sumOf(part)]))
    yield JSON.stringify({ cursor: `35.10:${cursor}`, whole: since < 0, total, keepDays: 14, parts, regencies: [], places: [], sums })
    for (const { part, moved, place } of blocks)
      yield JSON.stringify({
        part,
        ...(place === undefined ? {} : { at: place }),
        ids: moved.map(({ id }) => id),
        versions: moved.map(({ version }) => version),
        columns: pack(moved.map(({ text }) => ({ text }))),
      })
  }
  const line: Line = {
    send: async () => ({ status: 0 }),
    sendFile: async () => ({ status: 0 }),
    copy: async (since, at) => {
      asked.push(since)
      places.push(at)
      return { status: 200, lines: linesOf(since === undefined ? -1 : Number(since.split(':')[1]), at) }
    },
    ids: async (part) => ({
      status: 200,
      ids: within(part).map(({ id }) => id),
      versions: within(part).map(({ version }) => version),
    }),
  }
  async function page(comes = (): boolean => true) {
    const keeper = await openKeeper(shelf, line, { comes, renewed: async () => undefined })
    return {
      take: () => keeper.take(() => NOW, ignore),
      /** It stops at the first place from which it goes on. */
      takeLittle: () =>
        keeper.take(
          () => NOW,
          ignore,
          async () => true,
        ),
      texts: () =>
        ['note', 'paper'].flatMap((type) =>
          keeper.table.all<Note>({ type, may: [], pick: () => ({ text: '', area: '' }) }).map(({ state }) => state.text),
        ),
    }
  }
  return {
    asked,
    places,
    page,
    put: (nth: number, text: string, part = 'note') => {
      cursor += 1
      const place = `${part}/${nth}`
      records.set(place, { id: idOf(nth), part, version: (records.get(place)?.version ?? 0) + 1, text, moved: cursor })
    },
    /** Out of reach: nothing moves by it. */
    remove: (nth: number, part = 'note') => void records.delete(`${part}/${nth}`),
    reach: (...now: readonly string[]) => {
      parts = now
    },
    lies: (text: string) => JSON.stringify([...disk]).includes(text),
    disk,
  }
}

describe('a copy', () => {
  test('of two pages: what one wrote, the other knows before it writes', async () => {
    const { put, page } = createWorld()
    put(1, 'first')
    put(2, 'once')
    const one = await page()
    await one.take()
    const two = await page()
    for (const text of ['twice', 'three times', 'four times']) {
      put(2, text)
      await one.take()
    }
    put(2, 'five times')
    put(3, 'another')
    // The other had stopped at the first, and writes behind what it never read.
    await two.take()
    for (const each of [two, await page()]) expect(each.texts()).toEqual(['first', 'five times', 'another'])
    put(1, 'first again')
    await two.take()
    await one.take()
    for (const each of [one, await page()]) expect(each.texts()).toEqual(['first again', 'five times', 'another'])
  })

  test('of two pages: what had gone in one does not come back by the other', async () => {
    const { put, remove, page } = createWorld()
    put(1, 'stays')
    put(2, 'goes')
    const [one, two] = [await page(), await page()]
    await one.take()
    await two.take()
    remove(2)
    await one.take()
    put(3, 'comes')
    await two.take()
    for (const each of [two, await page()]) expect(each.texts()).toEqual(['stays', 'comes'])
  })

  test('holds nothing on the disk of what left its reach', async () => {
    const { put, remove, page, lies } = createWorld()
    put(1, 'stays')
    put(2, 'goes')
    const one = await page()
    await one.take()
    expect(lies('goes')).toBe(true)
    remove(2)
    await one.take()
    expect([lies('stays'), lies('goes')]).toEqual([true, false])
    expect((await page()).texts()).toEqual(['stays'])
  })

  test('loses the kinds of records that a new role does not see, and takes those that it does', async () => {
    const { put, reach, page, lies } = createWorld()
    put(1, 'a note')
    put(2, 'a paper', 'paper')
    const one = await page()
    await one.take()
    reach('note')
    await one.take()
    expect([one.texts(), (await page()).texts(), lies('a paper')]).toEqual([['a note'], ['a note'], false])
    reach('note', 'paper')
    await one.take()
    expect([one.texts(), (await page()).texts()]).toEqual([
      ['a note', 'a paper'],
      ['a note', 'a paper'],
    ])
  })

  test('of a record of two kinds loses the one that left its reach', async () => {
    const { put, remove, page } = createWorld()
    put(1, 'a note')
    put(1, 'less of it', 'paper')
    const one = await page()
    await one.take()
    remove(1, 'paper')
    await one.take()
    for (const each of [one, await page()]) expect(each.texts()).toEqual(['a note'])
    put(2, 'moved')
    await one.take()
    remove(1)
    put(1, 'less of it', 'paper')
    await one.take()
    for (const each of [one, await page()]) expect(each.texts()).toEqual(['moved', 'less of it'])
  })

  test('that is nobody’s any more leaves the disk whole, and comes whole where it is somebody’s again', async () => {
    const { put, page, disk } = createWorld()
    put(1, 'a note')
    let comes = true
    const [one, two] = [await page(() => comes), await page()]
    await one.take()
    await two.take()
    comes = false
    await one.take()
    expect([one.texts(), [...disk.keys()]]).toEqual([[], []])
    put(2, 'another')
    await two.take()
    expect([one.texts(), (await page()).texts()]).toEqual([[], ['a note', 'another']])
    // Killed before it went, it goes as it opens.
    expect([(await page(() => comes)).texts(), [...disk.keys()]]).toEqual([[], []])
    comes = true
    await one.take()
    expect(one.texts()).toEqual(['a note', 'another'])
  })

  test('is taken whole after many small ones, and then goes on by what moved', async () => {
    const { put, page, asked } = createWorld()
    const one = await page()
    for (let nth = 0; nth < 210; nth += 1) {
      put(1, `text ${nth}`)
      await one.take()
    }
    // At first, and once more.
    expect(asked.filter((since) => since === undefined).length).toBe(2)
    expect((await page()).texts()).toEqual(['text 209'])
  })

  test('that is taken whole again, and stops between, goes on and leaves nothing behind it that it had before', async () => {
    const { put, remove, page, disk, places } = createWorld()
    const one = await page()
    for (const nth of [1, 2, 3, 4]) put(nth, `text ${nth}`)
    for (let nth = 0; nth < 210 && [...disk.keys()].length < 203; nth += 1) {
      put(1, `text ${nth}`)
      await one.take()
    }
    places.length = 0
    remove(4)
    put(2, 'moved')
    // Each in another page, as after a kill.
    expect(await (await page()).takeLittle()).toBe('paused')
    put(1, 'moved meanwhile')
    expect(await (await page()).takeLittle()).toBe('paused')
    const last = await page()
    expect(await last.take()).toBe('complete')
    expect(places).toEqual([undefined, `note:${idOf(1).slice(5)}`, `note:${idOf(2).slice(5)}`])
    for (const each of [last, await page()]) expect(each.texts()).toEqual(['moved meanwhile', 'moved', 'text 3'])
    expect([...disk.keys()].filter((place) => place.startsWith('block/')).length).toBeLessThan(10)
  })

  test('that is taken whole because something is lacking, and stops between, goes on where it was', async () => {
    const { put, reach, page, places } = createWorld()
    reach('note')
    for (const nth of [1, 2]) put(nth, `text ${nth}`)
    for (const nth of [1, 2]) put(nth, `paper ${nth}`, 'paper')
    const one = await page()
    await one.take()
    reach('note', 'paper')
    places.length = 0
    for (const _ of [1, 2, 3]) expect(await one.takeLittle()).toBe('paused')
    expect(await one.take()).toBe('complete')
    expect(places.filter((_place, nth) => nth % 2 === 1)).toEqual([
      undefined,
      ...[1, 2].map((nth) => `note:${idOf(nth).slice(5)}`),
      `paper:${idOf(1).slice(5)}`,
    ])
    for (const each of [one, await page()]) expect(each.texts()).toEqual(['text 1', 'text 2', 'paper 1', 'paper 2'])
  })
})
