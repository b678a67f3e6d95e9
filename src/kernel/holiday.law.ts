// SPDX-License-Identifier: AGPL-3.0-or-later
// Days on which offices do not work: public holidays and the leave that all take together, as three ministers decree them for one year. Days of a
// year whose decree is not at hand are reckoned from the calendar of the feasts and *assumed*; after the last row only weekends are known.
// The clocks that count working days are of the end of 2024 and later.

import type { Dated } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Holiday extends Dated {
  readonly day: LocalDate
}

const on = (basis: Dated, year: number, ...days: readonly string[]): readonly Holiday[] =>
  days.map((day) => ({ day: `${year}-${day}`, ...basis }))

const of2025: Dated = { legalBasis: 'SKB 3 Menteri 1017/2024', standing: 'law', validFrom: '2024-10-14' }
const added: Dated = { legalBasis: 'SKB 3 Menteri 933/2025', standing: 'assumed', validFrom: '2025-08-07' }
const of2026: Dated = { legalBasis: 'SKB 3 Menteri 1497/2025', standing: 'law', validFrom: '2025-12-31' }
const reckoned: Dated = { legalBasis: 'Keppres 8/2024', standing: 'assumed', validFrom: '2024-12-31' }

export const holidays: readonly Holiday[] = [
  ...on(of2025, 2025, '01-01', '01-27', '01-29', '03-29', '03-31', '04-01', '04-18', '04-20', '05-01', '05-12', '05-29', '06-01'),
  ...on(of2025, 2025, '06-06', '06-27', '08-17', '09-05', '12-25'),
  ...on(of2025, 2025, '01-28', '03-28', '04-02', '04-03', '04-04', '04-07', '05-13', '05-30', '06-09', '12-26'),
  ...on(added, 2025, '08-18'),
  ...on(of2026, 2026, '01-01', '01-16', '02-17', '03-19', '03-21', '03-22', '04-03', '04-05', '05-01', '05-14', '05-27', '05-31'),
  ...on(of2026, 2026, '06-01', '06-16', '08-17', '08-25', '12-25'),
  ...on(of2026, 2026, '02-16', '03-18', '03-20', '03-23', '03-24', '05-15', '05-28', '12-24'),
  ...on(reckoned, 2027, '01-01', '01-05', '02-06', '03-08', '03-10', '03-11', '03-26', '03-28', '05-01', '05-06', '05-16', '05-20'),
  ...on(reckoned, 2027, '06-01', '06-06', '08-15', '08-17', '12-25'),
]
