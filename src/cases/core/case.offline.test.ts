// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { casesOffline } from '#cases/core/case.offline.ts'

it('a complaint about somebody whose file is begun on the device goes behind that file', () => {
  const register = casesOffline.commands.find(({ name }) => name === 'RegisterCase')
  expect(register?.of?.({ workerId: '3510-file' })).toBe('3510-file')
  expect(register?.of?.({})).toBe(undefined)
})
