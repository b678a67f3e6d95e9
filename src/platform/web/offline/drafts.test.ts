// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configureDrafts, keep, recall, sealedKey } from '#platform/web/kept.ts'
import { openDrafts } from '#platform/web/offline/drafts.ts'
import { CannotKeep, type Shelf } from '#platform/web/offline/shelf.ts'

function shelfOf(full: boolean): Shelf {
  const lying = new Map<string, unknown>()
  return {
    all: async () => [...lying].map(([name, value]) => ({ name, value })),
    names: async () => [...lying.keys()],
    put: async (_kind, name, value) => {
      if (full) throw new CannotKeep()
      lying.set(name, value)
    },
    drop: async (_kind, names) => {
      for (const name of names) lying.delete(name)
    },
  }
}

const area = new Map<string, string>()

beforeEach(() => {
  area.clear()
  vi.stubGlobal('sessionStorage', {
    get length() {
      return area.size
    },
    key: (nth: number) => [...area.keys()][nth] ?? null,
    getItem: (name: string) => area.get(name) ?? null,
    setItem: (name: string, text: string) => void area.set(name, text),
    removeItem: (name: string) => void area.delete(name),
  })
  configureDrafts(undefined)
  keep('session', 'form.case', 'typed before')
  keep('session', 'acting', 'grant')
})
afterEach(() => {
  configureDrafts(undefined)
  vi.unstubAllGlobals()
})

test('what was typed before a copy was begun goes on there, and lies nowhere unsealed', async () => {
  const shelf = shelfOf(false)
  await openDrafts(shelf, true)
  expect(recall('session', 'form.case')).toBe('typed before')
  expect(await shelf.all('draft')).toEqual([{ name: 'form.case', value: 'typed before' }])
  expect([...area.keys()]).toEqual(['kawal.acting'])
})

test('on a full device it stays where it was, and in the form', async () => {
  await openDrafts(shelfOf(true), true)
  expect(recall('session', 'form.case')).toBe('typed before')
  expect(area.get('kawal.form.case')).toBe('typed before')
})

test('what another account may have typed does not come into the copy', async () => {
  const shelf = shelfOf(false)
  await openDrafts(shelf, false)
  expect(recall('session', 'form.case')).toBeUndefined()
  expect([await shelf.all('draft'), area.get('kawal.form.case')]).toEqual([[], 'typed before'])
})

test('what is kept only where it is sealed is kept while a copy is open', async () => {
  expect(sealedKey('visit')).toBeUndefined()
  await openDrafts(shelfOf(false), false)
  expect(sealedKey('visit')).toBe('visit')
})

test('what was sent does not come back, however long its last letter took to be sealed', async () => {
  const shelf = shelfOf(false)
  let sealed = (): void => undefined
  const sealing = new Promise<void>((resolve) => {
    sealed = resolve
  })
  await openDrafts({ ...shelf, put: (...draft) => sealing.then(() => shelf.put(...draft)) }, false)
  keep('session', 'form.visit', 'typed')
  keep('session', 'form.visit', undefined)
  sealed()
  keep('session', 'form.other', 'typed')
  await vi.waitUntil(async () => (await shelf.names('draft')).includes('form.other'))
  expect(await shelf.names('draft')).toEqual(['form.other'])
})
