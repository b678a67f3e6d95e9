// SPDX-License-Identifier: AGPL-3.0-or-later
import { describe, expect, test } from 'vitest'
import { decodeRegions, encodeRegions } from '#regions/core/region.codec.ts'
import { buildRegionIndex } from '#regions/core/region.index.ts'
import { regionSplits, regionStanding, supersededCodes } from '#regions/core/region.law.ts'
import { childRegions, findRegion, regionLabel, searchRegions } from '#regions/core/region.search.ts'
import { makeRegion, Region, type RegionRow } from '#regions/core/region.ts'

const rows: readonly RegionRow[] = [
  { code: '31', name: 'Daerah Khusus Ibukota Jakarta' },
  { code: '31.71', name: 'Jakarta Pusat' },
  { code: '35', name: 'Jawa Timur' },
  { code: '35.10', name: 'Banyuwangi' },
  { code: '35.10.04', name: 'Tegaldlimo' },
  { code: '35.10.04.2001', name: 'Purwoasri' },
  { code: '35.10.04.2002', name: 'Kendalrejo' },
  { code: '35.10.04.2006', name: 'Wringinpitu' },
  { code: '35.10.16', name: 'Banyuwangi' },
  { code: '35.10.16.1001', name: 'Kepatihan' },
  { code: '35.13', name: 'Probolinggo' },
  { code: '35.13.01', name: 'Sumber' },
  { code: '35.13.01.2001', name: 'Sumber Agung' },
  { code: '35.13.01.2002', name: "Ra'as Wringin" },
  { code: '35.74', name: 'Probolinggo' },
  { code: '91', name: 'Papua' },
  { code: '91.03', name: 'Jayapura' },
  { code: '91.03.01', name: 'Sentani' },
  { code: '91.03.01.3007', name: 'Yoboi' },
]
const index = buildRegionIndex(rows)
const codes = (text: string, more: { parent?: string; near?: readonly string[]; limit?: number } = {}): string[] =>
  searchRegions(index, { text, ...more }).map((hit) => hit.region.code)

describe('a region', () => {
  test.each([
    ['35', 'provinsi'],
    ['35.10', 'kabupaten'],
    ['35.74', 'kota'],
    ['31.71', 'kota'],
    ['35.10.04', 'kecamatan'],
    ['35.10.04.2006', 'desa'],
    ['35.10.16.1001', 'kelurahan'],
    ['91.03.01.3007', 'desa adat'],
  ])('%s is a %s', (code, kind) => {
    const row = rows.find((r) => r.code === code) ?? { code: '', name: '' }
    expect(Region.parse(makeRegion(row)).kind).toBe(kind)
  })

  test('knows its level and parent', () => {
    expect(findRegion(index, '35.10.04.2006')).toEqual({
      code: '35.10.04.2006',
      name: 'Wringinpitu',
      kind: 'desa',
      level: 4,
      parent: '35.10.04',
    })
    expect(findRegion(index, '35')?.parent).toBe('')
    expect(findRegion(index, '35.10.04.2099')).toBeUndefined()
    expect(childRegions(index, '35.10.04').map((r) => r.code)).toEqual(['35.10.04.2001', '35.10.04.2002', '35.10.04.2006'])
    expect(childRegions(index, '').map((r) => r.code)).toEqual(['31', '35', '91'])
  })

  test('survives the data file', () => {
    expect(decodeRegions(encodeRegions(rows))).toEqual(rows)
    expect(() => decodeRegions('something else')).toThrow('expected "kawal-regions 1"')
  })
})

describe('typing a name', () => {
  test.each([
    ['wring', ['35.10.04.2006', '35.13.01.2002']],
    ['desa wringin', ['35.10.04.2006', '35.13.01.2002']],
    ['WRÎNGIN  pitu', ['35.10.04.2006']],
    ['wringinpitu tegaldlimo', ['35.10.04.2006']],
    ['Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur', ['35.10.04.2006']],
    ['ds. wringinpitu kec. tegaldlimo kab. banyuwangi', ['35.10.04.2006']],
    ['wringinpitu probolinggo', []],
    ['kec tegaldlimo', ['35.10.04']],
    ['kab banyuwangi', ['35.10', '35.10.16']],
    ['kec banyuwangi', ['35.10.16', '35.10']],
    ['kota probolinggo', ['35.74', '35.13']],
    ['probolinggo', ['35.13', '35.74']],
    ['sumberagung', ['35.13.01.2001']],
    ['sumber agu', ['35.13.01.2001']],
    ['sumber', ['35.13.01', '35.13.01.2001']],
    ['raas', ['35.13.01.2002']],
    ['timur', ['35']],
    ['dki', ['31']],
    ['351004', ['35.10.04', '35.10.04.2001', '35.10.04.2002', '35.10.04.2006']],
    ['35.10.04.2006', ['35.10.04.2006']],
    ['3510042006', ['35.10.04.2006']],
    [
      '35.1',
      [
        '35.10',
        '35.13',
        '35.10.04',
        '35.10.16',
        '35.13.01',
        '35.10.04.2001',
        '35.10.04.2002',
        '35.10.04.2006',
        '35.10.16.1001',
        '35.13.01.2001',
      ],
    ],
    ['', []],
    [' , , ', []],
    ['desa', []],
    ['%_\\\u0000💥', []],
  ])('%s', (text, expected) => expect(codes(text)).toEqual(expected))

  test('stays inside a parent, and shows the caller his own first', () => {
    expect(codes('banyuwangi', { parent: '35.10.16' })).toEqual(['35.10.16'])
    expect(codes('35', { parent: '35.13.01' })).toEqual(['35.13.01', '35.13.01.2001', '35.13.01.2002'])
    expect(codes('wringin', { near: ['35.13'] })).toEqual(['35.13.01.2002', '35.10.04.2006'])
    expect(codes('wringin', { near: ['35.10.16.1001'] })).toEqual(['35.10.04.2006', '35.13.01.2002'])
    expect(codes('wringin', { near: [''] })).toEqual(['35.10.04.2006', '35.13.01.2002'])
    expect(codes('banyuwangi', { near: ['35.13'] })).toEqual(['35.10', '35.10.16'])
    expect(codes('wringin', { limit: 1 })).toEqual(['35.10.04.2006'])
  })

  test('gives the whole path, and says of a city that it is one', () => {
    expect(searchRegions(index, { text: 'wringinp' })[0]?.label).toBe('Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur')
    expect(regionLabel(index, '35.74')).toBe('Kota Probolinggo, Jawa Timur')
    expect(regionLabel(index, '99')).toBe('')
  })
})

describe('old codes', () => {
  const today = new Set(['35.10.13', '35.10.14', '35.10.25', '35.10.13.2001', '91.03', '93.01'])
  const exists = (code: string): boolean => today.has(code)
  test.each([
    ['35.10.13', 'current', ['35.10.25']],
    ['35.10.25', 'current', []],
    ['35.10.13.2001', 'current', []],
    ['35.10.13.2004', 'superseded', ['35.10.25.2005']],
    ['91.03', 'current', []],
    ['91.01', 'superseded', ['93.01']],
    ['91.01.12', 'superseded', ['93.01']],
    ['92.71.03', 'superseded', ['96.71']],
    ['64.73.01', 'superseded', ['65.71']],
    ['99.10.04', 'unknown', []],
    ['', 'unknown', []],
  ])('%s is %s', (code, status, successors) => expect(regionStanding(code, exists)).toEqual({ status, successors }))

  test('each has its legal basis and its days in order', () => {
    for (const row of [...supersededCodes, ...regionSplits]) {
      expect(row.legalBasis).not.toBe('')
      expect(row.validFrom <= (row.validTo ?? '9999')).toBe(true)
    }
    expect(new Set(supersededCodes.map((row) => row.code)).size).toBe(31)
  })
})
