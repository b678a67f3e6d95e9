// SPDX-License-Identifier: AGPL-3.0-or-later
// Lists that the demonstration's manpower office handed in: one only checked, with what spreadsheets do to numbers and dates; one taken in.

import type { Desk } from '#apps/demo/desk.ts'
import { syntheticNik } from '#people/core/nik.ts'

const VILLAGE = '35.10.04.2006'
const NEIGHBOUR = '35.10.01.2001'
const HEAD = 'NIK;Nama Lengkap;JK;Tgl Lahir;Kode Desa;No HP;Negara Tujuan;Jabatan;Skema'

/** No two of the demonstration have one number: files count from one. */
const SERIAL = 9_900

function line(nth: number, name: string, birthDate: string, more: readonly string[] = []): string {
  const nik = syntheticNik({ birthDate, sex: 'F', serial: SERIAL + nth, district: '35.10.04' })
  const [area = VILLAGE, country = 'HKG'] = more
  return [nik, name, 'P', birthDate, area, `08491${String(2_345_600 + nth)}`, country, 'Pengurus rumah tangga', 'P_TO_P'].join(';')
}

const whole = [
  line(1, 'Sulastri Handayani', '1994-03-12'),
  line(2, 'Nur Hasanah', '1998-11-02', [NEIGHBOUR]),
  line(3, 'Kadek Ayu Pratiwi', '1991-06-25'),
  line(4, 'Siti Khotimah', '2000-01-17', [NEIGHBOUR]),
  line(5, 'Endang Wulandari', '1989-09-30'),
]

/** As it comes from a spreadsheet of years: a number rounded, a day that is none, a village by its name, a cell left empty. */
const worn = [
  line(6, 'Ni Luh Sekar Arum', '1995-04-08'),
  line(7, 'Rohmatul Ummah', '1997-12-19', [NEIGHBOUR]),
  '4.91004E+15;Maimunah;P;14/02/1996;35.10.04.2006;6.28491E+12;Taiwan;Pengasuh lansia;P_TO_P',
  ';Wagiyem;P;31/02/1990;35.10.04.2006;849 1234 5678;Hongkong;Pengurus rumah tangga;P_TO_P',
  ';Tumini Rahayu;perempuan;05/07/1993;Wringinpitu;;Singapura;Pengurus rumah tangga;P_TO_P',
  ';;P;05/07/1993;35.10.04.2006;;Malaysia;Petugas ladang;UKPS',
]

const listOf = (rows: readonly string[]): Buffer => Buffer.from([HEAD, ...rows, ''].join('\r\n'))

export async function loadLists(desk: Desk): Promise<void> {
  await desk.bring('dinas', '/imports?dryRun=true', listOf(worn))
  await desk.bring('dinas', '/imports', listOf(whole))
}
