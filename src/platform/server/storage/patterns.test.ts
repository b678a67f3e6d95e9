// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { patternsOf } from '#platform/server/storage/patterns.ts'

test.each([
  ['siti  aminah', ['%siti%', '%aminah%']],
  ['50% a_b c\\d', ['%50\\%%', '%a\\_b%', '%c\\\\d%']],
  [' ', null],
  ['', null],
])('%j is looked for as %j', (key, patterns) => expect(patternsOf(key)).toEqual(patterns))
