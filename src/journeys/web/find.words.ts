// SPDX-License-Identifier: AGPL-3.0-or-later
// What is said of somebody who was found.

import { defineWords } from '#kernel/words.ts'

export const findWords = defineWords({
  id: { born: 'lahir {year}', alias: 'dikenal sebagai {name}', mother: 'ibu: {name}' },
  en: { born: 'born {year}', alias: 'known as {name}', mother: 'mother: {name}' },
})
