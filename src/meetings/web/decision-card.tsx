// SPDX-License-Identifier: AGPL-3.0-or-later
// One decision, wherever it is read: what was agreed on, who confirmed it with one press, and what each office says of its task.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { GiveTaskQuestion } from '#meetings/web/task-give.tsx'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, Due } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Shown = FullRoom['decisions'][number]
type Task = Shown['tasks'][number]
type Answer = Shown['answers'][number]

interface Acts {
  readonly decision: Shown
  readonly onDone: () => void
}

/** Asks for the reason that an objection, or a task not done, cannot go without. */
function WhyDialog(props: {
  readonly title: string
  readonly verb: string
  readonly busy: boolean
  readonly send: (said: string) => Promise<boolean>
  readonly onClose: () => void
}): VNode {
  const t = useWords(decisionPageWords)
  const form = useForm(undefined, { why: '' })
  async function send(): Promise<void> {
    const why = form.values.why.trim()
    if (why === '') return form.show([{ field: 'why', message: t('why-missing') }])
    if (!(await props.send(why))) return
    form.clear()
    props.onClose()
  }
  return (
    <Modal
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="main" busy={props.busy} onPress={() => void send()}>
            {props.verb}
          </Button>
          <Button onPress={props.onClose}>{t('not-now')}</Button>
        </>
      }
    >
      <TextArea {...form.bind('why')} label={t('why')} rows={3} maxLength={2000} />
    </Modal>
  )
}

/** One press confirms; an objection says why. */
function OwnAnswer({ decision, own, onDone }: Acts & { readonly own: Answer }): VNode | null {
  const t = useWords(decisionPageWords)
  const { say } = useUndo()
  const answer = useCommand(decisionContracts.AnswerDecision)
  const [objects, setObjects] = useState(false)
  async function send(said: 'AGREED' | 'OBJECTED', why?: string): Promise<boolean> {
    const told = await answer.send({ id: decision.id, answer: said, said: why })
    if (!told.ok) return false
    say(t('saved'))
    onDone()
    return true
  }
  if (own.answer === 'AGREED') return null
  return (
    <>
      {answer.problem !== undefined && <ProblemNotice problem={answer.problem} />}
      <ButtonRow>
        <Button icon="check" busy={answer.busy} onPress={() => void send('AGREED')}>
          {t('agree')}
        </Button>
        {own.answer === undefined && (
          <Button small onPress={() => setObjects(true)}>
            {t('object')}
          </Button>
        )}
      </ButtonRow>
      {objects && (
        <WhyDialog
          title={t('object')}
          verb={t('object-send')}
          busy={answer.busy}
          send={(why) => send('OBJECTED', why)}
          onClose={() => setObjects(false)}
        />
      )}
    </>
  )
}

function OwnTask({ decision, task, onDone }: Acts & { readonly task: Task }): VNode {
  const t = useWords(decisionPageWords)
  const { say } = useUndo()
  const settle = useCommand(decisionContracts.SettleTask)
  // What an office that left was to do is settled by the one that made the room, and given to nobody.
  const ofOwn = decision.answers.some(({ own, officeId }) => own && officeId === task.officeId)
  const [asked, setAsked] = useState<'failed' | 'given'>()
  async function send(result: 'DONE' | 'NOT_DONE', said?: string): Promise<boolean> {
    const told = await settle.send({ id: decision.id, officeId: task.officeId, result, said })
    if (!told.ok) return false
    say(t('saved'))
    onDone()
    return true
  }
  return (
    <>
      {settle.problem !== undefined && <ProblemNotice problem={settle.problem} />}
      <ButtonRow>
        <Button small icon="check" busy={settle.busy} label={`${t('done')}: ${task.what}`} onPress={() => void send('DONE')}>
          {t('done')}
        </Button>
        <Button small label={`${t('not-done')}: ${task.what}`} onPress={() => setAsked('failed')}>
          {t('not-done')}
        </Button>
        {ofOwn && (
          <Button small label={`${t('give')}: ${task.what}`} onPress={() => setAsked('given')}>
            {t('give')}
          </Button>
        )}
      </ButtonRow>
      {asked === 'given' && <GiveTaskQuestion decision={decision} task={task} onClose={() => setAsked(undefined)} onDone={onDone} />}
      {asked === 'failed' && (
        <WhyDialog
          title={t('not-done-title')}
          verb={t('not-done')}
          busy={settle.busy}
          send={(why) => send('NOT_DONE', why)}
          onClose={() => setAsked(undefined)}
        />
      )}
    </>
  )
}

function TaskRow({ decision, task, onDone }: Acts & { readonly task: Task }): VNode {
  const t = useWords(decisionPageWords)
  const { language } = useReading()
  const { name, who, what, due, result, on, said, own } = task
  return (
    <li class="row">
      <div>
        <span class="row-step">{what}</span>
        <span class="row-why">{[name, who, t('by-day', { date: formatDate(due, language) })].filter(Boolean).join(' · ')}</span>
        {said !== undefined && <span class="row-why">“{said}”</span>}
        {own && result === undefined && <OwnTask decision={decision} task={task} onDone={onDone} />}
      </div>
      <div class="row-side">
        {result === undefined ? (
          <Due date={due} />
        ) : (
          <Badge tone={result === 'DONE' ? 'good' : 'plain'}>
            {t(result)}
            {on !== undefined && `, ${formatDate(on, language)}`}
          </Badge>
        )}
      </div>
    </li>
  )
}

/** Who confirmed it, in one sentence each. */
function Answers({ answers }: { readonly answers: readonly Answer[] }): VNode {
  const t = useWords(decisionPageWords)
  const { language } = useReading()
  return (
    <ul>
      {answers.map(({ officeId, name, answer, on, said }) => (
        <li key={officeId}>
          {name}: {answer === undefined ? t('unanswered') : t(answer, { date: on === undefined ? '' : formatDate(on, language) })}
          {said !== undefined && ` “${said}”`}
        </li>
      ))}
    </ul>
  )
}

export function DecisionCard({ decision, onDone }: Acts): VNode {
  const t = useWords(decisionPageWords)
  const { language } = useReading()
  const own = decision.answers.find((each) => each.own)
  return (
    <article class="card" aria-label={decision.text}>
      <p>
        <a href={`/decisions/${decision.id}`}>{t('decided-on', { date: formatDate(decision.takenOn, language) })}</a>
      </p>
      <p class="as-told">{decision.text}</p>
      {decision.tasks.length > 0 && (
        <ul class="rows">
          {decision.tasks.map((task) => (
            <TaskRow key={task.officeId} decision={decision} task={task} onDone={onDone} />
          ))}
        </ul>
      )}
      <div class="stack">
        <Answers answers={decision.answers} />
        {own !== undefined && <OwnAnswer decision={decision} own={own} onDone={onDone} />}
      </div>
    </article>
  )
}
