// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a referral is not made or ended, and the step it brings.

import { defineWords } from '#kernel/words.ts'

export const referralRefusals = defineWords({
  id: {
    'step.SEE_REFERRAL': 'Baca untuk apa berkas ini dibuka bagi kantor Anda, lalu nyatakan sudah dibaca',
    'recipient-unknown': 'Kantor ini tidak dikenal. Pilih dari daftar.',
    'recipient-has-it': 'Kantor ini sudah menjangkau berkas ini menurut wilayahnya.',
    'referral-exists': 'Kantor ini sudah diikutsertakan. Akhiri dahulu bila tujuan atau harinya berubah.',
    'referral-limited':
      'Orangnya meminta pembatasan penggunaan datanya. Kantor lain hanya dapat diikutsertakan dengan persetujuan yang diberikan sesudah hari itu, atau bila nyawanya bergantung padanya.',
    'referral-until-past': 'Hari terakhirnya sudah lewat. Pilih hari ini atau sesudahnya.',
    'referral-until-far': 'Paling lama 90 hari dari hari ini. Setelah itu dapat diikutsertakan lagi, dengan persetujuan baru.',
    'referral-reason-needed': 'Tulis mengapa orangnya tidak dapat ditanya dan nyawanya bergantung padanya.',
    'referral-not-open': 'Kantor ini tidak (lagi) diikutsertakan dalam berkas ini, atau sudah menyatakan membaca. Muat ulang halamannya.',
    'referral-not-yours': 'Hanya kantor yang wilayahnya mencakup berkas ini yang mengikutsertakan kantor lain.',
    'referral-not-for-this': 'Kantor Anda diikutsertakan untuk tujuan lain. Mintalah kantor wilayahnya untuk melakukan ini.',
  },
  en: {
    'step.SEE_REFERRAL': 'Read for what this file was opened to your office, and say that you have read it',
    'recipient-unknown': 'This office is not known. Choose one from the list.',
    'recipient-has-it': 'This office reaches the file by its place already.',
    'referral-exists': 'This office is let in already. End that first where the purpose or the day changes.',
    'referral-limited':
      'The person had the use of their data limited. Another office is let in only with a consent given after that day, or where a life depends on it.',
    'referral-until-past': 'The last day has passed. Choose today or later.',
    'referral-until-far': 'At most 90 days from today. After that it can be let in again, with a new consent.',
    'referral-reason-needed': 'Write why the person cannot be asked and a life depends on it.',
    'referral-not-open': 'This office is not let into this file (any more), or has said that it read. Load the page again.',
    'referral-not-yours': 'Only an office whose place the file lies in lets another in.',
    'referral-not-for-this': 'Your office was let in for another purpose. Ask the office of the place to do this.',
  },
})
