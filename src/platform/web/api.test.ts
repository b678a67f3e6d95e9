// SPDX-License-Identifier: AGPL-3.0-or-later

import { afterEach, expect, test, vi } from 'vitest'
import { call, configureOffline } from '#platform/web/api.ts'
import { keep } from '#platform/web/kept.ts'
import { contracts } from '../../../test/support/engine-world.ts'

afterEach(() => {
  configureOffline(undefined)
  vi.unstubAllGlobals()
})

test('what is sent behind what waits is sent as whoever pressed, in whose place that was then', async () => {
  const area = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => area.get(name) ?? null,
    setItem: (name: string, text: string) => void area.set(name, text),
    removeItem: (name: string) => void area.delete(name),
  })
  const sent: (readonly (string | null)[])[] = []
  vi.stubGlobal(
    'Request',
    class {
      constructor(_url: string, { headers }: { readonly headers: Headers }) {
        sent.push(['X-Account', 'X-Acting-For'].map((name) => headers.get(name)))
      }
    },
  )
  vi.stubGlobal('fetch', async () => Response.json({ id: 'a' }))
  let whose: string | undefined = 'sri'
  keep('session', 'acting', 'one')
  configureOffline({
    whose: () => whose,
    knows: () => true,
    around: async (_contract, _input, _asking, ask) => {
      whose = undefined
      keep('session', 'acting', undefined)
      return ask()
    },
    isUnsent: () => false,
    withdraw: async () => 'gone',
    standing: () => ({ away: false, entries: [] }),
    onStanding: () => () => undefined,
  })
  await call(contracts.Begin, { text: 'a' })
  expect(sent).toEqual([['sri', 'one']])
})
