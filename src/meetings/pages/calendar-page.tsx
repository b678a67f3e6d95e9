// SPDX-License-Identifier: AGPL-3.0-or-later
// An ordinary calendar of the year. Whoever has to leave a call at once lands here; nothing on it, not even a name in the corner, says from where.

import type { VNode } from 'preact'
import { addDays, daysBetween, type LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { isWorkingDay } from '#kernel/working-day.ts'

interface CalendarProps {
  readonly language: Language
  readonly today: LocalDate
}

const locale: Readonly<Record<Language, string>> = { id: 'id-ID', en: 'en-GB' }
const A_MONDAY = '2024-01-01'

export function calendarTitle(language: Language, today: LocalDate): string {
  return `${language === 'id' ? 'Kalender' : 'Calendar'} ${today.slice(0, 4)}`
}

/** The weeks of a month, each of seven days, Monday first; outside of the month there is nothing. */
function weeksOf(first: LocalDate): readonly (readonly (LocalDate | undefined)[])[] {
  const before = ((daysBetween(A_MONDAY, first) % 7) + 7) % 7
  const days = Array.from({ length: 42 }, (_, nth) => addDays(first, nth - before))
  const own = days.map((day) => (day.slice(0, 7) === first.slice(0, 7) ? day : undefined))
  return [0, 1, 2, 3, 4, 5].map((week) => own.slice(week * 7, week * 7 + 7)).filter((week) => week.some((day) => day !== undefined))
}

function nameOf(day: LocalDate, language: Language, part: 'month' | 'weekday'): string {
  const long = part === 'month' ? ({ month: 'long' } as const) : ({ weekday: 'short' } as const)
  return new Intl.DateTimeFormat(locale[language], { ...long, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`))
}

function Month({ first, language, today }: CalendarProps & { readonly first: LocalDate }): VNode {
  return (
    <table class="calendar-month">
      <caption>{nameOf(first, language, 'month')}</caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map((nth) => (
            <th key={nth} scope="col">
              {nameOf(addDays(A_MONDAY, nth), language, 'weekday')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(first).map((week) => (
          <tr key={week.find((day) => day !== undefined)}>
            {week.map((day, nth) => (
              <td
                key={day ?? `none-${nth}`}
                class={day === undefined || isWorkingDay(day) ? '' : 'calendar-free'}
                aria-current={day === today ? 'date' : undefined}
              >
                {day === undefined ? '' : Number(day.slice(8))}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export function CalendarPage({ language, today }: CalendarProps): VNode {
  const months = Array.from({ length: 12 }, (_, nth) => `${today.slice(0, 4)}-${String(nth + 1).padStart(2, '0')}-01`)
  return (
    <main class="calendar">
      <h1>{calendarTitle(language, today)}</h1>
      <div class="calendar-months">
        {months.map((first) => (
          <Month key={first} first={first} language={language} today={today} />
        ))}
      </div>
    </main>
  )
}
