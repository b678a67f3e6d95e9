// SPDX-License-Identifier: AGPL-3.0-or-later
// What agrees between two records and what does not, for whoever decides.

import type { Language } from '#kernel/words.ts'
import type { LinkageWord } from '#people/core/linkage.ts'

export const linkageWords = {
  id: {
    'name.same': 'Nama sama',
    'name.sounds-alike': 'Nama sama bunyinya, ejaannya lain',
    'name.slip': 'Nama hampir sama, beda satu-dua huruf',
    'name.partly': 'Sebagian nama sama',
    'name.different': 'Nama berbeda',
    'birthDate.same': 'Tanggal lahir sama',
    'birthDate.by-nik': 'Tanggal lahir cocok dengan NIK',
    'birthDate.swapped': 'Tanggal dan bulan lahir tertukar',
    'birthDate.default': 'Tahun lahir sama; salah satunya tertulis 1 Januari',
    'birthDate.year-slip': 'Tanggal lahir sama, tahunnya lain',
    'birthDate.near': 'Tanggal lahir berdekatan',
    'birthDate.different': 'Tanggal lahir berbeda',
    'sex.same': 'Jenis kelamin sama',
    'sex.different': 'Jenis kelamin berbeda',
    'motherName.same': 'Nama ibu sama',
    'motherName.sounds-alike': 'Nama ibu sama bunyinya, ejaannya lain',
    'motherName.slip': 'Nama ibu hampir sama, beda satu-dua huruf',
    'motherName.partly': 'Sebagian nama ibu sama',
    'motherName.different': 'Nama ibu berbeda',
    'area.same': 'Desa sama',
    'area.near': 'Kecamatan sama, desa lain',
    'area.different': 'Kecamatan berbeda',
    'nik.same': 'NIK sama',
    'nik.slip': 'NIK beda satu angka atau dua angka tertukar',
    'nik.different': 'NIK berbeda',
    'phone.same': 'Nomor telepon sama',
    'phone.slip': 'Nomor telepon beda satu angka atau dua angka tertukar',
    'phone.different': 'Nomor telepon berbeda',
    'passport.same': 'Nomor paspor sama',
    'passport.slip': 'Nomor paspor beda satu angka atau dua angka tertukar',
    'passport.different': 'Nomor paspor berbeda',
  },
  en: {
    'name.same': 'Same name',
    'name.sounds-alike': 'Name sounds the same, spelt otherwise',
    'name.slip': 'Name nearly the same, a letter or two differ',
    'name.partly': 'Part of the name is the same',
    'name.different': 'Name differs',
    'birthDate.same': 'Same birth date',
    'birthDate.by-nik': 'Birth date fits the NIK',
    'birthDate.swapped': 'Day and month of birth are exchanged',
    'birthDate.default': 'Same year of birth; one of them says 1 January',
    'birthDate.year-slip': 'Same day of birth, another year',
    'birthDate.near': 'Birth dates lie close together',
    'birthDate.different': 'Birth date differs',
    'sex.same': 'Same sex',
    'sex.different': 'Sex differs',
    'motherName.same': 'Same mother’s name',
    'motherName.sounds-alike': 'Mother’s name sounds the same, spelt otherwise',
    'motherName.slip': 'Mother’s name nearly the same, a letter or two differ',
    'motherName.partly': 'Part of the mother’s name is the same',
    'motherName.different': 'Mother’s name differs',
    'area.same': 'Same village',
    'area.near': 'Same district, another village',
    'area.different': 'Another district',
    'nik.same': 'Same NIK',
    'nik.slip': 'NIK differs in one digit, or two are exchanged',
    'nik.different': 'NIK differs',
    'phone.same': 'Same telephone number',
    'phone.slip': 'Telephone number differs in one digit, or two are exchanged',
    'phone.different': 'Telephone number differs',
    'passport.same': 'Same passport number',
    'passport.slip': 'Passport number differs in one digit, or two are exchanged',
    'passport.different': 'Passport number differs',
  },
} as const satisfies Record<Language, Record<LinkageWord, string>>

const texts: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  id: new Map(Object.entries(linkageWords.id)),
  en: new Map(Object.entries(linkageWords.en)),
}

/** What a part and its level say in words; undefined where there is nothing to say. */
export function linkageText(language: Language, part: string, level: string): string | undefined {
  return texts[language].get(`${part}.${level}`)
}
