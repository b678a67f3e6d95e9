// SPDX-License-Identifier: AGPL-3.0-or-later
// The rhythm of a week, and the schedule that follows from it, in one sentence.

import type { VNode } from 'preact'
import type { Form } from '#platform/web/form.ts'
import { FieldGroup } from '#platform/web/ui/field.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { plannedHours } from '#training/core/class.hours.ts'
import { spread } from '#training/core/class.schedule.ts'
import type { SessionPlan } from '#training/core/class.ts'
import type { Unit } from '#training/core/programme.ts'
import { pageWords } from '#training/web/page.words.ts'

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** Days of the week are kept as digits, `12345`, since a form keeps texts. */
export const initialRhythm = { firstDay: '', hoursPerDay: '8', weekdays: '12345' }
type RhythmForm = Pick<Form<keyof typeof initialRhythm>, 'bind' | 'set' | 'values'>

/** Half hours only, as many as a day holds. */
function hoursOf(text: string): number {
  const hours = Number(text.replace(',', '.'))
  return Number.isFinite(hours) ? Math.min(12, Math.max(0, Math.round(hours * 2) / 2)) : 0
}

export function sessionsOf(values: typeof initialRhythm, hours: number, units: readonly Unit[]): readonly SessionPlan[] {
  if (!/^\d{4}-\d\d-\d\d$/.test(values.firstDay)) return []
  const rhythm = { firstDay: values.firstDay, weekdays: [...values.weekdays].map(Number), hoursPerDay: hoursOf(values.hoursPerDay) }
  return spread(rhythm, hours, units)
}

export function RhythmFields(props: { readonly form: RhythmForm; readonly sessions: readonly SessionPlan[] }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { form, sessions } = props
  const chosen = form.values.weekdays
  const [first, last] = [sessions[0], sessions.at(-1)]
  return (
    <>
      <DateInput {...form.bind('firstDay')} label={t('firstDay')} required />
      <TextInput
        {...form.bind('hoursPerDay')}
        label={t('hoursPerDay')}
        hint={t('hours-hint')}
        inputMode="numeric"
        width="short"
        maxLength={4}
        required
      />
      <FieldGroup {...form.bind('weekdays')} label={t('weekdays')}>
        <div class="radio-chips">
          {weekdays.map((day) => (
            <label key={day} class="radio-chip">
              <input
                type="checkbox"
                name="weekdays"
                value={day}
                checked={chosen.includes(String(day))}
                onChange={(event) =>
                  form.set(
                    'weekdays',
                    weekdays.filter((each) => (each === day ? event.currentTarget.checked : chosen.includes(String(each)))).join(''),
                  )
                }
              />
              <span>{t(`day${day}`)}</span>
            </label>
          ))}
        </div>
      </FieldGroup>
      <p class="schedule" role="status">
        {first === undefined || last === undefined
          ? t('schedule-none')
          : t('schedule-sentence', {
              count: sessions.length,
              hours: formatNumber(plannedHours(sessions), language),
              from: formatDate(first.date, language),
              to: formatDate(last.date, language),
            })}
      </p>
    </>
  )
}
