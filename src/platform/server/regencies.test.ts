// SPDX-License-Identifier: AGPL-3.0-or-later

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readRegencies } from '#platform/server/regencies.ts'
import { temporaryFolder } from '../../../test/support/folder.ts'

const PNG = Buffer.from('89504e470d0a1a0a', 'hex')

function folder(regencies: unknown, pictures: Readonly<Record<string, Buffer>> = {}): string {
  const data = temporaryFolder('regencies')
  writeFileSync(join(data, 'regencies.json'), typeof regencies === 'string' ? regencies : JSON.stringify(regencies))
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(join(data, name), bytes)
  return data
}

test('without a file no regency differs', () => expect(readRegencies(temporaryFolder('regencies')).size).toBe(0))

test('a regency has its name, its lines, its picture', () => {
  const regencies = readRegencies(
    folder([{ code: '35.09', name: 'Disnaker Jember', letterhead: ['Jl. Kartini 2'], logo: 'jember.png' }], { 'jember.png': PNG }),
  )
  expect(regencies.get('35.09')).toEqual({
    code: '35.09',
    name: 'Disnaker Jember',
    letterhead: ['Jl. Kartini 2'],
    deadlines: [],
    logo: `data:image/png;base64,${PNG.toString('base64')}`,
  })
})

test.each([
  ['{ not json', 'cannot be read as JSON'],
  [[{ code: '35.9', name: 'x' }], 'at 0.code'],
  [[{ code: '35.09', name: 'x', deadlines: [{ step: 'INFO_GIVEN', days: -1 }] }], 'at 0.deadlines.0.days'],
  [
    [
      { code: '35.09', name: 'x' },
      { code: '35.09', name: 'y' },
    ],
    'two entries for 35.09',
  ],
  [[{ code: '35.09', name: 'x', logo: 'none.png' }], 'which is not there'],
  [[{ code: '35.09', name: 'x', logo: 'text.png' }], 'is no PNG'],
])('%j is refused in words', (regencies, words) => {
  expect(() => readRegencies(folder(regencies, { 'text.png': Buffer.from('<svg/>') }))).toThrow(words)
})
