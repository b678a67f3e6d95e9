// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { citation } from '#kernel/law.ts'

test.each([
  ['UU 18/2017 art 42b', 'UU 18/2017 pasal 42 huruf b', 'UU 18/2017 art. 42(b)'],
  ['UU 18/2017 art 5b, 41', 'UU 18/2017 pasal 5 huruf b, 41', 'UU 18/2017 art. 5(b), 41'],
  ['UU 18/2017 art 49-51, 61, 63', 'UU 18/2017 pasal 49-51, 61, 63', 'UU 18/2017 art. 49-51, 61, 63'],
  [
    'UU 18/2017 art 27; PP 59/2021 art 21(3)',
    'UU 18/2017 pasal 27; PP 59/2021 pasal 21 ayat (3)',
    'UU 18/2017 art. 27; PP 59/2021 art. 21(3)',
  ],
  ['UU 27/2022 art 8, 43(1)c', 'UU 27/2022 pasal 8, 43 ayat (1) huruf c', 'UU 27/2022 art. 8, 43(1)(c)'],
  ['Permen P2MI 34/2025', 'Permen P2MI 34/2025', 'Permen P2MI 34/2025'],
])('%s is cited as people do', (basis, id, en) => {
  expect(citation(basis, 'id')).toBe(id)
  expect(citation(basis, 'en')).toBe(en)
})
