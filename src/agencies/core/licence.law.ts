// SPDX-License-Identifier: AGPL-3.0-or-later
// For how long a licence is given. The five years are reported everywhere and were not found in the text itself, hence *assumed*.

import { at, type Dated, type Lasting } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

export interface LicenceTerm extends Dated {
  readonly years: number
}

export const licenceTerms: readonly LicenceTerm[] = [
  { years: 5, legalBasis: 'UU 18/2017 art 51', standing: 'assumed', validFrom: '2017-11-22' },
]

/** What a company must have on the day on which it places somebody. */
export const licenceDuty: Lasting<Dated> = [{ legalBasis: 'UU 18/2017 art 51, 59', standing: 'law', validFrom: '2017-11-22' }]

/** The last day of a licence that begins on a day; undefined where no term is known for it. */
export function usualEnd(from: LocalDate, table: readonly LicenceTerm[] = licenceTerms): LocalDate | undefined {
  const [term] = at(table, from)
  if (term === undefined) return undefined
  const next = new Date(`${from}T00:00:00Z`)
  next.setUTCFullYear(next.getUTCFullYear() + term.years)
  next.setUTCDate(next.getUTCDate() - 1)
  return next.toISOString().slice(0, 10)
}
