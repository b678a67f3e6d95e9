// SPDX-License-Identifier: AGPL-3.0-or-later
// What no milestone says: only the moves the state allows, with day and reason; the grave ones set apart and asked twice.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { isGrave } from '#journeys/core/worker.act.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { JourneyState } from '#journeys/core/worker.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { daySaid } from '#platform/web/day-said.ts'
import { useForm } from '#platform/web/form.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { Checkbox, DateInput, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

function Moves(props: { readonly desk: Desk; readonly moves: readonly JourneyState[] }): VNode {
  const moved = useWords(moveWords)
  return (
    <div class="btn-row">
      {props.moves.map((to) => (
        <Button key={to} onPress={() => props.desk.ask({ type: 'move', to })}>
          {moved(to)}
        </Button>
      ))}
    </div>
  )
}

export function MoveSection(props: { readonly desk: Desk }): VNode | null {
  const t = useWords(fileWords)
  const { desk } = props
  const { moves } = desk.file
  if (moves.length === 0 || !may(desk, workerContracts.MoveWorker)) return null
  const [grave, plain] = [moves.filter(isGrave), moves.filter((to) => !isGrave(to))]
  return (
    <Section id="moves" title={t('moves')} lead={t('moves-lead')}>
      {plain.length > 0 && <Moves desk={desk} moves={plain} />}
      {grave.length > 0 && (
        <details class="fold grave">
          <summary>{t('moves-grave')}</summary>
          <Moves desk={desk} moves={grave} />
        </details>
      )}
    </Section>
  )
}

/** Of these an officer may fear that writing them down harms the person. */
const outsideProcedure: readonly JourneyState[] = ['LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED']

export function MoveQuestion(props: AskedProps & { readonly to: JourneyState }): VNode {
  const t = useWords(fileWords)
  const moved = useWords(moveWords)
  const { today } = useReading()
  const { desk, to } = props
  const grave = isGrave(to)
  const form = useForm(`${desk.file.id}.move.${to}`, { on: today, reason: '' })
  const [sure, setSure] = useState(false)
  const [unsure, setUnsure] = useState(false)
  const reason = form.values.reason.trim()
  return (
    <QuestionForm
      {...props}
      form={form}
      blank="MOVE"
      title={t('move-title', { what: moved(to) })}
      lead={outsideProcedure.includes(to) ? t('move-protects') : undefined}
      verb={t('save')}
      grave={grave}
      act={() => {
        const { on } = form.values
        const faults = [
          ...(on === '' ? [{ field: 'on' as const, message: t('needs-date') }] : []),
          ...(reason === '' ? [{ field: 'reason' as const, message: t('reason-needed') }] : []),
        ]
        setUnsure(grave && !sure)
        form.show(faults)
        return faults.length > 0 || (grave && !sure) ? undefined : desk.make.move(to, daySaid(on, today), reason)
      }}
    >
      <DateInput {...form.bind('on')} label={t('on')} max={today} />
      <TextArea {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} rows={3} maxLength={200} required />
      {grave && (
        <Checkbox
          id="sure"
          label={t('move-sure')}
          checked={sure}
          onChange={setSure}
          error={unsure && !sure ? t('move-sure-needed') : undefined}
        />
      )}
    </QuestionForm>
  )
}
