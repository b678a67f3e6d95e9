// SPDX-License-Identifier: AGPL-3.0-or-later
// A visit in a few taps: what was found, when to come again; the address and a note where there is something to say.

import type { VNode } from 'preact'
import { formContracts } from '#forms/core/form.contract.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { addressOf } from '#platform/web/api.ts'
import { daySaid } from '#platform/web/day-said.ts'
import { useForm } from '#platform/web/form.ts'
import { sealedKey } from '#platform/web/kept.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { CheckChips, DateInput, RadioChips, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { visitRules } from '#village/core/home.law.ts'
import { findings, findingsAt, type Place, type VisitedParty, visitedParties } from '#village/core/home.ts'
import { MOST_NOTE, watchContracts } from '#village/core/watch.contract.ts'
import { watchWords } from '#village/web/watch.words.ts'

/** Whom a visit is about. */
export interface Visited {
  readonly id: string
  readonly name: string
  readonly place: { readonly [Part in keyof Place]: Place[Part] | undefined }
  /** The version of what is kept of the home. */
  readonly homeVersion: number
  readonly party: VisitedParty
}

interface VisitDialogProps {
  readonly visited: Visited
  readonly onClose: () => void
  readonly onDone: () => void
}

const spans = [
  [7, 'next-week'],
  [14, 'next-fortnight'],
  [30, 'next-month'],
  [90, 'next-quarter'],
] as const

const placeOf = (...parts: readonly string[]): string => parts.map((part) => part.trim()).join('\n')

export function VisitDialog({ visited, onClose, onDone }: VisitDialogProps): VNode {
  const t = useWords(watchWords)
  const { today, language } = useReading()
  const { say } = useUndo()
  const record = useCommand(watchContracts.RecordVisit)
  const daysFor = (party: VisitedParty, day: LocalDate): string => String(ruleOn(visitRules[party], day).days)
  const { id, name, place, homeVersion } = visited
  const { hamlet = '', rt = '', rw = '' } = place
  // What is found in a home is not left lying open on a device.
  const form = useForm(sealedKey(`visit-${id}`), {
    to: visited.party,
    found: '',
    next: daysFor(visited.party, today),
    on: today,
    hamlet,
    rt,
    rw,
    note: '',
    // What stood there when this was begun: it may have changed since.
    stood: placeOf(hamlet, rt, rw),
    madeOn: String(homeVersion),
  })
  const { values } = form
  const to = visitedParties.find((each) => each === values.to) ?? visited.party
  const found = findings.filter((each) => findingsAt[to].includes(each) && values.found.split(' ').includes(each))

  async function send(): Promise<void> {
    if (found.length === 0) return form.show([{ field: 'found', message: t('found-needed') }])
    const said = (field: 'hamlet' | 'rt' | 'rw' | 'note') => {
      const text = values[field].trim()
      return text === '' ? {} : { [field]: text }
    }
    // Where nobody wrote another place, none is said: what stood there when it was looked at may be older than what stands now.
    const moved = placeOf(values.hamlet, values.rt, values.rw) !== values.stood
    const answer = await record.send(
      {
        id,
        to,
        ...daySaid(values.on, today),
        found: [...found],
        ...(values.next === '' ? {} : { next: addDays(today, Number(values.next)) }),
        ...(moved ? { ...said('hamlet'), ...said('rt'), ...said('rw') } : {}),
        ...said('note'),
      },
      { madeOn: Number(values.madeOn) },
    )
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    const { next, elsewhere } = answer.value
    if (elsewhere === true) say(t('saved-elsewhere'))
    else say(next === undefined ? t('saved') : t('saved-next', { date: formatDate(next, language) }))
    onClose()
    onDone()
  }

  return (
    <Question title={t('visit-title', { name })} verb={t('save')} sending={record} onSend={send} onClose={onClose}>
      <RadioChips
        {...form.bind('to')}
        label={t('to')}
        choices={visitedParties.map((value) => ({ value, label: t(`to-${value}`) }))}
        onChange={(value) => {
          form.set('to', value)
          const party = visitedParties.find((each) => each === value)
          if (party !== undefined) form.set('next', daysFor(party, today))
        }}
      />
      <CheckChips {...form.bind('found')} label={t('found')} choices={findingsAt[to].map((value) => ({ value, label: t(value) }))} />
      <RadioChips
        {...form.bind('next')}
        label={t('next')}
        choices={[...spans.map(([days, label]) => ({ value: String(days), label: t(label) })), { value: '', label: t('next-none') }]}
      />
      <details class="fold" open={hamlet === ''}>
        <summary>{t('where')}</summary>
        <div class="stack">
          <TextInput {...form.bind('hamlet')} label={t('hamlet-label')} maxLength={60} width="half" optional />
          <TextInput
            {...form.bind('rt')}
            label={t('rt-label')}
            hint={t('block-hint')}
            inputMode="numeric"
            maxLength={3}
            width="short"
            optional
          />
          <TextInput
            {...form.bind('rw')}
            label={t('rw-label')}
            hint={t('block-hint')}
            inputMode="numeric"
            maxLength={3}
            width="short"
            optional
          />
          <DateInput {...form.bind('on')} label={t('on')} max={today} />
          <TextArea {...form.bind('note')} label={t('note')} hint={t('note-hint')} rows={3} maxLength={MOST_NOTE} optional />
        </div>
      </details>
      <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'VISIT', language })} />
    </Question>
  )
}
