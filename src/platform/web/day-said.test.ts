// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { daySaid } from '#platform/web/day-said.ts'

test('a form says no day that only the clock of its device says', () => {
  expect(daySaid('2026-11-27', '2026-11-27')).toEqual({})
  expect(daySaid('', '2026-11-27')).toEqual({})
  expect(daySaid('2026-11-26', '2026-11-27')).toEqual({ on: '2026-11-26' })
})
