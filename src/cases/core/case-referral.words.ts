// SPDX-License-Identifier: AGPL-3.0-or-later
// Why a case is not handed on, accepted, or given to an officer.

import { defineWords } from '#kernel/words.ts'

export const caseReferralRefusals = defineWords({
  id: {
    'case-has-it': 'Kantor ini sudah bertanggung jawab atas kasus ini, atau kantor Anda sendiri.',
    'referral-ground-needed':
      'Kantor ini tidak menjangkau kasus menurut wilayahnya. Catat persetujuan orangnya, atau alasan bila nyawanya bergantung padanya.',
    'case-referral-gone': 'Rujukan ke kantor itu sudah diakhiri. Muat ulang halamannya.',
    'case-referral-accepted': 'Kasus ini sudah diterima. Tidak ada yang berubah.',
    'case-referral-not-yours': 'Hanya kantor yang dituju, atau sesudah tenggatnya kantor di atasnya, yang dapat menerima.',
    'case-referral-expired':
      'Tenggat untuk menerima sudah lewat. Kasusnya tidak hilang: kantor pengirim sudah diberi tahu dan tetap memegangnya, dan kasus naik ke kantor di atas. Hubungi pengirim bila kantor Anda siap; ia dapat mengirimnya lagi.',
    'guard.ACCEPTED_IN_TIME': 'Diterima dalam tenggatnya',
    'how.ACCEPTED_IN_TIME': 'Paling lambat {until}. Sesudah itu pengirim mengirimnya lagi, atau kantor di atas menerimanya.',
    'case-not-for-this':
      'Kantor Anda diikutsertakan dalam kasus ini untuk tujuan lain. Mintalah kantor yang bertanggung jawab untuk melakukan ini.',
    'case-not-yours': 'Hanya kantor yang wilayahnya mencakup kasus ini, atau yang bertanggung jawab atasnya, yang dapat melakukan ini.',
    'officer-elsewhere': 'Petugas ini tidak bekerja di kantor yang bertanggung jawab. Pilih dari daftar.',
    'officer-gone': 'Akun petugas ini sudah tidak aktif. Pilih petugas lain.',
    'handover-same': 'Pilih petugas lain, atau kembalikan ke kantor.',
    'handover-nothing': 'Petugas ini tidak memegang kasus terbuka. Tidak ada yang berubah.',
  },
  en: {
    'case-has-it': 'This office is responsible for the case already, or it is your own.',
    'referral-ground-needed': "This office does not reach the case by its place. Record the person's consent, or why a life depends on it.",
    'case-referral-gone': 'The referral to that office has been ended. Load the page again.',
    'case-referral-accepted': 'This case has been accepted already. Nothing was changed.',
    'case-referral-not-yours': 'Only the office that was asked, or after its day one above it, can accept.',
    'case-referral-expired':
      'The day for accepting has passed. The case is not lost: the office that sent it has been told and still holds it, and it climbs to the office above. Tell the sender that your office is ready; it can be sent again.',
    'guard.ACCEPTED_IN_TIME': 'Accepted by its day',
    'how.ACCEPTED_IN_TIME': 'By {until} at the latest. After that the sender sends it again, or an office above accepts it.',
    'case-not-for-this': 'Your office was let into this case for another purpose. Ask the office that is responsible to do this.',
    'case-not-yours': 'Only an office whose place the case lies in, or that is responsible for it, can do this.',
    'officer-elsewhere': 'This officer does not work in the responsible office. Choose one from the list.',
    'officer-gone': "This officer's account is no longer active. Choose another.",
    'handover-same': 'Choose another officer, or give them back to the office.',
    'handover-nothing': 'This officer has no open case. Nothing was changed.',
  },
})
