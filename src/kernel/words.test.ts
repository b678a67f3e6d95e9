// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands in braces becomes what was given, and a word beside a number agrees with it.

import { expect, test } from 'vitest'
import { fill } from '#kernel/words.ts'

test.each([
  [{ count: 1 }, '1 day is left'],
  [{ count: '1' }, '1 day is left'],
  [{ count: 0 }, '0 days are left'],
  [{ count: 2 }, '2 days are left'],
  [{ count: '1,000' }, '1,000 days are left'],
])('%o: %s', (given, said) => expect(fill('{count} {count|day is|days are} left', given)).toBe(said))

test('what was not given stays visible', () =>
  expect(fill('{count} {count|day|days} of {of}', { of: 3 })).toBe('{count} {count|day|days} of 3'))
