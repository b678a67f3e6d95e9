// SPDX-License-Identifier: AGPL-3.0-or-later
// Acts on lists of people, as the log names them.

import { defineWords } from '#kernel/words.ts'

export const exchangeActs = defineWords({
  id: {
    StartImport: 'Memasukkan daftar orang',
    RunImport: 'Membaca daftar sekali lagi',
    FinishImport: 'Sistem selesai membaca daftar',
    UndoImport: 'Membatalkan daftar',
    FinishUndo: 'Sistem selesai membatalkan daftar',
    GetImport: 'Melihat daftar yang dimasukkan',
    GetBadRows: 'Mengunduh baris yang belum masuk',
    GetBadRowsBook: 'Mengunduh baris yang belum masuk (Excel)',
    TakePopulation: 'Membaca daftar penduduk dari OpenSID',
    ExportWorkersCsv: 'Mengunduh daftar berkas (CSV)',
    ExportWorkersXlsx: 'Mengunduh daftar berkas (Excel)',
  },
  en: {
    StartImport: 'Handed in a list of people',
    RunImport: 'Had a list read again',
    FinishImport: 'The system finished reading a list',
    UndoImport: 'Undid a list',
    FinishUndo: 'The system finished undoing a list',
    GetImport: 'Looked at a list that was handed in',
    GetBadRows: 'Downloaded rows that were not taken in',
    GetBadRowsBook: 'Downloaded rows that were not taken in (Excel)',
    TakePopulation: 'Had a population list of OpenSID read',
    ExportWorkersCsv: 'Downloaded the list of files (CSV)',
    ExportWorkersXlsx: 'Downloaded the list of files (Excel)',
  },
})
