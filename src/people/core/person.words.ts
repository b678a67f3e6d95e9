// SPDX-License-Identifier: AGPL-3.0-or-later
// What is wrong, then how to put it right. Flags of a NIK are never a reproach: the number may be right and the paper wrong, or both right.

import type { Language } from '#kernel/words.ts'
import type { BirthDateRefusal } from '#people/core/birth-date.ts'
import type { NameRefusal } from '#people/core/name.ts'
import type { NikFlag, NikRefusal } from '#people/core/nik.ts'
import type { PhoneRefusal } from '#people/core/phone.ts'

export type PersonCode = NikRefusal | NikFlag | NameRefusal | PhoneRefusal | BirthDateRefusal

export const personWords = {
  id: {
    NIK_EMPTY: 'NIK belum diisi. Salin 16 angka dari KTP atau Kartu Keluarga, atau pilih “belum punya NIK”.',
    NIK_NOT_DIGITS: 'NIK hanya berisi angka. Periksa apakah ada huruf, misalnya O yang seharusnya angka 0.',
    NIK_NOT_16_DIGITS: 'NIK harus 16 angka. Hitung kembali dan cocokkan dengan KTP atau Kartu Keluarga.',
    NIK_DAY_IMPOSSIBLE:
      'Tanggal lahir di dalam NIK (angka ke-7 dan ke-8) tidak mungkin. Laki-laki 01–31, perempuan 41–71. Cocokkan dengan KTP.',
    NIK_MONTH_IMPOSSIBLE: 'Bulan lahir di dalam NIK (angka ke-9 dan ke-10) tidak mungkin. Harus 01–12. Cocokkan dengan KTP.',
    NIK_DATE_IMPOSSIBLE: 'Tanggal lahir di dalam NIK tidak ada di kalender. Cocokkan angka ke-7 sampai ke-12 dengan KTP.',
    NIK_SERIAL_ZERO: 'Empat angka terakhir NIK tidak mungkin 0000. Cocokkan dengan KTP atau Kartu Keluarga.',
    CENTURY_UNCERTAIN: 'Tahun lahir di dalam NIK hanya dua angka dan dapat berarti dua abad. Tanyakan tahun lahirnya.',
    PROVINCE_UNKNOWN: 'Kode provinsi di awal NIK tidak dikenal. Cocokkan angka pertama dengan KTP; pendaftaran tetap dapat dilanjutkan.',
    DISTRICT_UNKNOWN: 'Kode kecamatan di awal NIK tidak ada dalam daftar. Bisa jadi kode lama; cocokkan dengan KTP, lalu lanjutkan.',
    OLD_DISTRICT_CODE: 'NIK memakai kode wilayah sebelum pemekaran. Ini wajar dan NIK tetap berlaku; tidak perlu diganti.',
    SYNTHETIC: 'NIK ini buatan untuk contoh dan tidak dimiliki siapa pun. Jangan dipakai untuk pendaftaran sungguhan.',
    BIRTH_DATE_DIFFERS:
      'Tanggal lahir berbeda dengan yang tertulis di NIK. NIK tidak berubah bila tanggal lahir diperbaiki; cocokkan dengan akta lahir.',
    AGE_CONFLICT:
      'Tahun lahir berbeda antara NIK dan data lain. Periksa akta lahir dan ijazah; untuk batas usia dipakai umur yang termuda.',
    SEX_DIFFERS: 'Jenis kelamin berbeda dengan yang tertulis di NIK. Tanyakan dengan santun dan cocokkan dengan KTP.',
    AREA_IS_FIRST_REGISTRATION:
      'NIK menunjukkan tempat pertama kali didaftarkan, bukan tempat tinggal sekarang. Alamat tidak perlu diubah.',
    NAME_EMPTY: 'Nama belum diisi. Tulis nama seperti di KTP; satu kata juga boleh.',
    NAME_TOO_LONG: 'Nama lebih dari 120 huruf. Tulis nama seperti di KTP tanpa keterangan tambahan.',
    NAME_CONTROL_CHARACTER: 'Nama berisi tanda yang tidak dapat ditampilkan. Ketik ulang nama, jangan disalin dari berkas lain.',
    NAME_NO_LETTER: 'Nama tidak berisi huruf. Tulis nama seperti di KTP.',
    PHONE_EMPTY: 'Nomor telepon belum diisi. Tulis nomor yang biasa dipakai, misalnya 0812 3456 7890.',
    PHONE_NOT_DIGITS: 'Nomor telepon hanya berisi angka, boleh diawali tanda +. Hapus huruf atau keterangan lain.',
    PHONE_TOO_SHORT: 'Nomor telepon kurang panjang. Periksa apakah ada angka yang tertinggal.',
    PHONE_TOO_LONG: 'Nomor telepon terlalu panjang. Tulis satu nomor saja dan periksa angkanya.',
    PHONE_COUNTRY_MISSING:
      'Negara nomor ini belum jelas. Nomor Indonesia diawali 0, nomor luar negeri diawali + dan kode negara, misalnya +852.',
    BIRTH_DATE_NOT_A_DATE: 'Tanggal lahir tidak ada di kalender. Periksa tanggal dan bulannya.',
    BIRTH_DATE_IN_FUTURE: 'Tanggal lahir belum terjadi. Periksa tahunnya.',
    BIRTH_DATE_TOO_LONG_AGO: 'Tanggal lahir lebih dari 110 tahun yang lalu. Periksa tahunnya.',
  },
  en: {
    NIK_EMPTY: 'The NIK is missing. Copy the 16 digits from the identity card or family card, or choose “no NIK yet”.',
    NIK_NOT_DIGITS: 'A NIK has digits only. Look for a letter, such as an O where a 0 should be.',
    NIK_NOT_16_DIGITS: 'A NIK has 16 digits. Count again and compare with the identity card or family card.',
    NIK_DAY_IMPOSSIBLE:
      'The day of birth in the NIK (digits 7 and 8) is impossible: 01–31 for men, 41–71 for women. Compare with the identity card.',
    NIK_MONTH_IMPOSSIBLE:
      'The month of birth in the NIK (digits 9 and 10) is impossible; it must be 01–12. Compare with the identity card.',
    NIK_DATE_IMPOSSIBLE: 'The birth date in the NIK is not in the calendar. Compare digits 7 to 12 with the identity card.',
    NIK_SERIAL_ZERO: 'The last four digits of a NIK cannot be 0000. Compare with the identity card or family card.',
    CENTURY_UNCERTAIN: 'The NIK has only two digits of the birth year, and they fit two centuries. Ask for the year of birth.',
    PROVINCE_UNKNOWN: 'The province code at the start of the NIK is not known. Compare with the identity card; registration can go on.',
    DISTRICT_UNKNOWN:
      'The district code at the start of the NIK is not in the list. It may be an old one; compare with the identity card, then go on.',
    OLD_DISTRICT_CODE:
      'The NIK uses an area code from before a division. That is normal, and the NIK stays valid; it need not be replaced.',
    SYNTHETIC: 'This NIK is made up as an example and belongs to nobody. Do not use it to register a real person.',
    BIRTH_DATE_DIFFERS:
      'The birth date differs from the one in the NIK. A NIK stays the same when a birth date is corrected; compare with the birth certificate.',
    AGE_CONFLICT:
      'The year of birth differs between the NIK and other data. Look at birth certificate and diploma; for the age limit the youngest age counts.',
    SEX_DIFFERS: 'The sex differs from the one in the NIK. Ask politely and compare with the identity card.',
    AREA_IS_FIRST_REGISTRATION:
      'The NIK shows where it was first registered, not where the person lives now. The address need not be changed.',
    NAME_EMPTY: 'The name is missing. Write it as on the identity card; one word is fine.',
    NAME_TOO_LONG: 'The name has more than 120 characters. Write it as on the identity card, without remarks.',
    NAME_CONTROL_CHARACTER: 'The name contains a character that cannot be shown. Type the name again instead of pasting it.',
    NAME_NO_LETTER: 'The name contains no letter. Write it as on the identity card.',
    PHONE_EMPTY: 'The telephone number is missing. Write the number in daily use, such as 0812 3456 7890.',
    PHONE_NOT_DIGITS: 'A telephone number has digits only, with a + in front if need be. Remove letters and remarks.',
    PHONE_TOO_SHORT: 'The telephone number is too short. Look for a missing digit.',
    PHONE_TOO_LONG: 'The telephone number is too long. Write one number only and check its digits.',
    PHONE_COUNTRY_MISSING:
      'The country of this number is unclear. Indonesian numbers begin with 0, foreign ones with + and the country code, such as +852.',
    BIRTH_DATE_NOT_A_DATE: 'The birth date is not in the calendar. Check day and month.',
    BIRTH_DATE_IN_FUTURE: 'The birth date has not come yet. Check the year.',
    BIRTH_DATE_TOO_LONG_AGO: 'The birth date is more than 110 years ago. Check the year.',
  },
} as const satisfies Record<Language, Record<PersonCode, string>>
