// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked when a service is arranged, and when it ended.

import type { VNode } from 'preact'
import { currencies, type Money, readMoney } from '#agencies/core/currency.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { refusers, serviceOutcomes } from '#cases/core/service.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { planPageWords } from '#cases/web/plan.words.ts'
import { typedMoney } from '#cases/web/typed-money.ts'
import { type Form, useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { DateInput, RadioChips, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly service: FullCase['plan'][number]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Reads what a service cost: nothing said, an amount, or what is wrong with it. */
function useCost() {
  const t = useWords(planPageWords)
  return ({ cost, money }: { readonly cost: string; readonly money: string }) => {
    if (cost.trim() === '') return { said: {} }
    const currency = currencies.find((each) => each === money)
    if (currency === undefined) return { fault: { field: 'money' as const, message: t('currency') } }
    const amount = cost.trim() === '0' ? 0 : readMoney(cost, currency)
    return amount === undefined ? { fault: { field: 'cost' as const, message: t('amount') } } : { said: { cost: { amount, currency } } }
  }
}

/** What was said of a cost before, as it is typed. */
function typedCost(cost: Money | undefined) {
  return cost === undefined ? { cost: '', money: 'IDR' } : { cost: typedMoney(cost), money: cost.currency }
}

function CostInputs({ form }: { readonly form: Pick<Form<'cost' | 'money'>, 'bind'> }): VNode {
  const t = useWords(planPageWords)
  return (
    <>
      <TextInput {...form.bind('cost')} label={t('cost')} hint={t('cost-hint')} inputMode="numeric" width="half" optional />
      <Select {...form.bind('money')} label={t('money')} choices={currencies.map((each) => ({ value: each, label: each }))} />
    </>
  )
}

function Asking(props: {
  readonly title: string
  readonly busy: boolean
  readonly onSend: () => void
  readonly onClose: () => void
  readonly children: VNode
}): VNode {
  const t = useWords(planPageWords)
  return (
    <Modal
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="main" busy={props.busy} onPress={props.onSend}>
            {t('save')}
          </Button>
          <Button onPress={props.onClose}>{t('not-now')}</Button>
        </>
      }
    >
      {props.children}
    </Modal>
  )
}

export function ArrangeForm({ value, service, onDone, onClose }: Props): VNode {
  const t = useWords(planPageWords)
  const { say } = useUndo()
  const { today } = useReading()
  const readCost = useCost()
  const arrange = useCommand(planContracts.ArrangeService)
  const { arranged, nth, kind } = service
  const stands = {
    provider: arranged?.provider ?? '',
    begins: arranged?.begins ?? today,
    planUntil: arranged?.until ?? '',
    ...typedCost(arranged?.cost),
  }
  const form = useForm(`arrange-${value.id}-${nth}`, stands, value.version)
  async function send(): Promise<void> {
    const { provider, begins, planUntil: until, ...money } = form.values
    const cost = readCost(money)
    const gaps = (['provider', 'begins'] as const).filter((field) => form.values[field].trim() === '')
    const faults = [...gaps.map((field) => ({ field, message: t('missing') })), ...(cost.fault === undefined ? [] : [cost.fault])]
    if (faults.length > 0) return form.show(faults)
    const said = { provider: provider.trim(), begins, ...(until === '' ? {} : { until }), ...cost.said }
    const answer = await arrange.send({ id: value.id, nth, arranged: said }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onClose()
    onDone()
  }
  return (
    <Asking title={t(kind)} busy={arrange.busy} onSend={() => void send()} onClose={onClose}>
      <div class="stack">
        {arrange.problem !== undefined && <ProblemNotice problem={arrange.problem} />}
        <TextInput {...form.bind('provider')} label={t('provider')} />
        <DateInput {...form.bind('begins')} label={t('begins')} />
        <DateInput {...form.bind('planUntil')} label={t('until')} hint={t('until-hint')} optional />
        <CostInputs form={form} />
      </div>
    </Asking>
  )
}

export function EndForm({ value, service, onDone, onClose }: Props): VNode {
  const t = useWords(planPageWords)
  const { say } = useUndo()
  const { today } = useReading()
  const readCost = useCost()
  const end = useCommand(planContracts.EndService)
  const { arranged, nth, kind } = service
  const stands = { endOn: today, outcome: '', endSaid: '', signer: '', signedOn: '', ...typedCost(arranged?.cost) }
  const form = useForm(`end-${value.id}-${nth}`, stands, value.version)
  const refused = form.values.outcome === 'REFUSED'
  async function send(): Promise<void> {
    const { endOn: on, signer, signedOn, ...more } = form.values
    const outcome = serviceOutcomes.find((each) => each === more.outcome)
    const by = refusers.find((each) => each === signer)
    const said = more.endSaid.trim()
    const cost = readCost(more)
    if (outcome === undefined) return form.show([{ field: 'outcome', message: t('missing') }])
    if (on === '') return form.show([{ field: 'endOn', message: t('missing') }])
    if (refused && by !== undefined && signedOn === '') return form.show([{ field: 'signedOn', message: t('missing') }])
    if (cost.fault !== undefined) return form.show([cost.fault])
    const refusal = refused && by !== undefined ? { refusal: { by, signedOn } } : {}
    const ending = { on, outcome, ...refusal, ...cost.said, ...(said === '' ? {} : { said }) }
    const answer = await end.send({ id: value.id, nth, ending }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onClose()
    onDone()
  }
  return (
    <Asking title={`${t('end')}: ${t(kind)}`} busy={end.busy} onSend={() => void send()} onClose={onClose}>
      <div class="stack">
        {end.problem !== undefined && <ProblemNotice problem={end.problem} />}
        <RadioChips
          {...form.bind('outcome')}
          label={t('outcome')}
          choices={serviceOutcomes.map((each) => ({ value: each, label: t(each) }))}
        />
        <DateInput {...form.bind('endOn')} label={t('end-on')} />
        {refused && (
          <>
            <RadioChips
              {...form.bind('signer')}
              label={t('signer')}
              hint={t('signer-hint')}
              choices={refusers.map((each) => ({ value: each, label: t(each) }))}
            />
            <DateInput {...form.bind('signedOn')} label={t('signed-on')} />
          </>
        )}
        {arranged !== undefined && <CostInputs form={form} />}
        <TextArea {...form.bind('endSaid')} label={t('outcome-said')} rows={2} maxLength={2000} optional />
      </div>
    </Asking>
  )
}
