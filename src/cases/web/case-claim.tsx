// SPDX-License-Identifier: AGPL-3.0-or-later
// What is owed to somebody, line by line, and its sums.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { currencies, formatMoney, readMoney } from '#agencies/core/currency.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { closedCases } from '#cases/core/case.ts'
import { mayAct } from '#cases/core/case-guest.rules.ts'
import { claimKinds } from '#cases/core/claim.ts'
import { sources } from '#cases/core/screening.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { claimWords } from '#cases/web/claim.words.ts'
import { ClaimCheck, type ClaimStart, PaperChoice } from '#cases/web/claim-check.tsx'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly onDone: () => void
}

function Lines({ value, onDone, mayChange }: Props & { readonly mayChange: boolean }): VNode {
  const t = useWords(claimWords)
  const { language } = useReading()
  const withdraw = useCommand(caseContracts.WithdrawClaimLine)
  const { lines, sums } = value.claim
  const day = (date: string): string => formatDate(date, language)
  async function take(nth: number): Promise<void> {
    const answer = await withdraw.send({ id: value.id, nth }, { version: value.version })
    if (answer.ok) onDone()
  }
  return (
    <>
      {withdraw.problem !== undefined && <ProblemNotice problem={withdraw.problem} />}
      <Facts
        facts={[
          ...lines.map(({ nth, kind, from, until, currency, due, paid, claimed, source, evidence, withdrawnOn, paper }) => {
            const money = (amount: number): string => formatMoney({ amount, currency }, language)
            const said = t('line', { claimed: money(claimed), due: money(due), paid: money(paid), from: day(from), until: day(until) })
            return {
              label: t(kind),
              value: (
                <>
                  {withdrawnOn === undefined ? said : <s>{said}</s>}
                  <span class="hint">
                    {' '}
                    {t(source)}: {evidence}
                    {paper !== undefined && (
                      <>
                        {' '}
                        <a href={`/papers/${paper}`}>{t('paper-open')}</a>
                      </>
                    )}
                    {withdrawnOn !== undefined && ` · ${t('withdrawn', { date: day(withdrawnOn) })}`}
                  </span>
                  {mayChange && withdrawnOn === undefined && (
                    <>
                      {' '}
                      <Button small busy={withdraw.busy} onPress={() => void take(nth)}>
                        {t('withdraw')}
                      </Button>
                    </>
                  )}
                </>
              ),
            }
          }),
          ...sums.map((sum) => ({ label: t('sum', { currency: sum.currency }), value: <strong>{formatMoney(sum, language)}</strong> })),
        ]}
      />
    </>
  )
}

const empty = { kind: '', from: '', until: '', currency: '', due: '', paid: '', source: '', evidence: '', paper: '' }
/** Placement costs are taken from the file of the person. */
const byHand = claimKinds.filter((kind) => kind !== 'PLACEMENT_COST')

function AddLine({
  value,
  onDone,
  start,
  onSaved,
}: Props & { readonly start: ClaimStart | undefined; readonly onSaved: () => void }): VNode {
  const t = useWords(claimWords)
  const { say } = useUndo()
  const add = useCommand(caseContracts.AddClaimLine)
  const form = useForm(`claim-${value.id}-${start?.key ?? ''}`, { ...empty, ...start?.values })
  const choices = <T extends Parameters<typeof t>[0]>(of: readonly T[]) => of.map((each) => ({ value: each, label: t(each) }))

  async function send(): Promise<void> {
    const { values } = form
    const kind = byHand.find((each) => each === values.kind)
    const currency = currencies.find((each) => each === values.currency)
    const source = sources.find((each) => each === values.source)
    const due = currency && readMoney(values.due, currency)
    const paid = values.paid.trim() === '0' ? 0 : currency && readMoney(values.paid, currency)
    const { from, until } = values
    const evidence = values.evidence.trim()
    if (!kind || !currency || !source || due === undefined || paid === undefined || !from || !until || !evidence) {
      const unread = { kind, from, until, currency, source, evidence }
      const gaps = (['kind', 'from', 'until', 'currency', 'source', 'evidence'] as const).filter((field) => !unread[field])
      const amounts = (['due', 'paid'] as const).filter((field) => (field === 'due' ? due : paid) === undefined)
      return form.show([
        ...gaps.map((field) => ({ field, message: t('missing') })),
        ...amounts.map((field) => ({ field, message: t('amount') })),
      ])
    }
    const named = values.paper === '' ? {} : { paper: values.paper }
    const line = { kind, from, until, currency, due, paid, source, evidence, ...named }
    const answer = await add.send({ id: value.id, line }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onSaved()
    onDone()
  }

  return (
    <details class="fold" open={start !== undefined}>
      <summary>{t('add')}</summary>
      <div class="stack">
        {add.problem !== undefined && <ProblemNotice problem={add.problem} />}
        <Select {...form.bind('kind')} label={t('kind')} choices={choices(byHand)} />
        <DateInput {...form.bind('from')} label={t('from')} />
        <DateInput {...form.bind('until')} label={t('until')} />
        <Select {...form.bind('currency')} label={t('currency')} choices={currencies.map((each) => ({ value: each, label: each }))} />
        <TextInput {...form.bind('due')} label={t('due')} inputMode="numeric" width="half" />
        <TextInput {...form.bind('paid')} label={t('paid')} hint={t('paid-hint')} inputMode="numeric" width="half" />
        <Select {...form.bind('source')} label={t('source')} choices={choices(sources)} />
        <TextArea {...form.bind('evidence')} label={t('evidence')} hint={t('evidence-hint')} rows={2} maxLength={400} />
        {value.workerId !== undefined && form.values.source === 'PAPER' && (
          <PaperChoice {...form.bind('paper')} workerId={value.workerId} />
        )}
        <Button kind="main" busy={add.busy} onPress={() => void send()}>
          {t('save')}
        </Button>
      </div>
    </details>
  )
}

export function CaseClaim(props: Props): VNode | null {
  const t = useWords(claimWords)
  const { role } = useSession()
  const [start, setStart] = useState<ClaimStart>()
  const { claim, state, withheld, purpose } = props.value
  const may = caseContracts.AddClaimLine.may.some((each) => each === role) && mayAct(purpose, 'AddClaimLine')
  const mayChange = may && !closedCases.includes(state)
  if (withheld || (claim.lines.length === 0 && !mayChange)) return null
  return (
    <Section id="claim" title={t('claim')}>
      <div class="stack">
        <p class="hint">{t('lead')}</p>
        {claim.lines.length === 0 ? <p class="muted">{t('none')}</p> : <Lines {...props} mayChange={mayChange} />}
        {mayChange && <ClaimCheck {...props} onUse={setStart} />}
        {mayChange && (
          <AddLine key={`${claim.lines.length} ${start?.key ?? ''}`} {...props} start={start} onSaved={() => setStart(undefined)} />
        )}
      </div>
    </Section>
  )
}
