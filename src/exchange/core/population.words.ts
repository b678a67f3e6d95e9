// SPDX-License-Identifier: AGPL-3.0-or-later
// What the server says of a population list.

import { fileFaults } from '#exchange/core/import.ts'
import { fileFaultText } from '#exchange/core/import.words.ts'
import { defineWords, type Language } from '#kernel/words.ts'

const faults = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(fileFaults.map((code) => [code, fileFaultText(code, language)]))

export const populationWords = defineWords({
  id: {
    ...faults('id'),
    'headings-missing': 'Kolom nik dan dusun tidak ditemukan. Ekspor daftar penduduk dari OpenSID, lalu masukkan lagi.',
    'population-area': 'Daftar penduduk dibaca untuk satu desa. Pilih desanya.',
  },
  en: {
    ...faults('en'),
    'headings-missing': 'The columns nik and dusun were not found. Export the population list from OpenSID and hand it in again.',
    'population-area': 'A population list is read for one village. Choose the village.',
  },
})
