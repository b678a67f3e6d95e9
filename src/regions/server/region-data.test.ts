// SPDX-License-Identifier: AGPL-3.0-or-later
// The real data: counts, the package it was made from, and how fast it is found.

import { getDistricts, getProvinces, getRegencies, getVillages } from 'idn-area-data'
import { describe, expect, test } from 'vitest'
import { foldName } from '#regions/core/region.index.ts'
import { regionEdition, regionSplits, regionStanding, supersededCodes } from '#regions/core/region.law.ts'
import { childRegions, findRegion, searchRegions } from '#regions/core/region.search.ts'
import { kindOf, kindWords, type RegionKind, type RegionRow } from '#regions/core/region.ts'
import { readRegions, regionIndex } from '#regions/server/region-data.ts'

const rows = readRegions()
const index = regionIndex()
const count = (prefix: string, kind: RegionKind): number =>
  rows.filter(({ code }) => code.startsWith(prefix) && kindOf(code) === kind).length

/** With its kind word, as the package writes it. The regency and cities of Jakarta are administrative ones, without a council of their own (UU 2/2024). */
function formalName({ code, name }: RegionRow): string {
  const administrative = code.length === 5 && code.startsWith('31.')
  return `${kindWords[kindOf(code)]} ${administrative ? 'Administrasi ' : ''}${name}`
}

describe('the edition', () => {
  test('is whole, in order, and each region has its parent', () => {
    const { provinces, regencies, districts, villages } = regionEdition
    expect(count('', 'provinsi')).toBe(provinces)
    expect(count('', 'kabupaten') + count('', 'kota')).toBe(regencies)
    expect(count('', 'kota')).toBe(98)
    expect(count('', 'kecamatan')).toBe(districts)
    expect(count('', 'desa') + count('', 'kelurahan') + count('', 'desa adat')).toBe(villages)
    expect([count('', 'desa'), count('', 'kelurahan'), count('', 'desa adat')]).toEqual([75_252, 8_496, 14])
    expect(rows.every(({ code }, i) => i === 0 || (rows[i - 1]?.code ?? '') < code)).toBe(true)
    expect(rows.every(({ code }, row) => code.length === 2 || (index.parents[row] ?? -1) >= 0)).toBe(true)
    expect(rows.every(({ code }, row) => code.startsWith(rows[index.parents[row] ?? -1]?.code ?? ''))).toBe(true)
  })

  test('says what the package says, but for kind words and marks', async () => {
    const source = [...(await getProvinces()), ...(await getRegencies()), ...(await getDistricts()), ...(await getVillages())]
    const ours = new Map(rows.map((row) => [row.code, row]))
    const different = source.filter(({ code, name }) => {
      const row = ours.get(code) ?? { code, name: '' }
      const formal = code.length === 5 || kindOf(code) === 'desa adat' ? formalName(row) : row.name
      return foldName(formal) !== foldName(name)
    })
    expect(source).toHaveLength(rows.length)
    expect(different).toEqual([])
  })

  test('East Java has 773 kelurahan and 7,721 desa', () => {
    expect([count('35.', 'kelurahan'), count('35.', 'desa')]).toEqual([773, 7721])
  })

  // code, districts, desa, kelurahan of the "horseshoe" of East Java
  test.each([
    ['35.08', 'Kabupaten Lumajang', 21, 198, 7],
    ['35.09', 'Kabupaten Jember', 31, 226, 22],
    ['35.10', 'Kabupaten Banyuwangi', 25, 189, 28],
    ['35.11', 'Kabupaten Bondowoso', 23, 209, 10],
    ['35.12', 'Kabupaten Situbondo', 17, 132, 4],
    ['35.13', 'Kabupaten Probolinggo', 24, 325, 5],
    ['35.14', 'Kabupaten Pasuruan', 24, 341, 24],
    ['35.74', 'Kota Probolinggo', 5, 0, 29],
    ['35.75', 'Kota Pasuruan', 4, 0, 34],
  ])('%s %s', (code, name, districts, desa, kelurahan) => {
    expect(formalName(findRegion(index, code) ?? { code, name: '' })).toBe(name)
    expect([count(`${code}.`, 'kecamatan'), count(`${code}.`, 'desa'), count(`${code}.`, 'kelurahan')]).toEqual([
      districts,
      desa,
      kelurahan,
    ])
  })

  test('the 25 districts of Banyuwangi with their desa and kelurahan', () => {
    const table = childRegions(index, '35.10').map(({ code, name }) => `${code} ${name} ${count(code, 'desa')} ${count(code, 'kelurahan')}`)
    expect(table).toEqual([
      '35.10.01 Pesanggaran 5 0',
      '35.10.02 Bangorejo 7 0',
      '35.10.03 Purwoharjo 8 0',
      '35.10.04 Tegaldlimo 9 0',
      '35.10.05 Muncar 10 0',
      '35.10.06 Cluring 9 0',
      '35.10.07 Gambiran 6 0',
      '35.10.08 Srono 10 0',
      '35.10.09 Genteng 5 0',
      '35.10.10 Glenmore 7 0',
      '35.10.11 Kalibaru 6 0',
      '35.10.12 Singojuruh 11 0',
      '35.10.13 Rogojampi 10 0',
      '35.10.14 Kabat 14 0',
      '35.10.15 Glagah 8 2',
      '35.10.16 Banyuwangi 0 18',
      '35.10.17 Giri 2 4',
      '35.10.18 Wongsorejo 12 0',
      '35.10.19 Songgon 9 0',
      '35.10.20 Sempu 7 0',
      '35.10.21 Kalipuro 5 4',
      '35.10.22 Siliragung 5 0',
      '35.10.23 Tegalsari 6 0',
      '35.10.24 Licin 8 0',
      '35.10.25 Blimbingsari 10 0',
    ])
  })

  test('old codes are gone, their successors are there', () => {
    const exists = (code: string): boolean => findRegion(index, code) !== undefined
    for (const { code, successors } of supersededCodes) {
      expect(exists(code)).toBe(false)
      expect(successors.every(exists)).toBe(true)
    }
    for (const { from, into, moved } of regionSplits) {
      expect([from, into].every(exists)).toBe(true)
      for (const [old, now] of Object.entries(moved)) expect([exists(old), exists(now)]).toEqual([false, true])
    }
    expect(
      Object.values(regionSplits[0]?.moved ?? {})
        .concat(Object.values(regionSplits[1]?.moved ?? {}))
        .sort(),
    ).toEqual(childRegions(index, '35.10.25').map(({ code }) => code))
    expect(regionStanding('91.02.12', exists)).toEqual({ status: 'superseded', successors: ['95.01'] })
  })
})

describe('finding among all of them', () => {
  test.each([
    ['desa wringinp', ['35.10'], 'Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur'],
    ['kec tegaldlimo', [], 'Tegaldlimo, Banyuwangi, Jawa Timur'],
    ['kab banyuwangi', [], 'Banyuwangi, Jawa Timur'],
    ['jember', ['35.10'], 'Jember, Jawa Timur'],
    ['sumber agung', ['35.10'], 'Sumberagung, Pesanggaran, Banyuwangi, Jawa Timur'],
    ['nusa tenggara t', [], 'Nusa Tenggara Timur'],
  ])('%s near %j', (text, near, label) => {
    expect(searchRegions(index, { text, near })[0]?.label).toBe(label)
  })

  test('answers in under 50 ms, one letter as well as the longest name', () => {
    for (const text of [
      's',
      'b',
      'su',
      'sumber',
      'desa',
      'kota a b c d e f',
      'a, a, a, a',
      '3',
      '35.10',
      'kampuang tanjuang koto mambang',
    ]) {
      searchRegions(index, { text })
      const runs = Array.from({ length: 5 }, () => {
        const from = performance.now()
        searchRegions(index, { text, near: ['35.10'] })
        return performance.now() - from
      })
      expect(Math.min(...runs), text).toBeLessThan(50)
    }
  })
})
