// SPDX-License-Identifier: AGPL-3.0-or-later

import { describe, expect, it } from 'vitest'
import { readBasis, saidOf } from '#laws/core/basis.ts'
import { lawTexts } from '#laws/core/texts.ts'

const read = (basis: string) => readBasis(basis).cited.map(({ text, articles }) => [text.cite, ...articles])

describe('a legal basis', () => {
  it.each([
    [
      'UU 18/2017 art 42a; PP 59/2021 art 4',
      [
        ['UU 18/2017', '42a'],
        ['PP 59/2021', '4'],
      ],
    ],
    ['UU 18/2017 art 49-51, 61, 63', [['UU 18/2017', '49', '50', '51', '61', '63']]],
    ['PP 59/2021 art 4(4)', [['PP 59/2021', '4']]],
    ['UU 27/2022 art 8, 43(1)c', [['UU 27/2022', '8', '43']]],
    ['Permenaker 9/2019; PP 59/2021', [['Permenaker 9/2019'], ['PP 59/2021']]],
  ])('%s is read', (basis, cited) => {
    expect(read(basis)).toEqual(cited)
  })

  it('that an officer wrote in words of their own is not known', () => {
    expect(readBasis('Keputusan Menteri: pencabutan')).toEqual({ cited: [], unknown: ['Keputusan Menteri: pencabutan'] })
  })

  it('of a part is said by the whole where the part has no words of its own', () => {
    const [law] = readBasis('UU 18/2017 art 42b').cited
    if (law === undefined) throw new Error('not read')
    expect(saidOf(law.text, '42b')?.en).toContain('records them')
    expect(saidOf(law.text, '6b')).toEqual(law.text.articles['6'])
    expect(saidOf(law.text, '999')).toBeUndefined()
  })
})

it('each text stands once, and says something in both languages', () => {
  expect(new Set(lawTexts.map(({ cite }) => cite)).size).toBe(lawTexts.length)
  const said = lawTexts.flatMap(({ rules, articles }) => [rules, ...Object.values(articles)])
  expect(said.filter(({ id, en }) => id === '' || en === '' || id === en).map(({ id }) => id)).toEqual([])
})
