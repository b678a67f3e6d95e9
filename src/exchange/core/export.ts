// SPDX-License-Identifier: AGPL-3.0-or-later
// The columns of a list that is taken away: those in which a list is handed in, then what only Kawal knows.

import { type ColumnCode, columnCodes, columns } from '#exchange/core/column.ts'
import type { ExportedFile } from '#journeys/core/worker.port.ts'
import type { Language, Text } from '#kernel/words.ts'

interface OwnColumn {
  readonly name: Text
  readonly about: Text
  readonly value: (file: ExportedFile) => string
}

const own = {
  id: {
    name: { id: 'ID berkas', en: 'File id' },
    about: { id: 'alamat berkasnya di Kawal: /workers/ diikuti ID ini', en: 'where the file is in Kawal: /workers/ and this id' },
    value: ({ id }) => id,
  },
  state: {
    name: { id: 'Keadaan', en: 'State' },
    about: { id: 'keadaan berkas pada saat diunduh', en: 'the state of the file when it was taken' },
    value: ({ state }) => state,
  },
  registered_on: {
    name: { id: 'Tanggal didaftarkan', en: 'Registered on' },
    about: { id: 'tahun-bulan-tanggal', en: 'year-month-day' },
    value: ({ registeredOn }) => registeredOn,
  },
} as const satisfies Readonly<Record<string, OwnColumn>>

const cellOf: Readonly<Record<ColumnCode, (file: ExportedFile) => string | undefined>> = {
  nik: ({ nik }) => nik,
  name: ({ name }) => name,
  sex: ({ sex }) => sex,
  birth_date: ({ birthDate }) => birthDate,
  area: ({ area }) => area,
  phone: ({ phone }) => phone,
  destination: ({ destination }) => destination,
  occupation: ({ occupation }) => occupation,
  scheme: ({ scheme }) => scheme,
  alias: ({ alias }) => alias,
  mother_name: ({ motherName }) => motherName,
  passport: ({ passport }) => passport,
  agency_id: ({ agencyId }) => agencyId,
}

export const exportHeadings: readonly string[] = [...columnCodes, ...Object.keys(own)]

export function exportCells(file: ExportedFile): readonly string[] {
  return [...columnCodes.map((code) => cellOf[code](file) ?? ''), ...Object.values(own).map(({ value }) => value(file))]
}

/** What is not in the list, told beside its columns: nobody takes what is missing for what is not there. */
const absent: Text = {
  id: 'Berkas yang penggunaannya dibatasi atas permintaan orangnya tidak ada dalam daftar selama pembatasan berlaku (UU 27/2022 pasal 11). Di daftar pada layar, berkas itu bertanda beserta hari terakhirnya.',
  en: 'Files whose use is limited on request of the person are not in the list while the limit holds (UU 27/2022 art. 11). In the list on the screen they are marked, with the last day.',
}

const dictionaryHead: Readonly<Record<Language, readonly string[]>> = {
  id: ['kolom', 'nama', 'isi', 'contoh'],
  en: ['column', 'name', 'what it holds', 'examples'],
}

/** What each column holds, as a table of its own. */
export function dictionary(language: Language): readonly (readonly string[])[] {
  return [
    dictionaryHead[language],
    ...columnCodes.map((code) => [code, columns[code].name[language], columns[code].about[language], columns[code].examples.join(', ')]),
    ...Object.entries(own).map(([code, { name, about }]) => [code, name[language], about[language], '']),
    ['', '', absent[language], ''],
  ]
}

export const sheetNames: Readonly<Record<Language, readonly [files: string, dictionary: string]>> = {
  id: ['Berkas', 'Penjelasan kolom'],
  en: ['Files', 'Columns'],
}
