// SPDX-License-Identifier: AGPL-3.0-or-later
// What the person needs and is given, and the way to note a need.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formatMoney } from '#agencies/core/currency.ts'
import { closedCases } from '#cases/core/case.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { letterRules } from '#cases/core/service.law.ts'
import { serviceKinds } from '#cases/core/service.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { planPageWords } from '#cases/web/plan.words.ts'
import { ArrangeForm, EndForm } from '#cases/web/plan-forms.tsx'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Select, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly onDone: () => void
}
export type PlannedService = FullCase['plan'][number]

/** What is said of a service, a sentence each. */
function useSaid() {
  const t = useWords(planPageWords)
  const { language } = useReading()
  const day = (date: string): string => formatDate(date, language)
  return ({ notedOn, said, arranged, seenOn, longest, ended }: PlannedService): readonly string[] => {
    const cost = ended?.cost ?? arranged?.cost
    return [
      said === undefined ? t('noted', { date: day(notedOn) }) : `${t('noted', { date: day(notedOn) })}: “${said}”`,
      ...(arranged === undefined
        ? []
        : [
            arranged.until === undefined
              ? t('given', { provider: arranged.provider, from: day(arranged.begins) })
              : t('given-until', { provider: arranged.provider, from: day(arranged.begins), until: day(arranged.until) }),
          ]),
      ...(cost === undefined ? [] : [t('costs', { money: formatMoney(cost, language) })]),
      ...(seenOn === undefined || ended !== undefined ? [] : [t('seen', { date: day(seenOn) })]),
      ...(longest === undefined || ended !== undefined ? [] : [t('longest', { date: day(longest.until) })]),
      ...(ended === undefined ? [] : [t('ended', { outcome: t(ended.outcome), date: day(ended.on) })]),
      ...(ended?.said === undefined ? [] : [`“${ended.said}”`]),
      ...(ended?.refusal === undefined ? [] : [t('refused-by', { who: t(ended.refusal.by), date: day(ended.refusal.signedOn) })]),
    ]
  }
}

function Row({ value, service, mayChange, onDone }: Props & { readonly service: PlannedService; readonly mayChange: boolean }): VNode {
  const t = useWords(planPageWords)
  const office = useWords(journeyWords)
  const { say } = useUndo()
  const said = useSaid()
  const [asked, setAsked] = useState<'arrange' | 'end'>()
  const look = useCommand(planContracts.SeeService)
  const { nth, kind, arranged, next, ended } = service
  const close = (): void => setAsked(undefined)
  async function see(): Promise<void> {
    const answer = await look.send({ id: value.id, nth }, { version: value.version })
    if (!answer.ok) return
    say(t('saved'))
    onDone()
  }
  return (
    <li class="row">
      <div>
        <span class="row-step">{t(kind)}</span>
        {said(service).map((each) => (
          <span key={each} class="row-why">
            {each}
          </span>
        ))}
        {next !== undefined && (
          <span class="row-why">
            {t('next', { office: office(`office.${next.owner}`) })} · <Article article={next.legalBasis} standing={next.standing} linked />
          </span>
        )}
        {look.problem !== undefined && <ProblemNotice problem={look.problem} />}
        {(next !== undefined || ended?.refusal !== undefined) && letterRules.some((rule) => rule.kind === kind) && (
          <span class="row-why">
            <a href="#letters">{t('to-refusal')}</a>
          </span>
        )}
        {mayChange && next !== undefined && (
          <ButtonRow>
            <Button small onPress={() => setAsked('arrange')}>
              {t(arranged === undefined ? 'arrange' : 'change')}
              <span class="vh"> {t(kind)}</span>
            </Button>
            {arranged !== undefined && (
              <Button small busy={look.busy} onPress={() => void see()}>
                {t('look')}
                <span class="vh"> {t(kind)}</span>
              </Button>
            )}
            <Button small onPress={() => setAsked('end')}>
              {t('end')}
              <span class="vh"> {t(kind)}</span>
            </Button>
          </ButtonRow>
        )}
        {asked === 'arrange' && <ArrangeForm value={value} service={service} onDone={onDone} onClose={close} />}
        {asked === 'end' && <EndForm value={value} service={service} onDone={onDone} onClose={close} />}
      </div>
      {next !== undefined && (
        <div class="row-side">
          <Due date={next.due} />
        </div>
      )}
    </li>
  )
}

function AddNeed({ value, onDone }: Props): VNode {
  const t = useWords(planPageWords)
  const { say } = useUndo()
  const note = useCommand(planContracts.NoteNeed)
  const form = useForm(`need-${value.id}`, { needKind: '', needSaid: '' })
  const open = value.plan.filter(({ ended }) => ended === undefined).map(({ kind }) => kind)
  async function send(): Promise<void> {
    const kind = serviceKinds.find((each) => each === form.values.needKind)
    const said = form.values.needSaid.trim()
    if (kind === undefined) return form.show([{ field: 'needKind', message: t('missing') }])
    const answer = await note.send({ id: value.id, kind, ...(said === '' ? {} : { said }) }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }
  return (
    <details class="fold">
      <summary>{t('need')}</summary>
      <div class="stack">
        {note.problem !== undefined && <ProblemNotice problem={note.problem} />}
        <Select
          {...form.bind('needKind')}
          label={t('kind')}
          choices={serviceKinds.filter((each) => !open.includes(each)).map((each) => ({ value: each, label: t(each) }))}
        />
        <TextArea {...form.bind('needSaid')} label={t('need-said')} rows={2} maxLength={2000} optional />
        <Button kind="main" busy={note.busy} onPress={() => void send()}>
          {t('save')}
        </Button>
      </div>
    </details>
  )
}

export function CasePlan(props: Props): VNode | null {
  const t = useWords(planPageWords)
  const { role } = useSession()
  const { plan, state, near } = props.value
  if (near || !planContracts.NoteNeed.may.some((each) => each === role)) return null
  const mayChange = !closedCases.includes(state)
  return (
    <Section id="plan" title={t('plan')}>
      <div class="stack">
        <p class="hint">{t('plan-lead')}</p>
        {plan.length === 0 ? (
          <p class="muted">{t('none')}</p>
        ) : (
          <ul class="rows">
            {plan.map((service) => (
              <Row key={service.nth} {...props} service={service} mayChange={mayChange} />
            ))}
          </ul>
        )}
        {mayChange && <AddNeed key={String(plan.length)} {...props} />}
      </div>
    </Section>
  )
}
