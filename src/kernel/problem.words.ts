// SPDX-License-Identifier: AGPL-3.0-or-later

import { defineWords } from '#kernel/words.ts'

/** What happened, then how to go on; for every kind of problem that is not a rule's own refusal. */
export const problemWords = defineWords({
  id: {
    malformed: 'Kiriman tidak dapat dibaca. Kirim ulang sebagai JSON yang utuh.',
    'invalid-input': 'Ada isian yang perlu diperbaiki. Periksa isian yang ditandai, lalu kirim lagi.',
    unauthenticated: 'Anda belum masuk. Masuk dahulu, lalu ulangi.',
    forbidden: 'Peran Anda tidak mencakup tindakan ini. Mintalah petugas yang berwenang melakukannya.',
    'delegation-over': 'Anda tidak lagi bertindak mewakili petugas itu.',
    'delegation-over.revoked':
      'Titipannya sudah dicabut atau dikembalikan. Minta pemberinya menitipkan lagi lalu kirim lagi, atau serahkan isinya ke kantornya.',
    'delegation-over.past':
      'Hari terakhir titipannya sudah lewat. Minta pemberinya menitipkan lagi lalu kirim lagi, atau serahkan isinya ke kantornya.',
    'delegation-over.not-yet': 'Titipannya belum mulai berlaku. Tunggu hari pertamanya.',
    'delegation-over.giver':
      'Pemberi titipan tidak lagi bertugas di kantor itu, atau kepala kantornya sudah berganti. Minta yang sekarang menitipkan, atau serahkan isinya ke kantornya.',
    'not-delegated': 'Tindakan ini tidak termasuk yang dititipkan kepada Anda. Lakukan sebagai diri sendiri, atau mintalah pemberinya.',
    'step-up-needed': 'Tunjukkan sekali lagi bahwa ini Anda: dengan kunci sandi, atau kata sandi Anda. Setelah itu, kirim lagi.',
    'not-found': 'Tidak ditemukan. Periksa tautannya atau cari lagi.',
    'id-reused': 'Kunci kiriman ini sudah dipakai untuk isi yang lain. Kirim dengan kunci baru.',
    'device-ended':
      'Perangkat ini sudah diakhiri, atau bukan milik akun ini. Yang tersimpan di dalamnya dihapus; daftarkan lagi bila masih dipakai.',
    'copy-too-wide': 'Wilayah Anda terlalu luas untuk disimpan di perangkat ini. Kerjakan dengan sambungan.',
    'not-sent-so': 'Tindakan ini tidak dapat dikirim dari kotak keluar. Lakukan dengan sambungan.',
    stale: 'Berkas ini sudah diubah orang lain sejak Anda membukanya. Lihat keadaan terbaru, lalu ulangi bila masih perlu.',
    'too-large': 'Kiriman terlalu besar. Perkecil, lalu kirim lagi.',
    'too-many-of-yours': 'Dua berkas dari akun Anda masih dikirim. Tunggu sampai salah satunya selesai, lalu kirim lagi yang ini.',
    'upload-stalled': 'Kiriman berkas terhenti lebih dari 30 detik, jadi tidak ada yang tersimpan. Periksa jaringan, lalu kirim lagi.',
    'upload-incomplete': 'Berkas ini belum sampai seluruhnya. Kirim lagi dari tempat terhentinya.',
    'upload-differs': 'Berkas yang sampai tidak sama dengan yang dikirim, jadi tidak disimpan. Kirim lagi dari awal.',
    'part-too-small': 'Bagian berkas harus 16 sampai 256 KB; hanya yang terakhir boleh lebih kecil.',
    'too-many-files': 'Banyak berkas sedang dikirim sekaligus. Tunggu sebentar, lalu kirim lagi.',
    'headers-too-large': 'Alamat atau kepala kiriman terlalu panjang. Perpendek, lalu kirim lagi.',
    'too-slow': 'Kiriman tidak selesai pada waktunya. Kirim lagi bila sambungan sudah baik.',
    'unsupported-media-type':
      'Jenis isi ini tidak dikenal. Kirim sebagai application/json; berkas sebagai multipart/form-data dengan bagian bernama file.',
    refused: 'Tindakan ini belum dapat dilakukan.',
    'too-many-requests': 'Terlalu banyak percobaan. Tunggu sebentar, lalu coba lagi.',
    internal: 'Terjadi gangguan di sistem kami. Tidak ada yang tersimpan. Coba lagi; bila berulang, hubungi admin.',
    unavailable: 'Basis data sedang tidak terjangkau. Kiriman yang sama boleh diulang sebentar lagi.',
    'devices-waiting':
      'Server sedang melayani banyak perangkat. Tidak ada yang hilang: isi perangkat tersimpan di sana dan dikirim sendiri sebentar lagi.',
    'under-way': 'Kiriman yang sama sedang dikerjakan. Ulangi sebentar lagi.',
    required: 'Isian ini wajib. Isi dahulu.',
    'wrong-type': 'Jenis isian tidak sesuai. Perbaiki isiannya.',
    'too-long': 'Isian terlalu panjang atau terlalu besar. Ringkas isiannya.',
    'too-short': 'Isian terlalu pendek atau terlalu kecil. Lengkapi isiannya.',
    'unknown-field': 'Isian ini tidak dikenal. Hapus isian ini.',
    invalid: 'Isian tidak sesuai. Periksa bentuknya.',
    'bad-version': 'If-Match harus berupa nomor versi dalam tanda kutip, misalnya "3".',
    'bad-idempotency-key': 'Idempotency-Key harus 1 sampai 200 huruf atau angka.',
  },
  en: {
    malformed: 'What was sent cannot be read. Send it again as complete JSON.',
    'invalid-input': 'Some fields need correcting. Check the marked fields and send again.',
    unauthenticated: 'You are not signed in. Sign in and try again.',
    forbidden: 'Your role does not include this. Ask an officer who may do it.',
    'delegation-over': 'You no longer act in that officer’s place.',
    'delegation-over.revoked':
      'The delegation was taken back or given back. Ask whoever gave it to give it anew and send again, or hand what you wrote to that office.',
    'delegation-over.past':
      'The last day of the delegation is past. Ask whoever gave it to give it anew and send again, or hand what you wrote to that office.',
    'delegation-over.not-yet': 'The delegation does not stand yet. Wait for its first day.',
    'delegation-over.giver':
      'Whoever gave the delegation does not work in that office any more, or the office has another head. Ask whoever it is now to give it, or hand what you wrote to that office.',
    'not-delegated': 'This is not among what was given to you. Do it as yourself, or ask whoever gave it.',
    'step-up-needed': 'Show once more that it is you, with a passkey or your password. Then send it again.',
    'not-found': 'Not found. Check the link or search again.',
    'id-reused': 'This request key was already used for something else. Send with a new key.',
    'device-ended':
      'This device was ended, or is none of this account’s. What is kept on it is erased; register it again if it is still used.',
    'copy-too-wide': 'Your area is too wide to be kept on this device. Work with a connection.',
    'not-sent-so': 'This cannot be sent from the outbox. Do it with a connection.',
    stale: 'Somebody changed this file since you opened it. Look at its present state, then repeat if still needed.',
    'too-large': 'What was sent is too large. Make it smaller and send again.',
    'too-many-of-yours': 'Two files of your account are still being sent. Wait until one is done, then send this one again.',
    'upload-stalled': 'The file stopped coming for more than 30 seconds, so nothing was saved. Check the network, then send it again.',
    'upload-incomplete': 'This file has not come whole yet. Send it on from where it stopped.',
    'upload-differs': 'What arrived is not the file that was sent, so it was not kept. Send it again from its beginning.',
    'part-too-small': 'A part of a file has 16 to 256 KB; only the last may be smaller.',
    'too-many-files': 'Many files are being sent at once. Wait a moment, then send again.',
    'headers-too-large': 'The address or the headers are too long. Shorten them and send again.',
    'too-slow': 'What was sent did not arrive in time. Send it again on a better connection.',
    'unsupported-media-type':
      'This kind of content is not known. Send application/json; a file as multipart/form-data with a part named file.',
    refused: 'This cannot be done yet.',
    'too-many-requests': 'Too many attempts. Wait a moment, then try again.',
    internal: 'Something went wrong on our side. Nothing was saved. Try again; if it repeats, tell the administrator.',
    unavailable: 'The database cannot be reached right now. The same request may be repeated in a moment.',
    'devices-waiting':
      'The server is serving many devices. Nothing is lost: what is on the device is kept there and sent by itself in a while.',
    'under-way': 'The same request is being worked on. Repeat it in a moment.',
    required: 'This field is needed. Fill it in.',
    'wrong-type': 'This is the wrong kind of value. Correct it.',
    'too-long': 'This is too long or too large. Shorten it.',
    'too-short': 'This is too short or too small. Complete it.',
    'unknown-field': 'This field is not known. Remove it.',
    invalid: 'This value does not fit. Check its form.',
    'bad-version': 'If-Match must be a version number in quotes, for example "3".',
    'bad-idempotency-key': 'Idempotency-Key must be 1 to 200 letters or digits.',
  },
})
