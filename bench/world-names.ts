// SPDX-License-Identifier: AGPL-3.0-or-later
// Names as a regency in East Java has them: a few that very many bear, many that few do, one word or four.

import type { Random } from '#apps/demo/random.ts'

const list = (text: string): readonly string[] => text.split(' ')
const joined = (fronts: string, backs: string): readonly string[] =>
  list(fronts).flatMap((front) => list(backs).map((back) => front + back))

// Ordered from common to rare within each list; whoever is asked for comes by that order.
const arabicWomen = list(
  'Siti Nur Aminah Fatimah Khotimah Halimah Maryam Aisyah Zulaikha Hasanah Rohmah Latifah Munawaroh Maimunah Romlah Mutmainah Jamilah Khoiriyah ' +
    'Nurhayati Nuraini Nurjanah Nurul Masruroh Muslimah Badriyah Chotijah Zubaidah Salamah Sholihah Mahmudah Hidayatul Rodiyah Faizah Zahro ' +
    'Azizah Inayah Istiqomah Ulfa Lailatul Qomariyah Uswatun Umi Ummu Hamidah Rosidah Farida Mufidah Luluk Lutfiyah Khusnul Ainun Anisa Fitriyah Nafisah Wahidah Zainab ' +
    'Musyarofah Dzakiyah Syarifah Hafidhoh Afifah Syafaatun Maftuhah Tsaniyah Rukayah Juwariyah Hindun Asmaul Nikmatul Husniyah',
)
const arabicMen = list(
  'Muhammad Ahmad Abdul Imam Nur Ali Samsul Hasan Husen Yusuf Ibrahim Ismail Fauzi Rizki Rohman Rahman Rahim Hakim Hidayat Zainal Zainul ' +
    'Abidin Arifin Fathur Khoirul Choirul Mustofa Nasrullah Saiful Bahri Anwar Syaiful Syamsul Huda Mahfud Masduki Mashuri Misbahul Munir Nasir Qomar Ridwan Rofiq Rozak ' +
    'Sanusi Sholeh Subhan Sulaiman Syafii Taufik Thohir Ubaidillah Umar Usman Wahid Yasin Yahya Zaini Zuhri Dzulkifli Faisal Farid Fikri Ghozali Habib Hamzah Hanafi Jalal ' +
    'Jamal Kholil Kholik Latif Lutfi Maksum Maruf Muhlis Muhtar Nawawi Rasyid Sofyan Tohari Hariri Firdaus Akhyar Mukhlas Badrus',
)
const javaneseWomen = joined(
  'Su Sri Har Mul Tri Wi Pur Yul Ro Kus Sum Tut War En Is Ngat Was Par Mis Jum Ka Sit Mar Lis Rus Sar Tum Wag Kas Bon Sam Pon',
  'iyati yati mini ningsih lastri wati tini nah inah iyah arti ani yani narti harti lestari indah ijah utami ati',
)
const javaneseMen = joined(
  'Su Har Mul Tri Wi Pur Yu Ro Kus Sum Tut War En Is Ngat Was Par Mis Jum Ka Sit Mar Lis Rus Sar Tum Wag Kas Bon Sam Pon',
  'yono yanto wanto gianto narno kirman jiman man no di to tono jarwo priyadi santoso gito wadi madi warno kardi',
)
const modernWomen = list(
  'Dewi Sri Rini Yuli Indah Fitri Lestari Eka Ayu Endang Rina Ratna Ika Novi Desi Lilik Nanik Titik Wahyu Dwi Tri Retno Anik Puji Erna Lina Maya Diana Yanti Rika Vina ' +
    'Linda Widya Wulan Bella Citra Diah Elok Febri Galuh Hesti Intan Jihan Kiki Laras Mega Nadia Okta Putri Ria Silvi Tika Ulin Vera Winda Yesi Zelda Amelia Anggi Astri Devi',
)
const modernMen = list(
  'Budi Agus Slamet Joko Eko Hadi Rudi Wahyu Dedi Sugeng Bambang Dimas Andika Teguh Heru Catur Dwi Tri Bayu Andi Arif Aditya Dani Deni Doni Edi Fajar Galih Gilang Hendra ' +
    'Indra Irwan Iwan Jefri Krisna Lukman Made Nanang Oki Panji Rendi Reza Riski Rio Robi Satria Tomi Toni Vicky Wawan Yoga Yudi Zaki Adi Aji Alfian Angga Anton Ari Bagas Bagus',
)
const balineseWomen = list('Luh Kadek Komang Ketut Wayan Made Putu Ayu Nyoman')
const balineseMen = list('Putu Made Nyoman Ketut Wayan Gede Kadek Komang Njoman')
const lastWomen = list(
  'Rahayu Lestari Handayani Wulandari Astuti Susanti Anggraini Mulyani Wahyuni Hasanah Rohmah Yulianti Permatasari Kusumawati Hariyati Maghfiroh Zulaikha Rahmawati Sudarmi ' +
    'Sunarti Mursidah Pratiwi Safitri Ramadhani Oktaviani Puspitasari Novitasari Agustina Setyowati Ningsih Wijayanti Indrawati Kurniasih Damayanti Ekawati Febrianti Maharani ' +
    'Nurhasanah Purwanti Septiani Utami Yuniarti Fitriani Mardiana Apriliani Marlina Kartikasari Widyawati Suryani Trisnawati Andriani',
)
const lastMen = list(
  'Santoso Setiawan Hidayat Kurniawan Purwanto Wijaya Prasetyo Saputra Maulana Nugroho Utomo Suprapto Widodo Basuki Riyadi Subagyo Effendi Firmansyah Ramadhan Siswanto Wibowo ' +
    'Hermawan Gunawan Susanto Sutrisno Wahyudi Haryanto Cahyono Hartono Yulianto Irawan Pratama Permana Putra Suryadi Handoko Budiman Darmawan Iskandar Kusuma Mahendra Pamungkas ' +
    'Raharjo Saputro Sugianto Syahputra Wicaksono Winarno Yudistira Zulkarnain Djatmiko Soebagjo Tjahjono',
)

/** How much more common the front of a list is than its end. */
const SLOPE = 2.35

function from(random: Random, names: readonly string[]): string {
  return names[Math.floor(names.length * random.next() ** SLOPE)] ?? ''
}

interface Stock {
  readonly given: readonly (readonly [readonly string[], number])[]
  readonly last: readonly string[]
}

const women: Stock = {
  given: [
    [arabicWomen, 0.38],
    [javaneseWomen, 0.3],
    [modernWomen, 0.28],
    [balineseWomen, 0.04],
  ],
  last: lastWomen,
}
const men: Stock = {
  given: [
    [arabicMen, 0.38],
    [javaneseMen, 0.3],
    [modernMen, 0.28],
    [balineseMen, 0.04],
  ],
  last: lastMen,
}

function given(random: Random, { given: stocks }: Stock): string {
  let left = random.next()
  for (const [names, share] of stocks) {
    left -= share
    if (left < 0) return from(random, names)
  }
  return from(random, stocks[0]?.[0] ?? [])
}

/** A full name of one to four words. */
export function nameOf(random: Random, female: boolean): string {
  const stock = female ? women : men
  const kind = random.next()
  const first = given(random, stock)
  if (kind < 0.12) return first
  const end = random.chance(0.5) ? from(random, stock.last) : given(random, stock)
  if (kind < 0.57) return `${first} ${end}`
  const middle = given(random, stock)
  if (kind < 0.94) return `${first} ${middle} ${end}`
  return `${first} ${middle} ${given(random, stock)} ${end}`
}
