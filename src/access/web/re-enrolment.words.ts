// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of re-enrolment by two officers.

import { defineWords } from '#kernel/words.ts'

export const reEnrolmentWords = defineWords({
  id: {
    open: 'Daftarkan ulang',
    'open-ask': 'Daftarkan ulang {name}?',
    'open-text':
      'Untuk orang yang kehilangan semua cara masuknya. Ia harus datang sendiri. Setelah Anda membukanya, petugas kedua mengesahkannya dalam 24 jam dan menyerahkan tautannya: rekan sekantornya, atau admin lain.',
    'open-send': 'Ia ada di depan saya, buka',
    opened: 'Pendaftaran ulang dibuka. Mintalah petugas kedua mengesahkannya.',
    waits: 'Menunggu petugas kedua',
    cancel: 'Batalkan pendaftaran ulang',
    cancelled: 'Pendaftaran ulang dibatalkan',
    keep: 'Jangan dahulu',
    title: 'Menunggu pengesahan Anda',
    lead: 'Orang ini kehilangan semua cara masuknya. Sahkan hanya bila ia berdiri di depan Anda dan Anda mengenalnya.',
    who: 'Siapa',
    'opened-by': 'Dibuka oleh',
    until: 'Sampai',
    confirm: 'Sahkan',
    'confirm-of': 'Sahkan: {name}',
    'confirm-ask': 'Apakah {name} berdiri di depan Anda?',
    'confirm-text':
      'Anda mendapat tautan sekali pakai. Serahkan langsung kepadanya; semua cara masuknya yang lama lalu berhenti berlaku. Nama Anda tercatat dan diberitahukan kepadanya.',
    'confirm-send': 'Ya, sahkan',
    'told-opened': 'Pendaftaran ulang akun ini dibuka oleh {opener}, {when}.',
    'told-confirmed': 'Akun ini didaftarkan ulang oleh {opener} dan {confirmer}, {when}.',
    'told-text': 'Bukan Anda yang meminta? Beri tahu pimpinan kantor Anda sekarang juga, dan ganti cara masuk Anda.',
    operator: 'pengelola mesin',
  },
  en: {
    open: 'Re-enrol',
    'open-ask': 'Re-enrol {name}?',
    'open-text':
      'For somebody who lost every way to sign in. They must come in person. After you open it, a second officer confirms it within 24 hours and hands over the link: a colleague of their office, or another administrator.',
    'open-send': 'They stand before me, open it',
    opened: 'Re-enrolment opened. Ask the second officer to confirm it.',
    waits: 'Waits for a second officer',
    cancel: 'Call off the re-enrolment',
    cancelled: 'Re-enrolment called off',
    keep: 'Not yet',
    title: 'Waiting for your confirmation',
    lead: 'This person lost every way to sign in. Confirm only if they stand before you and you know them.',
    who: 'Who',
    'opened-by': 'Opened by',
    until: 'Until',
    confirm: 'Confirm',
    'confirm-of': 'Confirm: {name}',
    'confirm-ask': 'Does {name} stand before you?',
    'confirm-text':
      'You get a one-time link. Hand it over directly; all their earlier ways in then stop working. Your name is recorded, and they are told.',
    'confirm-send': 'Yes, confirm',
    'told-opened': 'A re-enrolment of this account was opened by {opener}, {when}.',
    'told-confirmed': 'This account was re-enrolled by {opener} and {confirmer}, {when}.',
    'told-text': 'You did not ask for it? Tell the head of your office at once, and change how you sign in.',
    operator: 'whoever runs the machine',
  },
})
