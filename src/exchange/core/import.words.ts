// SPDX-License-Identifier: AGPL-3.0-or-later
// What is wrong, in one sentence; then how to put it right.

import type { CellCode } from '#exchange/core/cell.ts'
import { type ColumnCode, columns } from '#exchange/core/column.ts'
import type { FileFault } from '#exchange/core/import.ts'
import type { CellFault } from '#exchange/core/row.rules.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { defineWords, fill, type Language } from '#kernel/words.ts'
import { personWords } from '#people/core/person.words.ts'

type Words = Readonly<Record<Language, Readonly<Record<CellCode | FileFault, string>>>>

const cells = {
  id: {
    required: 'Sel ini wajib diisi. Isi, lalu masukkan barisnya lagi.',
    'too-long': 'Isi sel ini terlalu panjang. Ringkas isinya.',
    invalid: 'Isi sel ini tidak dikenal. Lihat penjelasan kolomnya di contoh daftar.',
    NIK_SCIENTIFIC:
      'Excel telah membulatkan NIK ini, angkanya sudah hilang. Ambil lagi dari KTP atau daftar asli, dan format kolomnya sebagai Teks.',
    NIK_WRITTEN_OTHERWISE: 'NIK ditulis dengan tanda lain. Tulis 16 angkanya saja.',
    SEX_UNKNOWN: 'Jenis kelamin tidak dikenal. Tulis P atau L.',
    DATE_UNREADABLE: 'Tanggal lahir tidak terbaca. Tulis tahun-bulan-tanggal, misalnya 1999-07-01.',
    DATE_WRITTEN_OTHERWISE: 'Tanggal lahir ditulis dengan bentuk lain. Tulis tahun-bulan-tanggal, misalnya 1999-07-01.',
    DATE_AMBIGUOUS: 'Tanggal lahir ini dapat berarti {one} atau {other}. Cocokkan dengan KTP.',
    AREA_NOT_A_CODE: 'Desa harus ditulis dengan kodenya. Cari kodenya di Kawal, misalnya 11.01.01.2001.',
    AREA_SEVERAL: 'Ada beberapa desa dengan nama ini. Pilih kodenya: {villages}',
    AREA_OUTSIDE: 'Desa ini di luar wilayah kantor Anda. Periksa kodenya, atau serahkan barisnya kepada kantor di sana.',
    PHONE_SCIENTIFIC:
      'Excel telah menyingkat nomor ini, angkanya sudah hilang. Ambil lagi dari daftar asli, dan format kolomnya sebagai Teks.',
    PHONE_SEVERAL: 'Ada lebih dari satu nomor di sel ini. Tulis satu saja.',
    COUNTRY_UNKNOWN: 'Negara ini tidak dikenal. Tulis kode tiga huruf, misalnya HKG, atau nama lengkapnya.',
    SCHEME_UNKNOWN: 'Skema ini tidak dikenal. Tulis G_TO_G, P_TO_P, UKPS, PERSEORANGAN, atau ABK_PERIKANAN.',
    ROW_TWICE: 'Baris ini sama dengan baris {row}. Tidak perlu dimasukkan dua kali.',
    NIK_TWICE: 'NIK ini juga ada di baris {row}. Periksa mana yang benar.',
    CELL_ERROR: 'Excel menulis kesalahan di sel ini. Isi nilainya sendiri.',
    'file-empty': 'Berkas ini kosong. Isi contoh daftar, lalu masukkan lagi.',
    'file-not-a-table': 'Berkas ini bukan daftar CSV atau XLSX. Simpan daftarnya sebagai salah satunya, lalu masukkan lagi.',
    'file-old-excel': 'Berkas Excel lama (.xls) tidak dibaca. Buka di Excel, simpan sebagai .xlsx, lalu masukkan lagi.',
    'file-web-page': 'Berkas ini halaman web, bukan daftar. Buka di Excel, simpan sebagai .xlsx, lalu masukkan lagi.',
    'file-locked': 'Berkas ini terkunci dengan kata sandi. Simpan tanpa kata sandi, lalu masukkan lagi.',
    'file-broken': 'Berkas ini rusak dan tidak dapat dibaca sampai habis. Simpan sekali lagi dari Excel, lalu masukkan lagi.',
    'file-too-large-inside': 'Isi berkas ini jauh lebih besar daripada daftar biasa. Simpan hanya lembar daftarnya, lalu masukkan lagi.',
    'file-too-many-rows': 'Daftar ini lebih dari satu juta baris. Bagi menjadi beberapa berkas.',
    'quote-open':
      'Ada tanda kutip yang tidak ditutup, sehingga barisnya tidak dapat dipisahkan. Simpan sekali lagi dari Excel, lalu masukkan lagi.',
    'headings-missing': 'Judul kolom tidak dikenal. Pilih sendiri kolom mana yang berisi nama, lalu baca lagi.',
  },
  en: {
    required: 'This cell is needed. Fill it in and hand in the row again.',
    'too-long': 'This cell is too long. Shorten it.',
    invalid: 'What stands in this cell is not known. See the explanation of the column in the template.',
    NIK_SCIENTIFIC:
      'Excel has rounded this NIK; its digits are lost. Take it from the identity card or the original list, and format the column as text.',
    NIK_WRITTEN_OTHERWISE: 'The NIK is written with other characters. Write its 16 digits alone.',
    SEX_UNKNOWN: 'The sex is not understood. Write F or M.',
    DATE_UNREADABLE: 'The birth date cannot be read. Write year-month-day, for example 1999-07-01.',
    DATE_WRITTEN_OTHERWISE: 'The birth date is written in another form. Write year-month-day, for example 1999-07-01.',
    DATE_AMBIGUOUS: 'This birth date may mean {one} or {other}. Compare with the identity card.',
    AREA_NOT_A_CODE: 'The village must be written as its code. Look it up in Kawal, for example 11.01.01.2001.',
    AREA_SEVERAL: 'Several villages have this name. Choose the code: {villages}',
    AREA_OUTSIDE: 'This village is outside the area of your office. Check the code, or hand the row to the office there.',
    PHONE_SCIENTIFIC:
      'Excel has shortened this number; its digits are lost. Take it from the original list, and format the column as text.',
    PHONE_SEVERAL: 'There is more than one number in this cell. Write one alone.',
    COUNTRY_UNKNOWN: 'This country is not known. Write its three letters, such as HKG, or its full name.',
    SCHEME_UNKNOWN: 'This scheme is not known. Write G_TO_G, P_TO_P, UKPS, PERSEORANGAN or ABK_PERIKANAN.',
    ROW_TWICE: 'This row says the same as row {row}. It need not be taken in twice.',
    NIK_TWICE: 'This NIK is also in row {row}. Check which of them is right.',
    CELL_ERROR: 'Excel wrote an error into this cell. Fill in the value yourself.',
    'file-empty': 'This file is empty. Fill in the template and hand it in again.',
    'file-not-a-table': 'This file is no CSV or XLSX list. Save the list as one of them and hand it in again.',
    'file-old-excel': 'Old Excel files (.xls) are not read. Open it in Excel, save it as .xlsx and hand it in again.',
    'file-web-page': 'This file is a web page and no list. Open it in Excel, save it as .xlsx and hand it in again.',
    'file-locked': 'This file is locked with a password. Save it without one and hand it in again.',
    'file-broken': 'This file is damaged and cannot be read to its end. Save it once more from Excel and hand it in again.',
    'file-too-large-inside':
      'What is inside this file is far larger than a list is. Save the sheet of the list alone and hand it in again.',
    'file-too-many-rows': 'This list has more than a million rows. Divide it into several files.',
    'quote-open':
      'A quotation mark is not closed, so that the rows cannot be told apart. Save it once more from Excel and hand it in again.',
    'headings-missing': 'The headings are not known. Choose yourself which column holds the name, then read again.',
  },
} as const satisfies Words

/** What the server says of an import. */
export const importWords = defineWords({
  id: {
    'import-already-started': 'Daftar ini sudah masuk. Buka daftarnya.',
    'import-busy': 'Daftar ini masih dikerjakan, atau belum sampai ke langkah ini. Tunggu sampai selesai.',
    'import-undone': 'Daftar ini sudah dibatalkan. Masukkan berkasnya sekali lagi.',
    'import-entered': 'Orang dari daftar ini sudah didaftarkan. Batalkan dahulu bila harus dibaca lagi.',
    'import-entered-nobody': 'Daftar ini belum mendaftarkan siapa pun, jadi tidak ada yang dibatalkan.',
    'import-of-another-office': 'Daftar ini dimasukkan kantor lain. Mintalah kantor itu, dinas kabupaten/kota, atau BP3MI membatalkannya.',
    'import-forgotten': 'Isi daftar ini sudah dihapus karena masa simpannya habis. Masukkan berkasnya sekali lagi.',
    'sheet-list': 'Daftar',
    'column-reason': 'alasan',
    'column-suggestion': 'saran',
  },
  en: {
    'import-already-started': 'This list was already taken in. Open it.',
    'import-busy': 'This list is still being worked on, or has not come to this step. Wait until it is done.',
    'import-undone': 'This list was undone. Hand in the file once more.',
    'import-entered': 'The people of this list are registered. Undo it first if it has to be read again.',
    'import-entered-nobody': 'This list has registered nobody, so there is nothing to undo.',
    'import-of-another-office':
      'This list was handed in by another office. Ask that office, the regency’s manpower office or BP3MI to undo it.',
    'import-forgotten': 'What this list held was removed since its term is over. Hand in the file once more.',
    'sheet-list': 'List',
    'column-reason': 'reason',
    'column-suggestion': 'suggestion',
  },
})

const texts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  id: new Map(Object.entries({ ...personWords.id, ...workerWords.id, ...cells.id })),
  en: new Map(Object.entries({ ...personWords.en, ...workerWords.en, ...cells.en })),
}

export function fileFaultText(code: FileFault, language: Language): string {
  return cells[language][code]
}

/** The first sentence says what is wrong, the others what to do. */
function split(text: string): readonly [reason: string, rest: string] {
  const end = /[.:] (?=\p{L}|\d)/u.exec(text)?.index
  return end === undefined ? [text, ''] : [`${text.slice(0, end)}.`, text.slice(end + 2)]
}

export interface Explained {
  readonly reason: string
  readonly suggestion: string
}

/** A fault in words: why, and what would stand there or what to do. */
export function explain({ code, params, repair, column }: Omit<CellFault, 'value'>, language: Language): Explained {
  const text = texts[language].get(code) ?? cells[language].invalid
  const [reason, rest] = split(fill(text, params))
  return { reason, suggestion: repair?.value ?? (rest === '' ? aboutColumn(column, language) : rest) }
}

/** A column as the template explains it. */
export function aboutColumn(code: ColumnCode, language: Language): string {
  const { name, about, required, examples } = columns[code]
  const must = required ? (language === 'id' ? ' (wajib)' : ' (needed)') : ''
  const shown = examples.length === 0 ? '' : ` (${examples.join(', ')})`
  return `${name[language]}${must}: ${about[language]}${shown}`
}
