// SPDX-License-Identifier: AGPL-3.0-or-later
// The columns of a list of people, in the order of the template: what each is, what it takes, and how lists that were kept before call it.

import type { Text } from '#kernel/words.ts'

/** The first nine are the template as it was promised; what registering takes beside them follows. */
export const columnCodes = [
  'nik',
  'name',
  'sex',
  'birth_date',
  'area',
  'phone',
  'destination',
  'occupation',
  'scheme',
  'alias',
  'mother_name',
  'passport',
  'agency_id',
] as const
export type ColumnCode = (typeof columnCodes)[number]

/** Which column of a list is which, by place; null where one is of no use here. */
export type Mapping = readonly (ColumnCode | null)[]

/** How registering calls what a column holds. */
export const fieldOf = {
  nik: 'nik',
  name: 'name',
  sex: 'sex',
  birth_date: 'birthDate',
  area: 'area',
  phone: 'phone',
  destination: 'destination',
  occupation: 'occupation',
  scheme: 'scheme',
  alias: 'alias',
  mother_name: 'motherName',
  passport: 'passport',
  agency_id: 'agencyId',
} as const satisfies Record<ColumnCode, string>

const columnsByField: ReadonlyMap<string, ColumnCode> = new Map(columnCodes.map((code) => [fieldOf[code], code]))

/** The column that holds a field of registering; undefined for one that no list has. */
export function columnOf(field: string): ColumnCode | undefined {
  return columnsByField.get(field)
}

export interface Column {
  readonly name: Text
  readonly about: Text
  readonly required: boolean
  readonly examples: readonly string[]
  /** Headings of lists that offices keep, in small letters. */
  readonly synonyms: readonly string[]
}

export const columns: Readonly<Record<ColumnCode, Column>> = {
  nik: {
    name: { id: 'NIK', en: 'NIK (identity number)' },
    about: {
      id: '16 angka dari KTP atau KK; kosongkan bila belum punya. Format sel sebagai Teks, sebab Excel membulatkan angka ke-16',
      en: '16 digits from the identity or family card; leave empty if there is none yet. Format the cells as text, since Excel rounds the 16th digit',
    },
    required: false,
    examples: ['4910044107990001'],
    synonyms: [
      'no nik',
      'nomor nik',
      'ktp',
      'no ktp',
      'nomor ktp',
      'nik ktp',
      'nomor induk kependudukan',
      'identity number',
      'national id',
      'id number',
    ],
  },
  name: {
    name: { id: 'Nama', en: 'Name' },
    about: { id: 'seperti di KTP; satu kata juga boleh', en: 'as on the identity card; one word is fine' },
    required: true,
    examples: ['Siti Aminah', 'Suparman'],
    synonyms: [
      'nama',
      'nama lengkap',
      'nama pmi',
      'nama cpmi',
      'nama tki',
      'nama ctki',
      'nama pekerja',
      'nama calon',
      'full name',
      'nama sesuai ktp',
    ],
  },
  sex: {
    name: { id: 'Jenis kelamin', en: 'Sex' },
    about: { id: 'P atau F untuk perempuan, L atau M untuk laki-laki', en: 'F or P for a woman (perempuan), M or L for a man (laki-laki)' },
    required: true,
    examples: ['F', 'L'],
    synonyms: ['jenis kelamin', 'jk', 'l p', 'lp', 'p l', 'kelamin', 'gender', 'jns kelamin', 'jenkel'],
  },
  birth_date: {
    name: { id: 'Tanggal lahir', en: 'Birth date' },
    about: { id: 'tahun-bulan-tanggal', en: 'year-month-day' },
    required: true,
    examples: ['1999-07-01'],
    synonyms: ['tanggal lahir', 'tgl lahir', 'tgl lhr', 'tanggal lhr', 'lahir', 'date of birth', 'dob', 'birthdate', 'birthday'],
  },
  area: {
    name: { id: 'Kode desa atau kelurahan', en: 'Village code' },
    about: { id: 'kode Kemendagri tempat tinggalnya', en: 'the Kemendagri code of where they live' },
    required: true,
    examples: ['11.01.01.2001'],
    synonyms: [
      'desa',
      'kelurahan',
      'desa kelurahan',
      'kelurahan desa',
      'kode desa',
      'kode wilayah',
      'nama desa',
      'alamat desa',
      'village',
      'village code',
      'asal desa',
      'desa asal',
    ],
  },
  phone: {
    name: { id: 'Telepon', en: 'Telephone' },
    about: { id: 'nomor yang dipakai sehari-hari', en: 'the number in daily use' },
    required: false,
    examples: ['081234567890', '+85251234567'],
    synonyms: [
      'telepon',
      'telp',
      'no telp',
      'no telepon',
      'nomor telepon',
      'hp',
      'no hp',
      'nomor hp',
      'handphone',
      'wa',
      'no wa',
      'whatsapp',
      'kontak',
      'phone number',
      'telephone',
      'mobile',
    ],
  },
  destination: {
    name: { id: 'Negara tujuan', en: 'Destination' },
    about: { id: 'kode tiga huruf atau nama negaranya', en: 'three letters or the name of the country' },
    required: false,
    examples: ['HKG', 'Taiwan'],
    synonyms: ['negara', 'negara tujuan', 'negara penempatan', 'tujuan', 'tujuan negara', 'country', 'destination country'],
  },
  occupation: {
    name: { id: 'Jabatan', en: 'Occupation' },
    about: { id: 'jabatan yang dituju; kata sendiri juga boleh', en: 'what they want to work as; words of your own are fine' },
    required: false,
    examples: ['PENGASUH_LANSIA', 'Pengurus rumah tangga'],
    synonyms: ['jabatan', 'pekerjaan', 'jabatan yang dituju', 'jenis pekerjaan', 'profesi', 'job', 'position', 'sektor pekerjaan'],
  },
  scheme: {
    name: { id: 'Skema', en: 'Scheme' },
    about: {
      id: 'G_TO_G, P_TO_P, UKPS, PERSEORANGAN, atau ABK_PERIKANAN; kosong berarti P_TO_P',
      en: 'G_TO_G, P_TO_P, UKPS, PERSEORANGAN or ABK_PERIKANAN; empty means P_TO_P',
    },
    required: false,
    examples: ['P_TO_P'],
    synonyms: ['skema', 'skema penempatan', 'jalur', 'jalur penempatan', 'placement scheme', 'program penempatan'],
  },
  alias: {
    name: { id: 'Nama lain', en: 'Another name' },
    about: { id: 'nama panggilan atau nama lain yang dipakai', en: 'a nickname or another name in use' },
    required: false,
    examples: ['Mina'],
    synonyms: ['nama panggilan', 'panggilan', 'nama lain', 'nickname', 'other name'],
  },
  mother_name: {
    name: { id: 'Nama ibu kandung', en: 'Mother’s name' },
    about: { id: 'seperti di KK atau akta lahir', en: 'as on the family card or birth certificate' },
    required: false,
    examples: ['Sulastri'],
    synonyms: ['nama ibu', 'ibu kandung', 'nama ibu kandung', 'ibu', 'mother', 'mothers name', 'mother s name'],
  },
  passport: {
    name: { id: 'Nomor paspor', en: 'Passport number' },
    about: { id: 'huruf dan angka seperti di paspor', en: 'letters and digits as in the passport' },
    required: false,
    examples: ['C1234567'],
    synonyms: ['paspor', 'no paspor', 'nomor paspor', 'passport number', 'no passport', 'passport no'],
  },
  agency_id: {
    name: { id: 'ID perusahaan (P3MI)', en: 'Company (P3MI) id' },
    about: { id: 'ID perusahaan dari daftar Kawal', en: 'the id of the company in Kawal’s list' },
    required: false,
    examples: [],
    synonyms: ['id p3mi', 'id perusahaan', 'agency'],
  },
}
