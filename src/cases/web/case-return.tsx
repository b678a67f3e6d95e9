// SPDX-License-Identifier: AGPL-3.0-or-later
// The way home: what the file of the person says of it, what was done beside it, and what is owed next.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { closedCases } from '#cases/core/case.ts'
import { mayAct } from '#cases/core/case-guest.rules.ts'
import { type ReturnMark, receivers, returnKinds } from '#cases/core/homecoming.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { planPageWords } from '#cases/web/plan.words.ts'
import { formContracts } from '#forms/core/form.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly onDone: () => void
}
type Homecoming = NonNullable<FullCase['homecoming']>

function PlanReturn({ value, onDone }: Props): VNode {
  const t = useWords(planPageWords)
  const { say } = useUndo()
  const plan = useCommand(planContracts.PlanReturn)
  const form = useForm(`return-${value.id}`, { returnKind: '' })
  async function send(): Promise<void> {
    const kind = returnKinds.find((each) => each === form.values.returnKind)
    if (kind === undefined) return form.show([{ field: 'returnKind', message: t('missing') }])
    const answer = await plan.send({ id: value.id, kind }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }
  return (
    <details class="fold">
      <summary>{t(value.homecoming === undefined ? 'return-plan' : 'return-other')}</summary>
      <div class="stack">
        {plan.problem !== undefined && <ProblemNotice problem={plan.problem} />}
        <Select
          {...form.bind('returnKind')}
          label={t('return-kind')}
          choices={returnKinds.filter((each) => each !== value.homecoming?.kind).map((each) => ({ value: each, label: t(each) }))}
        />
        <Button kind="main" busy={plan.busy} onPress={() => void send()}>
          {t('save')}
        </Button>
      </div>
    </details>
  )
}

/** Of these it is asked who, or which letter. */
const named: readonly ReturnMark[] = ['ESCORT', 'FIT_LETTER']

/** Of these there is a letter among the letters of the case. */
const lettered: readonly ReturnMark[] = ['FIT_LETTER', 'MINUTES']

function MarkForm({ value, mark, onDone, onClose }: Props & { readonly mark: ReturnMark; readonly onClose: () => void }): VNode {
  const t = useWords(planPageWords)
  const { say } = useUndo()
  const { today, language } = useReading()
  const send = useCommand(planContracts.MarkReturn)
  const form = useForm(`return-${value.id}-${mark}`, { markOn: today, markSaid: '', receiver: '', receivedBy: '', witness: '' })
  async function save(): Promise<void> {
    const { markOn: on, receivedBy, witness } = form.values
    const said = form.values.markSaid.trim()
    const receiver = receivers.find((each) => each === form.values.receiver)
    const asked = mark === 'MINUTES' ? (['receiver', 'receivedBy', 'witness', 'markOn'] as const) : (['markOn'] as const)
    const gaps = [
      ...asked.filter((field) => form.values[field].trim() === ''),
      ...(named.includes(mark) && said === '' ? ['markSaid' as const] : []),
    ]
    if (gaps.length > 0) return form.show(gaps.map((field) => ({ field, message: t('missing') })))
    const minutes = receiver === undefined ? {} : { minutes: { receiver, receivedBy: receivedBy.trim(), witness: witness.trim() } }
    const answer = await send.send({ id: value.id, mark, on, ...(said === '' ? {} : { said }), ...minutes }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onClose()
    onDone()
  }
  return (
    <Modal
      open
      title={t(mark)}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={send.busy} onPress={() => void save()}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('not-now')}</Button>
        </>
      }
    >
      <div class="stack">
        {send.problem !== undefined && <ProblemNotice problem={send.problem} />}
        {mark === 'MINUTES' && (
          <>
            <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'HANDOVER', language })} />
            <Select
              {...form.bind('receiver')}
              label={t('receiver')}
              choices={receivers.map((each) => ({ value: each, label: t(`to.${each}`) }))}
            />
            <TextInput {...form.bind('receivedBy')} label={t('received-by')} />
            <TextInput {...form.bind('witness')} label={t('witness')} />
          </>
        )}
        <DateInput {...form.bind('markOn')} label={t('on')} />
        <TextArea
          {...form.bind('markSaid')}
          label={t(named.includes(mark) ? 'said' : 'said-optional')}
          rows={2}
          maxLength={2000}
          optional={!named.includes(mark)}
        />
      </div>
    </Modal>
  )
}

/** What stands on the file of the person, and is recorded there alone. */
function Seen({ seen, kind, workerId }: Pick<Homecoming, 'seen' | 'kind'> & { readonly workerId: string | undefined }): VNode {
  const t = useWords(planPageWords)
  const journey = useWords(journeyWords)
  const { language } = useReading()
  const day = (date: string | undefined): string => (date === undefined ? t('not-yet') : formatDate(date, language))
  return (
    <>
      <Facts
        facts={[
          { label: t('return-kind'), value: t(kind) },
          { label: t('state'), value: journey(`state.${seen.state}`) },
          ...(kind === 'JENAZAH'
            ? [{ label: t('remains'), value: day(seen.remainsOn) }]
            : [
                { label: t('arrived'), value: day(seen.arrivedOn) },
                { label: t('handed-over'), value: day(seen.handedOverOn) },
              ]),
        ]}
      />
      <p>
        <a href={`/workers/${workerId}`}>{t('open-file')}</a>
      </p>
    </>
  )
}

function Marks({ value, homecoming, onDone }: Props & { readonly homecoming: Homecoming }): VNode {
  const t = useWords(planPageWords)
  const office = useWords(journeyWords)
  const { language } = useReading()
  const [asked, setAsked] = useState<ReturnMark>()
  const { marks, open } = homecoming
  const isOpen = !closedCases.includes(value.state)
  return (
    <>
      <ul class="rows">
        {open.map(({ mark, owner, due, mine, legalBasis, standing }) => (
          <li key={mark} class="row">
            <div>
              <span class="row-step">{t(mark)}</span>
              <span class="row-why">
                {t('other-office', { office: office(`office.${owner}`) })} · <Article article={legalBasis} standing={standing} linked />
              </span>
              {mine && isOpen && (
                <Button small onPress={() => setAsked(mark)}>
                  {t('record', { what: t(mark) })}
                </Button>
              )}
            </div>
            {due !== undefined && (
              <div class="row-side">
                <Due date={due} />
              </div>
            )}
          </li>
        ))}
        {marks.map(({ mark, on, said, minutes, legalBasis, standing }) => (
          <li key={mark} class="row">
            <div>
              <span class="row-step">✓ {t(mark)}</span>
              <span class="row-why">
                {formatDate(on, language)} · <Article article={legalBasis} standing={standing} linked />
              </span>
              {minutes !== undefined && (
                <span class="row-why">
                  {t('received', { who: minutes.receivedBy, as: t(`to.${minutes.receiver}`), witness: minutes.witness })}
                </span>
              )}
              {said !== undefined && <span class="row-why">“{said}”</span>}
              {(value.near ? mark === 'MINUTES' : lettered.includes(mark)) && !value.withheld && (
                <span class="row-why">
                  <a href="#letters">{t('to-letter')}</a>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {asked !== undefined && <MarkForm value={value} mark={asked} onDone={onDone} onClose={() => setAsked(undefined)} />}
    </>
  )
}

export function CaseReturn(props: Props): VNode | null {
  const t = useWords(planPageWords)
  const { role } = useSession()
  const { homecoming, workerId, state, withheld, purpose } = props.value
  const may = planContracts.PlanReturn.may.some((each) => each === role) && mayAct(purpose, 'PlanReturn')
  const mayPlan = !withheld && may && !closedCases.includes(state)
  if (homecoming === undefined && !mayPlan) return null
  return (
    <Section id="return" title={t('return')}>
      <div class="stack">
        <p class="hint">{t('return-lead')}</p>
        {homecoming === undefined ? (
          <p class="muted">{t(workerId === undefined ? 'return-first' : 'return-none')}</p>
        ) : (
          <>
            <Seen seen={homecoming.seen} kind={homecoming.kind} workerId={workerId} />
            <Marks {...props} homecoming={homecoming} />
          </>
        )}
        {mayPlan && workerId !== undefined && <PlanReturn key={homecoming?.kind ?? ''} {...props} />}
      </div>
    </Section>
  )
}
