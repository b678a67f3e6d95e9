// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's families: who consented to the departure, who stays behind, who cares for the children.

import type { Desk } from '#apps/demo/desk.ts'
import type { DemoPerson } from '#apps/demo/people.ts'
import type { Random } from '#apps/demo/random.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'

const husbands = ['Slamet Riyadi', 'Joko Susilo', 'Mistar', 'Hadi Purnomo', 'Sugeng'] as const
const wives = ['Sulastri', 'Siti Rohmah', 'Kasiyati', 'Dewi Ningsih', 'Jumiati'] as const
const mothers = ['Suminah', 'Halimah', 'Ketut Sari', 'Romlah', 'Tumini'] as const
const children = ['Rafi', 'Nabila', 'Putri', 'Dimas', 'Aisyah', 'Galih'] as const
const carers = ['nenek dari ibu', 'bibi', 'kakek dan nenek', 'ayahnya'] as const

const GROWN = 24
const YEAR = 365

export interface FamilyOf {
  readonly id: string
  readonly person: DemoPerson
  readonly random: Random
  /** Who writes it down, and on which day. */
  readonly by: string
  readonly on: LocalDate
}

/** Of the young the mother; of others husband or wife, and one or two children. */
export async function loadFamily(desk: Desk, { id, person, random, by, on }: FamilyOf): Promise<void> {
  const name = (relative: object): Promise<unknown> => desk.post(by, `/workers/${id}/family`, relative, on)
  const phone = `0849${String(random.between(10_000_000, 99_999_999))}`
  if (addDays(person.birthDate, GROWN * YEAR) > on) {
    await name({ relation: 'MOTHER', name: random.pick(mothers), phone, household: true, consented: true })
    return
  }
  const spouse = random.pick(person.sex === 'F' ? husbands : wives)
  await name({ relation: 'SPOUSE', name: spouse, phone, household: true, consented: random.chance(0.8) })
  for (let nth = 0; nth < random.between(1, 2); nth += 1) {
    const birthDate = addDays(on, -random.between(1, 12) * YEAR - random.between(0, 300))
    const carer = random.chance(0.7) ? { carer: `${random.pick(mothers)}, ${random.pick(carers)}` } : {}
    await name({ relation: 'CHILD', name: random.pick(children), birthDate, household: true, ...carer })
  }
}
