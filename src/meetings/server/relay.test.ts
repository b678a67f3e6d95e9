// SPDX-License-Identifier: AGPL-3.0-or-later

import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { waysFor } from '#meetings/server/relay.ts'

const turn = { urls: ['turn:turn.example.org:3478'], secret: '0123456789abcdef' }

it('gives each a name and a password that the relay can check, for hours', () => {
  const [one, two] = [waysFor({ stun: [], turn, only: false }, 'MEMBER'), waysFor({ stun: [], turn, only: false }, 'MEMBER')]
  const [{ urls, username = '', credential } = { urls: [] }] = one.ice
  expect(urls).toEqual(turn.urls)
  expect(credential).toBe(createHmac('sha1', turn.secret).update(username).digest('base64'))
  const seconds = Number(username.split(':')[0]) - Date.now() / 1000
  expect(seconds).toBeGreaterThan(5 * 3600)
  expect(seconds).toBeLessThanOrEqual(6 * 3600)
  expect(two.ice[0]?.username).not.toBe(username)
})

it('lets nobody learn from where a guest speaks, and of everybody where that is set', () => {
  expect(waysFor({ stun: [], turn, only: false }, 'MEMBER').relayOnly).toBe(false)
  expect(waysFor({ stun: [], turn, only: false }, 'GUEST').relayOnly).toBe(true)
  expect(waysFor({ stun: [], turn, only: false }, 'INTERPRETER').relayOnly).toBe(true)
  expect(waysFor({ stun: [], turn, only: true }, 'MEMBER').relayOnly).toBe(true)
})

it('is straight where no relay is', () => {
  expect(waysFor(undefined, 'GUEST')).toEqual({ ice: [], relayOnly: false })
  expect(waysFor({ stun: ['stun:a.example'], only: false }, 'GUEST')).toEqual({ ice: [{ urls: ['stun:a.example'] }], relayOnly: false })
})
