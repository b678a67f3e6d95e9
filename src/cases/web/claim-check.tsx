// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be claimed is reckoned when somebody asks, since each look at a file is recorded. A wage is taken over into the line that is being
// written; a placement cost of the file becomes a line of its own.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { currencies, formatMoney, readMoney } from '#agencies/core/currency.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { claimContracts } from '#cases/core/claim.contract.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { claimWords } from '#cases/web/claim.words.ts'
import { typedMoney } from '#cases/web/typed-money.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import { kindWords } from '#papers/core/kind.words.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { DateInput, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly onDone: () => void
}
type Found = OutputOf<typeof claimContracts.CheckClaim>
type Asked = InputOf<typeof claimContracts.CheckClaim>

/** With what a line begins that takes a reckoning over. */
export interface ClaimStart {
  readonly key: string
  readonly values: { readonly kind: string; readonly from: string; readonly until: string; readonly currency: string; readonly due: string }
}

function Wages({ found, onUse }: { readonly found: Found; readonly onUse: (start: ClaimStart) => void }): VNode {
  const t = useWords(claimWords)
  const { language } = useReading()
  const day = (date: string): string => formatDate(date, language)
  return (
    <ul class="rows">
      {found.wages.map(({ basis, from, until, monthly, due, legalBasis, standing }) => {
        const { currency } = monthly
        const key = `${basis} ${from} ${until} ${due}`
        const money = (amount: number): string => formatMoney({ amount, currency }, language)
        return (
          <li key={key} class="row">
            <div>
              <span class="row-step">{t(basis)}</span>
              <span class="row-why">
                {t('check-row', { due: money(due), monthly: money(monthly.amount), from: day(from), until: day(until) })} ·{' '}
                <Article article={legalBasis} standing={standing} linked />
              </span>
              <Button
                small
                onPress={() =>
                  onUse({ key, values: { kind: 'UNDERPAID_WAGE', from, until, currency, due: typedMoney({ amount: due, currency }) } })
                }
              >
                {t('check-use')}
                <span class="vh">
                  {' '}
                  {t(basis)} {day(from)}
                </span>
              </Button>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function Costs({ found, value, onTaken }: Pick<Props, 'value'> & { readonly found: Found; readonly onTaken: () => void }): VNode | null {
  const t = useWords(claimWords)
  const named = useWords(costWords)
  const { language } = useReading()
  const { say } = useUndo()
  const add = useCommand(caseContracts.AddClaimLine)
  async function take({ nth, amount, currency, agreedOn, proof, paper }: Found['costs'][number]): Promise<void> {
    const line = {
      kind: 'PLACEMENT_COST' as const,
      from: agreedOn,
      until: agreedOn,
      currency,
      due: amount,
      paid: 0,
      source: paper === undefined ? ('PERSON' as const) : ('PAPER' as const),
      evidence: proof ?? t('cost-evidence', { nth }),
      cost: nth,
      ...(paper === undefined ? {} : { paper }),
    }
    const answer = await add.send({ id: value.id, line }, { version: value.version })
    if (!answer.ok) return
    say(t('saved'))
    onTaken()
  }
  if (found.costs.length === 0) return null
  return (
    <>
      <p>{t('costs')}</p>
      {add.problem !== undefined && <ProblemNotice problem={add.problem} />}
      <ul class="rows">
        {found.costs.map((cost) => {
          const what = cost.what ?? named(`item.${cost.item}`)
          return (
            <li key={cost.nth} class="row">
              <div>
                <span class="row-step">
                  {t('cost-row', { what, money: formatMoney(cost, language), date: formatDate(cost.agreedOn, language) })}
                </span>
                {cost.legalBasis !== undefined && cost.standing !== undefined && (
                  <span class="row-why">
                    <Article article={cost.legalBasis} standing={cost.standing} linked />
                  </span>
                )}
                {cost.claimed ? (
                  <span class="row-why">{t('cost-claimed')}</span>
                ) : (
                  <Button small busy={add.busy} onPress={() => void take(cost)}>
                    {t('cost-take')}
                    <span class="vh"> {what}</span>
                  </Button>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Reckoned({ asked, onUse, ...props }: Props & { readonly asked: Asked; readonly onUse: (start: ClaimStart) => void }): VNode {
  const t = useWords(claimWords)
  const found = useQuery(claimContracts.CheckClaim, asked)
  if (found.state === 'loading') return <Skeleton lines={1} />
  if (found.state === 'failed') return <ProblemNotice problem={found.problem} onRetry={found.reload} />
  const taken = (): void => {
    found.reload()
    props.onDone()
  }
  return (
    <>
      {found.value.unknown && <p class="muted">{t('check-unknown')}</p>}
      <Wages found={found.value} onUse={onUse} />
      <Costs found={found.value} value={props.value} onTaken={taken} />
    </>
  )
}

export function ClaimCheck(props: Props & { readonly onUse: (start: ClaimStart) => void }): VNode {
  const t = useWords(claimWords)
  const { id } = props.value
  const [asked, setAsked] = useState<Asked>()
  const form = useForm(`claim-check-${id}`, { checkFrom: '', checkUntil: '', checkMonthly: '', checkCurrency: '' })
  function reckon(): void {
    const { checkFrom: from, checkUntil: until, checkMonthly, checkCurrency } = form.values
    const currency = currencies.find((each) => each === checkCurrency)
    const monthly = currency === undefined ? undefined : readMoney(checkMonthly, currency)
    const half = (from === '') === (until === '') ? [] : [from === '' ? ('checkFrom' as const) : ('checkUntil' as const)]
    const unread = checkMonthly.trim() !== '' && monthly === undefined ? ['checkMonthly' as const] : []
    form.show([...half.map((field) => ({ field, message: t('missing') })), ...unread.map((field) => ({ field, message: t('amount') }))])
    if (half.length + unread.length > 0) return
    setAsked({ id, ...(from === '' ? {} : { from, until }), ...(monthly === undefined ? {} : { monthly, currency }) })
  }
  return (
    <details class="fold">
      <summary>{t('check')}</summary>
      <div class="stack">
        <p class="hint">{t('check-lead')}</p>
        <DateInput {...form.bind('checkFrom')} label={t('check-from')} />
        <DateInput {...form.bind('checkUntil')} label={t('check-until')} />
        <TextInput
          {...form.bind('checkMonthly')}
          label={t('check-monthly')}
          hint={t('check-monthly-hint')}
          inputMode="numeric"
          width="half"
          optional
        />
        <Select
          {...form.bind('checkCurrency')}
          label={t('check-currency')}
          choices={currencies.map((each) => ({ value: each, label: each }))}
        />
        <Button onPress={reckon}>{t('check-do')}</Button>
        {asked !== undefined && <Reckoned {...props} asked={asked} />}
      </div>
    </details>
  )
}

interface Choice {
  readonly id: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
  readonly workerId: string
}

/** One of the papers on the file of the person. */
export function PaperChoice({ workerId, ...control }: Choice): VNode | null {
  const t = useWords(claimWords)
  const { language } = useReading()
  const named = useWords(kindWords)
  const list = useQuery(paperContracts.ListPapersOf, { id: workerId })
  if (list.state !== 'ready') return null
  const papers = list.value.items.filter(({ standing }) => standing !== 'WITHDRAWN')
  if (papers.length === 0) return null
  return (
    <Select
      {...control}
      label={t('paper')}
      placeholder={t('paper-none')}
      choices={papers.map(({ id, kind, attachedOn }) => ({
        value: id,
        label: t('paper-of', { kind: named(`document.${kind}`), date: formatDate(attachedOn, language) }),
      }))}
    />
  )
}
