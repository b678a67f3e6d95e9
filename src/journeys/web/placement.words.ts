// SPDX-License-Identifier: AGPL-3.0-or-later
// Words of what a plan rests on: the company's permit for the country, and the job order.

import { defineWords } from '#kernel/words.ts'

export const placementWords = defineWords({
  id: {
    permit: 'Izin merekrut (SIP2MI) untuk {country}',
    'of-live': 'Berlaku',
    'of-ended': 'Tidak berlaku lagi',
    'of-absent': 'Tidak ada',
    'of-unknown': 'Belum diketahui',
    'of-unknown-how': 'Minta perusahaan menunjukkan SIP2MI, lalu minta P4MI mencatatnya. Calon tidak ditolak karena ini.',
    order: 'Lowongan (job order)',
    'order-choose': 'Pilih lowongan',
    'order-leave': 'Lepas lowongan',
    'order-title': 'Pilih lowongan',
    'order-lead':
      'Yang terbuka hari ini untuk negara pada rencana. Negara, pekerjaan, dan perusahaan mengikuti lowongan; satu tempat diambil untuk berkas ini.',
    'order-take': 'Ambil satu tempat',
    'order-none': 'Tidak ada lowongan terbuka untuk negara ini. Ubah negaranya di rencana, atau minta P4MI mencatat lowongannya.',
    'order-needed': 'Pilih lowongannya.',
    'order-full': 'penuh',
    'order-left': '{left} tempat tersisa',
    'order-places': 'untuk {quota} orang',
    'order-taken': 'Satu tempat pada lowongan diambil.',
    'order-left-said': 'Tempat pada lowongan dilepas.',
    'order-no': 'Belum dipilih',
    'order-yes': 'Sudah dipilih',
  },
  en: {
    permit: 'Permit to recruit (SIP2MI) for {country}',
    'of-live': 'Counts',
    'of-ended': 'Counts no more',
    'of-absent': 'None',
    'of-unknown': 'Not known',
    'of-unknown-how': 'Ask the company to show its SIP2MI, and the post (P4MI) to write it down. No candidate is turned away for this.',
    order: 'Job order',
    'order-choose': 'Choose a job order',
    'order-leave': 'Give up the order',
    'order-title': 'Choose a job order',
    'order-lead':
      'Those open today for the country of the plan. Country, occupation and company come with the order; one place is taken for this file.',
    'order-take': 'Take one place',
    'order-none': 'No order is open for this country. Change the country in the plan, or have the post (P4MI) write the order down.',
    'order-needed': 'Choose the order.',
    'order-full': 'full',
    'order-left': '{left} {left|place|places} left',
    'order-places': 'for {quota} people',
    'order-taken': 'One place of the job order was taken.',
    'order-left-said': 'The place of the job order was given up.',
    'order-no': 'Not chosen',
    'order-yes': 'Chosen',
  },
})
