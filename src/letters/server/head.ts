// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office calls itself on its papers, and who signs for it. Its name is that of its own record on that day; the configuration of a
// regency, which is its manpower office's, says the lines under it.

import { NATIONAL, regencyOf } from '#kernel/area.ts'
import type { Actor, Caretaker } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Sits } from '#letters/core/letter.number.ts'
import type { LetterFacts } from '#letters/core/letter.ts'
import { named } from '#letters/core/seat.ts'
import type { Services } from '#platform/server/http/capability.ts'

export interface Naming {
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
  readonly regionName: (code: string) => string
  /** Who heads an office on a day, where somebody was named. */
  readonly headOfOffice: (
    id: string,
    on: LocalDate,
  ) => Promise<{ readonly userId: string; readonly name: string; readonly caretaker?: Caretaker } | undefined>
  readonly seatOfOffice: (id: string) => Promise<{ readonly area: string; readonly nth: number } | undefined>
}

/** Where its numbers say that it sits: the same whatever places it answers for. */
export async function sitsOf({ seatOfOffice }: Pick<Naming, 'seatOfOffice'>, { officeId, prefixes }: Actor): Promise<Sits> {
  const { area, nth } = (await seatOfOffice(officeId)) ?? { area: prefixes[0] ?? '', nth: 1 }
  return { seat: area === '' ? NATIONAL : area, nth }
}

export function headOf({ regencies }: Pick<Services, 'regencies'>, { nameActs, regionName, headOfOffice }: Naming) {
  return async (
    { officeId, officeKind, userId, acting, name: called }: Actor,
    seat: string,
    on: LocalDate,
  ): Promise<Pick<LetterFacts, 'office' | 'signer'> & { readonly headId?: string }> => {
    const acts = [userId, ...(acting === undefined ? [] : [acting.forUserId])].map((each) => ({ userId: each, officeId, on }))
    const [[own, giver], head] = await Promise.all([nameActs(acts), headOfOffice(officeId, on)])
    // Whoever works in the office of a named head signs for that one, asked to or not, and whoever gave them what they do.
    const forName = head === undefined ? giver?.user : head.userId === userId ? undefined : head.name
    const caretaker = head?.caretaker
    const regency = officeKind === 'REGENCY' || officeKind === 'ONE_ROOF' ? regencies.get(regencyOf(seat)) : undefined
    const around = named(seat, regionName).slice(1).join(', ')
    const name = own?.office ?? (officeKind === 'REGENCY' ? regency?.name : undefined) ?? officeId
    const lines = regency?.letterhead ?? (around === '' ? [] : [around])
    // A one-roof service stands under the manpower office, and is another.
    const over = officeKind === 'ONE_ROOF' && regency !== undefined ? { over: regency.name } : {}
    const office = { name, lines, ...over }
    return {
      office,
      signer: {
        name: own?.user ?? called,
        ...(forName === undefined ? {} : { forName }),
        ...(caretaker === undefined ? {} : { caretaker }),
      },
      ...(head === undefined ? {} : { headId: head.userId }),
    }
  }
}
