// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openDraft } from '#platform/web/draft.ts'
import { configureDrafts, forgetSession } from '#platform/web/kept.ts'

const kept = new Map<string, string>()

beforeEach(() => {
  vi.useFakeTimers()
  kept.clear()
  configureDrafts({
    recall: (name) => kept.get(name),
    keep: (name, text) => void (text === undefined ? kept.delete(name) : kept.set(name, text)),
  })
})
afterEach(() => {
  configureDrafts(undefined)
  vi.useRealTimers()
})

test('what is typed without a pause is kept within a second of each letter', () => {
  const draft = openDraft('letter')
  let text = ''
  for (let letters = 1; letters <= 100; letters += 1) {
    text += 'a'
    draft.note(() => text)
    vi.advanceTimersByTime(100)
    expect(text.length - (draft.recall()?.length ?? 0)).toBeLessThan(10)
  }
  vi.advanceTimersByTime(1000)
  expect(draft.recall()).toBe(text)
})

test('what was sent is kept no more, not even by what was under way', () => {
  const draft = openDraft('letter')
  draft.note(() => 'sent')
  draft.forget()
  vi.advanceTimersByTime(1000)
  draft.keepNow()
  expect(kept).toEqual(new Map())
  draft.note(() => 'another')
  draft.keepNow()
  expect(kept).toEqual(new Map([['form.letter', 'another']]))
})

test('nothing that was begun before everything was forgotten is kept after', () => {
  const [draft, left] = [openDraft('letter'), openDraft('visit')]
  draft.note(() => 'whoever was here')
  left.note(() => 'whoever was here')
  forgetSession()
  vi.advanceTimersByTime(1000)
  left.note(() => 'goes on')
  left.keepNow()
  expect(kept).toEqual(new Map())
})

test('what was sealed is kept nowhere else once the copy is locked or erased', () => {
  const open = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => open.get(name) ?? null,
    setItem: (name: string, text: string) => void open.set(name, text),
    removeItem: (name: string) => void open.delete(name),
  })
  const draft = openDraft('letter')
  draft.note(() => 'Kasmirah')
  configureDrafts(undefined)
  vi.advanceTimersByTime(1000)
  draft.note(() => 'Kasmirah goes on')
  draft.keepNow()
  expect([...open]).toEqual([])
  // What is begun after belongs to whoever is there then.
  const another = openDraft('letter')
  another.note(() => 'another')
  another.keepNow()
  expect([...open]).toEqual([['kawal.form.letter', 'another']])
  vi.unstubAllGlobals()
})
