// SPDX-License-Identifier: AGPL-3.0-or-later
// Departure and return, recorded from the walk by the journey's own steps; for ten seconds taken back at a press.

import type { VNode } from 'preact'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { JourneyState } from '#journeys/core/worker.ts'
import { call } from '#platform/web/api.ts'
import { daySaid } from '#platform/web/day-said.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { DateInput, RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { undoAct } from '#platform/web/undo-act.ts'
import { undoWords } from '#platform/web/undo-act.words.ts'
import { isMilestoneStep, type Recordable, recordableIn } from '#village/core/record.rules.ts'
import { watchWords } from '#village/web/watch.words.ts'

interface StepDialogProps {
  readonly person: { readonly id: string; readonly name: string; readonly state: JourneyState }
  readonly onClose: () => void
  /** It was recorded; it was taken back; or it can be taken back no more. */
  readonly onStep?: (step: 'done' | 'undone' | 'kept') => void
}

/** Of these an officer may fear that writing them down harms the person. */
const outsideProcedure: readonly Recordable[] = ['LEFT_NON_PROCEDURALLY', 'ABROAD_UNDOCUMENTED']

export function StepDialog({ person, onClose, onStep }: StepDialogProps): VNode {
  const t = useWords(watchWords)
  const { today } = useReading()
  const undone = useWords(undoWords)
  const { offer, say } = useUndo()
  const record = useCommand(workerContracts.RecordMilestone)
  const move = useCommand(workerContracts.MoveWorker)
  const { id, name, state } = person
  const steps = recordableIn(state)
  const [only] = steps.length === 1 ? steps : []
  const form = useForm(`step-${id}`, { step: only ?? '', on: today, reason: '' })
  const step = steps.find((each) => each === form.values.step)
  const asksReason = step !== undefined && !isMilestoneStep(step)

  async function send(): Promise<void> {
    const { on } = form.values
    const reason = form.values.reason.trim()
    if (step === undefined) return form.show([{ field: 'step', message: t('step-needed') }])
    if (on === '') return form.show([{ field: 'on', message: t('step-day-needed') }])
    if (asksReason && reason === '') return form.show([{ field: 'reason', message: t('step-reason-needed') }])
    const said = daySaid(on, today)
    const answer = isMilestoneStep(step)
      ? await record.send({ id, code: step, ...said })
      : await move.send({ id, to: step, ...said, reason })
    if (!answer.ok) return form.showProblem(answer.problem)
    const key = (isMilestoneStep(step) ? record : move).sentAs()
    form.clear()
    onClose()
    onStep?.('done')
    offer({
      message: t('step-saved'),
      undo: async () => {
        const back = await undoAct(key, () => call(workerContracts.UndoLast, { id }), undone)
        say(back.said)
        onStep?.(back.isUndone ? 'undone' : 'kept')
        refreshAll()
      },
      kept: () => onStep?.('kept'),
    })
  }

  return (
    <Question
      title={t('step-title', { name })}
      verb={t('step-save')}
      sending={{ busy: record.busy || move.busy, problem: record.problem ?? move.problem }}
      onSend={send}
      onClose={onClose}
    >
      <RadioChips {...form.bind('step')} label={t('step-what')} choices={steps.map((value) => ({ value, label: t(`step-${value}`) }))} />
      {step !== undefined && outsideProcedure.includes(step) && (
        <Notice tone="sea" title={t('protects-title')}>
          <p>{t('protects-text')}</p>
        </Notice>
      )}
      <DateInput {...form.bind('on')} label={t('step-on')} max={today} />
      {asksReason && <TextInput {...form.bind('reason')} label={t('step-reason')} hint={t('step-reason-hint')} maxLength={200} required />}
    </Question>
  )
}
