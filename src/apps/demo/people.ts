// SPDX-License-Identifier: AGPL-3.0-or-later
// People who do not exist: names as Banyuwangi has them, national numbers that can belong to nobody, telephone numbers of no operator.

import type { Random } from '#apps/demo/random.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { type Sex, syntheticNik } from '#people/core/nik.ts'

const list = (text: string): readonly [string, ...string[]] => {
  const [first = '', ...rest] = text.split(' ')
  return [first, ...rest]
}

const women = list(
  'Siti Sri Dewi Rini Wati Yuli Indah Fitri Lestari Nur Eka Ayu Sulastri Suminah Sumiati Kartini Endang Ningsih Rukmini Suryani Mariyam Halimah ' +
    'Khotimah Maimunah Romlah Sutini Tumini Wagiyem Supartini Kasiyati Jumiati Misnati Luh Ketut Kadek Komang Wayan Anik Dwi Tri Retno Ratna Ika Novi Desi Rina Lilik Umi Nanik Titik',
)
const men = list(
  'Budi Agus Slamet Joko Eko Hadi Rudi Wahyu Imam Dedi Sugeng Supriyadi Suyanto Mulyono Hariyanto Bambang Sutrisno Sukirman Misdi Buang Senari ' +
    'Samsul Muhammad Ahmad Abdul Moh. Nurhadi Fauzi Rizki Dimas Andika Putu Made Nyoman Gede Ketut Sahrawi Mistar Holil Tohari Yanto Teguh Heru Catur',
)
const womensLast = list(
  'Aminah Rahayu Handayani Wulandari Astuti Susanti Anggraini Mulyani Fatimah Hasanah Rohmah Yulianti Permatasari Kusumawati Hariyati Maghfiroh ' +
    'Zulaikha Rahmawati Sudarmi Sunarti Mursidah Pratiwi Safitri Ramadhani Oktaviani',
)
const mensLast = list(
  'Santoso Setiawan Hidayat Kurniawan Purwanto Wijaya Prasetyo Saputra Maulana Nugroho Utomo Suprapto Widodo Ismail Rahman Hakim Basuki Riyadi ' +
    'Subagyo Sanusi Effendi Firmansyah Ramadhan Siswanto Wibowo',
)

export interface DemoPerson {
  readonly name: string
  readonly sex: Sex
  readonly birthDate: LocalDate
  readonly nik?: string
  readonly phone?: string
}

function nameOf(random: Random, female: boolean): string {
  const first = random.pick(female ? women : men)
  // One word is a whole name for many.
  if (random.chance(0.12)) return first
  const middle = random.chance(0.18) ? `${random.pick(female ? women : men)} ` : ''
  const title = random.chance(0.03) ? (female ? 'Hj. ' : 'H. ') : ''
  const full = `${title}${first} ${middle}${random.pick(female ? womensLast : mensLast)}`
  if (random.chance(0.04)) return `${full} ${female ? 'binti' : 'bin'} ${random.pick(men)}`
  return random.chance(0.02) ? `${full}, S.Pd.` : full
}

/** @param serial counts the people, so that no two have one number */
export function makePerson(random: Random, serial: number, district: string, today: LocalDate, most: number): DemoPerson {
  const female = random.chance(most)
  const sex: Sex = female ? 'F' : 'M'
  // From 18 to 45, most in their twenties; a few are younger and must wait.
  const age = random.chance(0.015) ? random.between(16, 17) : 18 + Math.floor(27 * random.next() ** 1.7)
  const birthDate = addDays(today, -Math.floor((age + random.next()) * 365.25) - 1)
  // A slip of the pen in one of fifty: the number and the stated date differ.
  const written = random.chance(0.02) ? addDays(birthDate, random.pick([-1, 1, 30, 365])) : birthDate
  return {
    name: nameOf(random, female),
    sex,
    birthDate,
    ...(random.chance(0.04) ? {} : { nik: syntheticNik({ birthDate: written, sex, serial, district }) }),
    // No operator was given 0849.
    ...(random.chance(0.7) ? { phone: `0849${String(random.between(10_000_000, 99_999_999))}` } : {}),
  }
}
