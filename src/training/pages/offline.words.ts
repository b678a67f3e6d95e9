// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of the check without a network: what it can say, and what only the register knows.

import { defineWords } from '#kernel/words.ts'

export const offlineWords = defineWords({
  id: {
    title: 'Periksa surat atau sertifikat',
    lead: 'Pindai kode QR di kertasnya. Buka halaman ini sekali selagi ada jaringan dan biarkan terbuka: sesudah itu pemeriksaan jalan tanpa jaringan. Di perangkat petugas halaman ini selalu ada. Yang dipindai atau ditempel tidak dikirim ke mana pun.',
    scan: 'Pindai dengan kamera',
    'scan-view': 'Yang dilihat kamera',
    'scan-stop': 'Tutup kamera',
    'scan-torch': 'Lampu',
    'scan-opening': 'Kamera sedang dibuka. Peramban mungkin bertanya apakah kamera boleh dipakai.',
    'scan-looking':
      'Arahkan ke kode QR di kertas, sampai seluruh kode ada di dalam bingkai dan terlihat tajam. Hasilnya muncul sendiri. Gambarnya tidak disimpan.',
    'scan-denied':
      'Kamera tidak diizinkan di alamat ini. Izinkan di pengaturan peramban, lalu coba lagi; atau ambil foto kodenya di bawah ini.',
    'scan-none': 'Tidak ada kamera yang dapat dipakai di perangkat ini. Pilih foto kodenya di bawah ini, atau tempel isinya.',
    'scan-busy':
      'Kamera tidak dapat dibuka; mungkin sedang dipakai aplikasi lain. Tutup aplikasi itu, lalu coba lagi; atau ambil foto kodenya di bawah ini.',
    text: 'Atau tempel isi kode QR-nya',
    'text-hint': 'Pindai kodenya dengan aplikasi pemindai, salin seluruh alamatnya, dan tempel di sini.',
    photo: 'Foto kodenya',
    check: 'Periksa',
    valid: 'Tanda tangan digitalnya benar',
    'valid-text':
      'Yang tertulis di bawah ini ditandatangani oleh sistem kami dan tidak diubah. Masa berlakunya belum habis. Sampai {when} belum dicabut atau diganti; yang sesudahnya terlihat lewat jaringan.',
    expired: 'Tanda tangan digitalnya benar, tetapi masa berlakunya sudah habis',
    'expired-text': 'Isi di bawah ini ditandatangani oleh sistem kami dan tidak diubah.',
    over: 'Tanda tangan digitalnya benar, tetapi sudah dicabut atau diganti',
    'over-text': 'Jangan terima kertas ini. Sebab dan tanggalnya terlihat lewat jaringan: buka alamat di kodenya.',
    newer: 'Kode ini tidak dapat dipastikan di sini',
    'newer-text':
      'Bentuknya seperti kode kami, tetapi kunci atau jenis suratnya tidak dikenal halaman ini, yang dari {when}. Kertasnya mungkin terbit atau dicetak sesudah itu, mungkin salah salin, mungkin juga palsu. Jangan terima sebelum diperiksa lewat jaringan.',
    unknown: 'Ini bukan kode surat atau sertifikat kami',
    'unknown-text':
      'Alamat di kodenya bukan alamat kami, atau tersalin tidak lengkap. Salin sekali lagi seluruhnya. Bila hasilnya sama, jangan percaya kertasnya.',
    unable: 'Peramban ini tidak dapat memeriksa tanda tangan',
    'unable-text': 'Perbarui peramban Anda, atau periksa lewat jaringan dengan membuka alamat di kode itu.',
    unread: 'Tidak ada kode yang terbaca di foto itu',
    'unread-text': 'Ambil foto lebih dekat, dengan cahaya cukup, sampai seluruh kode terlihat tajam.',
    limits: 'Yang tidak terlihat di sini',
    revoked:
      'Apakah kertas itu dicabut atau diganti setelah {when}. Daftar yang dicabut di halaman ini dari saat itu; yang sesudahnya terlihat lewat jaringan.',
    keys: 'Apakah kunci atau jenis suratnya lebih baru dari {when}. Kertas yang terbit atau dicetak sesudahnya periksalah lewat jaringan.',
    uncarried:
      'Yang tidak ada di kodenya: {facts}. Bila salah satunya diubah di kertas, di sini tidak ketahuan; periksalah lewat jaringan.',
    signing:
      'Apakah surat izin keluarga sudah ditandatangani pemberi izinnya. Kodenya dibuat sebelum kertasnya ditandatangani; asli yang disimpan kantornya terlihat lewat jaringan.',
    person: 'Apakah kertas itu milik orang yang membawanya. Bandingkan foto di kertas dan nama di KTP atau paspornya.',
    longer: 'Nama yang sangat panjang dipotong, dan diakhiri dengan …',
    'to-online': 'Periksa lewat jaringan',
    'no-script': 'Pemeriksaan tanpa jaringan membutuhkan JavaScript. Tanpa itu, periksalah lewat jaringan.',
  },
  en: {
    title: 'Check a letter or certificate',
    lead: 'Scan the QR code on the paper. Open this page once while there is a network and leave it open: from then on it checks without one. On an officer’s device it is always there. What is scanned or pasted is sent nowhere.',
    scan: 'Scan with the camera',
    'scan-view': 'What the camera sees',
    'scan-stop': 'Close the camera',
    'scan-torch': 'Light',
    'scan-opening': 'The camera is being opened. Your browser may ask whether it may be used.',
    'scan-looking':
      'Point it at the QR code on the paper, until the whole code is inside the frame and sharp. The answer comes by itself. No picture is kept.',
    'scan-denied':
      'The camera is not allowed for this address. Allow it in the settings of the browser and try again, or take a photograph of the code below.',
    'scan-none': 'This device has no camera that can be used. Choose a photograph of the code below, or paste what it says.',
    'scan-busy':
      'The camera cannot be opened; another app may be using it. Close that app and try again, or take a photograph of the code below.',
    text: 'Or paste what the QR code says',
    'text-hint': 'Scan the code with a scanning app, copy the whole address, and paste it here.',
    photo: 'A photograph of the code',
    check: 'Check',
    valid: 'Its digital signature is right',
    'valid-text':
      'What stands below was signed by our system and not changed. No last day of it has passed. It was not revoked or replaced until {when}; what came later is seen with a network.',
    expired: 'Its digital signature is right, but it is no longer valid',
    'expired-text': 'What stands below was signed by our system and not changed.',
    over: 'Its digital signature is right, but it was revoked or replaced',
    'over-text': 'Do not accept this paper. Why and since when is seen with a network: open the address in its code.',
    newer: 'It cannot be told here whether this code is genuine',
    'newer-text':
      'In form it is one of ours, but its key or its kind of paper is not known to this page, which is of {when}. The paper may have been issued or printed since, may not be copied right, or may be forged. Do not accept it before it was checked with a network.',
    unknown: 'This is not the code of one of our letters or certificates',
    'unknown-text':
      'The address in it is not ours, or it was not copied whole. Copy all of it once more. If it says the same again, do not trust the paper.',
    unable: 'This browser cannot check a signature',
    'unable-text': 'Update your browser, or check with a network by opening the address in the code.',
    unread: 'No code can be read in that photograph',
    'unread-text': 'Take it from closer, with enough light, so that the whole code is sharp.',
    limits: 'What cannot be seen here',
    revoked:
      'Whether the paper was revoked or replaced after {when}. The list of revoked papers on this page is of that moment; later ones are seen with a network.',
    keys: 'Whether its key or kind is newer than {when}. Papers that were issued or printed since are to be checked with a network.',
    uncarried:
      'What is not in the code: {facts}. Where one of them was changed on the paper, nothing here tells it; check it with a network.',
    signing:
      'Whether a family consent was signed by whoever consents. The code is made before the paper is signed; the original that its office holds is seen with a network.',
    person: 'Whether the paper belongs to whoever carries it. Compare the photograph on it and the name in the identity card or passport.',
    longer: 'A very long name is cut, and ends in …',
    'to-online': 'Check with a network',
    'no-script': 'Checking without a network needs JavaScript. Without it, check with a network.',
  },
})
