// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { configureDrafts, keep, recall, sealedKey } from '#platform/web/kept.ts'
import { type Others, openDrafts } from '#platform/web/offline/drafts.ts'
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

/** Nobody else has this copy open. */
const others: Others = { tell: () => undefined, onTold: () => () => undefined }

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
  await openDrafts(shelf, { theirs: true, others })
  expect(recall('session', 'form.case')).toBe('typed before')
  expect(await shelf.all('draft')).toEqual([{ name: 'form.case', value: 'typed before' }])
  expect([...area.keys()]).toEqual(['kawal.acting'])
})

test('on a full device it stays where it was, and in the form', async () => {
  await openDrafts(shelfOf(true), { theirs: true, others })
  expect(recall('session', 'form.case')).toBe('typed before')
  expect(area.get('kawal.form.case')).toBe('typed before')
})

test('what another account may have typed does not come into the copy', async () => {
  const shelf = shelfOf(false)
  await openDrafts(shelf, { theirs: false, others })
  expect(recall('session', 'form.case')).toBeUndefined()
  expect([await shelf.all('draft'), area.get('kawal.form.case')]).toEqual([[], 'typed before'])
})

test('what is kept only where it is sealed is kept while a copy is open', async () => {
  expect(sealedKey('visit')).toBeUndefined()
  await openDrafts(shelfOf(false), { theirs: false, others })
  expect(sealedKey('visit')).toBe('visit')
})

test('what was sent does not come back, however long its last letter took to be sealed', async () => {
  const shelf = shelfOf(false)
  let sealed = (): void => undefined
  const sealing = new Promise<void>((resolve) => {
    sealed = resolve
  })
  await openDrafts({ ...shelf, put: (...draft) => sealing.then(() => shelf.put(...draft)) }, { theirs: false, others })
  keep('session', 'form.visit', 'typed')
  keep('session', 'form.visit', undefined)
  sealed()
  keep('session', 'form.other', 'typed')
  await vi.waitUntil(async () => (await shelf.names('draft')).includes('form.other'))
  expect(await shelf.names('draft')).toEqual(['form.other'])
})

test('what another page of the copy sent or typed stands here as it is there, until this one is left', async () => {
  const shelf = shelfOf(false)
  const told: string[] = []
  let tell = (_name: string): void => undefined
  const leave = await openDrafts(shelf, {
    theirs: false,
    others: {
      tell: (name) => void told.push(name),
      onTold: (listener) => {
        tell = listener
        return () => {
          tell = () => undefined
        }
      },
    },
  })
  keep('session', 'form.visit', 'typed')
  await vi.waitUntil(() => told.length === 1)
  await shelf.drop('draft', ['form.visit'])
  await shelf.put('draft', 'form.other', 'typed there')
  for (const name of ['form.visit', 'form.other']) tell(name)
  await vi.waitUntil(() => recall('session', 'form.other') === 'typed there')
  expect(recall('session', 'form.visit')).toBeUndefined()
  // What this page types while another is told of stays.
  keep('session', 'form.visit', 'typed anew')
  tell('form.visit')
  await vi.waitUntil(() => told.length === 2)
  expect([told, recall('session', 'form.visit')]).toEqual([['form.visit', 'form.visit'], 'typed anew'])
  leave()
  await shelf.drop('draft', ['form.visit'])
  tell('form.visit')
  expect(recall('session', 'form.visit')).toBe('typed anew')
})
