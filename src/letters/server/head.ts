// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office calls itself on its papers, and who signs for it: the regency's configuration is its manpower office's.

import { NATIONAL, regencyOf } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
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
  readonly seatOfOffice: (id: string) => Promise<{ readonly area: string; readonly nth: number } | undefined>
}

/** Where its numbers say that it sits: the same whatever places it answers for. */
export async function sitsOf({ seatOfOffice }: Pick<Naming, 'seatOfOffice'>, { officeId, prefixes }: Actor): Promise<Sits> {
  const { area, nth } = (await seatOfOffice(officeId)) ?? { area: prefixes[0] ?? '', nth: 1 }
  return { seat: area === '' ? NATIONAL : area, nth }
}

export function headOf({ regencies }: Pick<Services, 'regencies'>, { nameActs, regionName }: Naming) {
  return async (
    { officeId, officeKind, userId, acting, name }: Actor,
    seat: string,
    on: LocalDate,
  ): Promise<Pick<LetterFacts, 'office' | 'signer'>> => {
    const acts = [userId, ...(acting === undefined ? [] : [acting.forUserId])].map((each) => ({ userId: each, officeId, on }))
    const [own, head] = await nameActs(acts)
    const regency = officeKind === 'REGENCY' || officeKind === 'ONE_ROOF' ? regencies.get(regencyOf(seat)) : undefined
    const around = named(seat, regionName).slice(1).join(', ')
    const office =
      regency === undefined
        ? { name: own?.office ?? officeId, lines: around === '' ? [] : [around] }
        : { name: regency.name, lines: regency.letterhead }
    return { office, signer: { name: own?.user ?? name, ...(head?.user === undefined ? {} : { forName: head.user }) } }
  }
}
