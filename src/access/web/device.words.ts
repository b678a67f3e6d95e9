// SPDX-License-Identifier: AGPL-3.0-or-later
// Words about the devices on which officers keep a copy of their area.

import { defineWords } from '#kernel/words.ts'

export const deviceWords = defineWords({
  id: {
    mine: 'Perangkat saya',
    'mine-lead':
      'Perangkat ini menyimpan salinan wilayah Anda, supaya Anda dapat bekerja tanpa jaringan. Hilang atau tidak dipakai lagi? Akhiri.',
    'mine-none': 'Belum ada perangkat',
    'mine-none-text': 'Perangkat yang Anda pakai tanpa jaringan muncul di sini.',
    device: 'Perangkat',
    officer: 'Petugas',
    office: 'Kantor',
    registered: 'Didaftarkan',
    heard: 'Terakhir terhubung',
    end: 'Akhiri',
    'end-of': 'Akhiri: {name}',
    'end-ask': 'Akhiri perangkat “{name}”?',
    'end-text':
      'Akun pemiliknya langsung keluar dari perangkat itu dan dari perangkatnya yang lain. Begitu terhubung lagi, semua yang tersimpan di perangkat itu dihapus, juga pekerjaan yang belum terkirim. Sementara itu salinannya hanya terbaca dengan PIN, atau bila sedang terbuka.',
    'end-unsent': 'Pekerjaan sejak kontak terakhirnya mungkin hilang',
    'end-heard': 'Terakhir terhubung:',
    'end-send': 'Akhiri perangkat',
    keep: 'Biarkan',
    ended: 'Perangkat diakhiri',
    'contact-title': 'Kontak terakhir tiap desa',
    'contact-lead':
      'Kapan perangkat petugas terakhir terhubung; yang paling lama lebih dahulu. Pekerjaan di perangkat baru sampai di sini ketika terhubung.',
    'contact-none': 'Belum ada perangkat',
    'contact-none-text': 'Perangkat muncul di sini begitu seorang petugas menyiapkannya untuk bekerja tanpa jaringan.',
    without: 'Desa tanpa perangkat',
    'without-all': 'Setiap kantor desa punya perangkat.',
    'without-count': 'Kantor desa yang belum punya: {count}',
  },
  en: {
    mine: 'My devices',
    'mine-lead': 'These devices keep a copy of your area, so that you can work without a network. Lost, or no longer used? End it.',
    'mine-none': 'No device yet',
    'mine-none-text': 'Devices that you use without a network appear here.',
    device: 'Device',
    officer: 'Officer',
    office: 'Office',
    registered: 'Registered',
    heard: 'Last contact',
    end: 'End',
    'end-of': 'End: {name}',
    'end-ask': 'End the device “{name}”?',
    'end-text':
      'Its owner is signed out at once, there and on their other devices. As soon as it is connected again, everything kept on it is erased, also work that was not sent yet. Until then its copy can be read by the PIN alone, or where it stands open.',
    'end-unsent': 'Work done there since its last contact may be lost',
    'end-heard': 'Last connected:',
    'end-send': 'End the device',
    keep: 'Leave it',
    ended: 'Device ended',
    'contact-title': 'Last contact of every village',
    'contact-lead':
      'When the devices of officers were last connected, the longest ago first. Work done on a device arrives here when it is connected.',
    'contact-none': 'No device yet',
    'contact-none-text': 'A device appears here once an officer has set it up to work without a network.',
    without: 'Villages without a device',
    'without-all': 'Every village office has a device.',
    'without-count': 'Village offices that have none yet: {count}',
  },
})
