// SPDX-License-Identifier: AGPL-3.0-or-later
// What is done on a record that another one brings with it goes behind that one, and behind nothing else of it.

import { expect, test } from 'vitest'
import { dueOf, type Entry, entryOf, filesDueOf, goingAgain, gone, heardTogether, landed, nextIn } from '#platform/web/offline/entry.ts'

const NOW = '2026-05-03T02:00:00.000Z'
const entry = (key: string, more: Partial<Entry>): Entry => ({
  key,
  contract: 'X',
  input: {},
  made: NOW,
  state: 'waiting',
  tries: 0,
  ...more,
})
const keysOf = (entries: readonly Entry[]): readonly string[] => entries.map(({ key }) => key)

const begun = entry('1', { on: 'file', begins: true })
const visit = entry('2', { on: 'home', of: 'file' })

test('a visit goes with the file that was opened before it, and waits while that one cannot go', () => {
  expect(keysOf(dueOf([visit, begun], NOW, new Set()))).toEqual(['1', '2'])
  const later = { ...begun, after: '2026-05-03T02:05:00.000Z' }
  expect(keysOf(dueOf([later, visit], NOW, new Set()))).toEqual([])
  expect(keysOf(dueOf([{ ...begun, state: 'refused' }, visit], NOW, new Set()))).toEqual([])
  // Another change of a file that the server has holds up no visit.
  expect(keysOf(dueOf([entry('1', { on: 'file', after: later.after }), visit], NOW, new Set()))).toEqual(['2'])
})

test('what was changed and had arrived as it was before holds up nothing that builds on it', () => {
  const arrived = { ...begun, state: 'refused', problem: { status: 409, code: 'id-reused' } } as const
  const photo = entry('3', { of: 'file', file: { name: '', type: '', bytes: 1 } })
  expect(keysOf(dueOf([arrived, visit], NOW, new Set()))).toEqual(['2'])
  expect(keysOf(filesDueOf([arrived, photo], NOW, new Set()))).toEqual(['3'])
  expect(keysOf(filesDueOf([{ ...begun, state: 'refused' }, photo], NOW, new Set()))).toEqual([])
})

test('where the file was refused, the visit that came with it is not lost but waits', () => {
  const heard = heardTogether([begun, visit], [{ status: 422 }, { status: 404 }], NOW, 0)
  expect(heard.map(({ state }) => state)).toEqual(['refused', 'waiting'])
})

test.each([
  [403, true],
  [404, true],
  [409, true],
  [422, undefined],
])('what may have arrived before still may where it is refused without being looked at (%i: %s)', (status, went) => {
  const [heard] = heardTogether([{ ...begun, went: true }], [{ status }], NOW, 0)
  expect([heard?.state, heard?.went]).toEqual(['refused', went])
})

test('a pause that ends further off than any began while the clock was another, and is over', () => {
  const ahead = entry('1', { after: '2026-06-03T02:00:00.000Z' })
  expect([keysOf(dueOf([ahead], NOW, new Set())), nextIn([ahead], NOW)]).toEqual([['1'], 0])
  const soon = entry('2', { after: '2026-05-03T02:00:02.000Z' })
  expect([keysOf(dueOf([soon], NOW, new Set())), nextIn([soon], NOW)]).toEqual([[], 2000])
})

test('what is done on a record that was begun here says that of it nothing was known', () => {
  const begins = { key: '2', under: undefined, file: undefined, seen: undefined, made: NOW }
  expect(entryOf({ name: 'X' }, { id: 'file' }, begins, () => undefined).madeOn).toBe(0)
  expect(entryOf({ name: 'X' }, { id: 'file' }, begins, () => 3).madeOn).toBe(3)
  expect(entryOf({ name: 'X' }, {}, begins, () => 3).madeOn).toBe(undefined)
})

test('what waits for somebody to decide on what it builds on is not due next, and what builds on a pause is when that ends', () => {
  const photo = entry('3', { of: 'file', file: { name: '', type: '', bytes: 1 } })
  const paused = { ...begun, after: '2026-05-03T02:00:02.000Z' }
  expect(nextIn([{ ...begun, state: 'refused' }, visit, photo], NOW)).toBe(undefined)
  expect(nextIn([{ ...begun, inForm: true }, visit, photo], NOW)).toBe(undefined)
  expect(nextIn([paused, visit, photo], NOW)).toBe(2000)
  expect(nextIn([begun, visit, photo], NOW)).toBe(0)
  expect(nextIn([{ ...begun, state: 'sent' }, visit], NOW)).toBe(0)
})

test('what had arrived in another past and is not here to go again is looked for once, and lost where this one does not know it', () => {
  const photo = entry('1', { on: 'photo', state: 'landed', lands: 2, file: { name: 'a.jpg', type: '', bytes: 1 } })
  const told = entry('2', { on: 'case', state: 'landed', lands: 1 })
  for (const arrived of [photo, told]) {
    const sought = goingAgain(arrived)
    expect(sought).toMatchObject({ state: 'sent', sought: true })
    const where = (known: number | undefined, comes = true) => landed(sought, { known, comes, leaves: false })
    expect(where(arrived.lands)).toEqual({ ...arrived, input: {} })
    for (const known of [undefined, (arrived.lands ?? 0) - 1]) expect(where(known)).toMatchObject({ state: 'lost' })
    // What does not come to this device at all may be there.
    expect(where(undefined, false)).toMatchObject({ state: 'lost' })
    expect(goingAgain(where(undefined))).toEqual(where(undefined))
  }
  // What left this device with its record is not known to be anywhere, and nothing is said of it.
  expect(goingAgain(gone(told)).state).toBe('landed')
})

test('what names in its own way what it lies on waits for that, and for nothing else', () => {
  const lies = { name: 'X', of: (input: Readonly<Record<string, unknown>>) => String(input['workerId']) }
  const asked = { key: '2', under: undefined, file: undefined, seen: undefined, made: NOW }
  const complaint = entryOf(lies, { workerId: 'file' }, asked, () => undefined)
  expect([complaint.of, complaint.on, complaint.madeOn]).toEqual(['file', undefined, undefined])
  const heard = heardTogether([begun, { ...complaint, on: 'case' }], [{ status: 422 }, { status: 404 }], NOW, 0)
  expect(heard.map(({ state }) => state)).toEqual(['refused', 'waiting'])
  expect(keysOf(dueOf([{ ...begun, inForm: true }, complaint], NOW, new Set()))).toEqual([])
})
