// SPDX-License-Identifier: AGPL-3.0-or-later
// What is read of OpenSID's list, and what is not: its own names of columns and the words above them, in any order.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeListed, populationColumns, readResident } from '#exchange/core/population.rules.ts'

/** As its import and export call them, in their order. */
const names = [
  'alamat',
  'dusun',
  'rw',
  'rt',
  'nama',
  'no_kk',
  'nik',
  'sex',
  'tempatlahir',
  'tanggallahir',
  'agama_id',
  'kk_level',
  'ayah_nik',
  'ibu_nik',
]
const words = [
  'Alamat',
  'Dusun',
  'RW',
  'RT',
  'Nama',
  'Nomor KK',
  'Nomor NIK',
  'Jenis Kelamin',
  'Tempat Lahir',
  'Tanggal Lahir',
  'Agama',
  'Hub. Keluarga',
  'NIK Ayah',
  'NIK Ibu',
]
const row = [
  'JL RAYA 1',
  "'DUSUN KRAJAN_LOR",
  '003',
  '-',
  'SITI',
  '3510042304110077',
  "'3510046107990001",
  '2',
  'BANYUWANGI',
  '1999-07-21',
  '1',
  '3',
  '3510040107600001',
  '0',
]

test.each([
  ['names', names],
  ['words', words],
])('by its %s, wherever they stand, and never the number of father or mother', (_kind, headings) => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray(
        headings.map((_, nth) => nth),
        { minLength: headings.length },
      ),
      (order) => {
        const shuffled = (cells: readonly string[]): string[] => order.map((nth) => cells[nth] ?? '')
        const found = populationColumns([['DATA PENDUDUK'], shuffled(headings), shuffled(row)])
        expect(found?.row).toBe(1)
        expect(readResident(shuffled(row), found?.columns ?? {})).toEqual({
          nik: '3510046107990001',
          familyCard: '3510042304110077',
          place: { hamlet: 'Krajan Lor', rw: '03' },
          name: 'Siti',
          sex: 'F',
          birthDate: '1999-07-21',
          level: 'WIFE',
        })
      },
    ),
  )
})

test('a list without numbers or hamlets is no population list, and a row without a number is nobody', () => {
  expect(populationColumns([['nama', 'dusun'], row])).toBeUndefined()
  expect(populationColumns([])).toBeUndefined()
  const { columns } = populationColumns([names]) ?? { columns: {} }
  expect(readResident(row.with(6, '0'), columns)).toBeUndefined()
  expect(readResident(row.with(1, '-').with(2, '-'), columns)?.place).toEqual({})
})

test('it fills what nobody wrote, and where it says otherwise it is another address, beside the one that stands', () => {
  const known = { hamlet: 'krajan lor', rt: '2' }
  expect(placeListed({ hamlet: 'Krajan' }, undefined)).toEqual({ place: { hamlet: 'Krajan' } })
  expect(placeListed({ hamlet: 'Krajan Lor', rt: '02' }, { ...known, rw: '001' })).toBeUndefined()
  expect(placeListed({}, undefined)).toBeUndefined()
  expect(placeListed({ hamlet: 'Krajan Lor', rt: '02', rw: '01' }, known)).toEqual({ place: { ...known, rw: '01' } })
  expect(placeListed({ rt: '03' }, known)).toEqual({ place: { ...known, rt: '03' }, replaces: known })
  expect(placeListed({ hamlet: 'Sumberjo' }, known)).toEqual({ place: { hamlet: 'Sumberjo' }, replaces: known })
})
