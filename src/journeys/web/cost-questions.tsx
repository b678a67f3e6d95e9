// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions on a cost: what it was, whether the entry is taken away, what comes of it.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { currencies, formatMoney, readMoney } from '#agencies/core/currency.ts'
import type { CostAnswer } from '#journeys/core/cost.contract.ts'
import { type Cost, chargers, costItems, costOutcomes, payments } from '#journeys/core/cost.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { costPageWords } from '#journeys/web/cost.words.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { useForm } from '#platform/web/form.ts'
import { useQuery } from '#platform/web/query.ts'
import { DateInput, RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Field = keyof typeof blank
const blank = {
  item: '',
  what: '',
  amount: '',
  currency: 'IDR',
  charger: '',
  agencyId: '',
  chargerName: '',
  payment: '',
  agreedOn: '',
  paidOn: '',
  monthly: '',
  months: '',
  proof: '',
}

/** Figures as they were typed: without the currency, which stands beside them. */
function figures(money: { readonly amount: number; readonly currency: Cost['currency'] }): string {
  return formatMoney(money, 'id').replace(/^\S+ /, '')
}

function valuesOf({ cost }: CostAnswer): typeof blank {
  const { amount, currency, deduction } = cost
  return {
    ...blank,
    item: cost.item,
    what: cost.what ?? '',
    amount: figures({ amount, currency }),
    currency,
    charger: cost.charger,
    agencyId: cost.agencyId ?? '',
    chargerName: cost.chargerName ?? '',
    payment: cost.payment,
    agreedOn: cost.agreedOn,
    paidOn: cost.paidOn ?? '',
    monthly: deduction === undefined ? '' : figures({ amount: deduction.monthly, currency }),
    months: deduction === undefined ? '' : String(deduction.months),
    proof: cost.proof ?? '',
  }
}

/** The cost as it was typed, or the fields that are missing or are no figures. */
function readCost(values: typeof blank, before: Cost | undefined): Cost | readonly Field[] {
  const item = costItems.find((each) => each === values.item)
  const charger = chargers.find((each) => each === values.charger)
  const payment = payments.find((each) => each === values.payment)
  const currency = currencies.find((each) => each === values.currency) ?? 'IDR'
  const amount = readMoney(values.amount, currency)
  const monthly = values.monthly.trim() === '' ? undefined : readMoney(values.monthly, currency)
  const months = /^\d{1,3}$/.test(values.months.trim()) ? Number(values.months) : undefined
  const deducts = values.monthly.trim() !== '' || values.months.trim() !== ''
  const fits = monthly !== undefined && months !== undefined && months >= 1 && months <= 120
  const missing: Field[] = [
    ...(item === undefined ? (['item'] as const) : []),
    ...(item === 'LAINNYA' && values.what.trim() === '' ? (['what'] as const) : []),
    ...(amount === undefined ? (['amount'] as const) : []),
    ...(charger === undefined ? (['charger'] as const) : []),
    ...(payment === undefined ? (['payment'] as const) : []),
    ...(values.agreedOn === '' ? (['agreedOn'] as const) : []),
    ...(deducts && !fits ? (['months'] as const) : []),
  ]
  if (missing.length > 0 || item === undefined || amount === undefined || charger === undefined || payment === undefined) return missing
  const text = (field: 'what' | 'chargerName' | 'proof') => (values[field].trim() === '' ? {} : { [field]: values[field].trim() })
  return {
    item,
    ...text('what'),
    amount,
    currency,
    charger,
    ...(charger === 'AGENCY' && values.agencyId !== '' ? { agencyId: values.agencyId } : {}),
    ...text('chargerName'),
    payment,
    agreedOn: values.agreedOn,
    ...(values.paidOn === '' ? {} : { paidOn: values.paidOn }),
    ...(before?.occupation === undefined ? {} : { occupation: before.occupation }),
    ...text('proof'),
    ...(before?.paper === undefined ? {} : { paper: before.paper }),
    ...(deducts && monthly !== undefined && months !== undefined ? { deduction: { monthly, months } } : {}),
  }
}

const needed = { item: 'required-item', what: 'required-what', amount: 'required-amount', charger: 'required-charger' } as const
const neededToo = { payment: 'required-payment', agreedOn: 'required-agreedOn', months: 'required-months' } as const
const requiredOf: Readonly<Partial<Record<Field, (typeof needed)[keyof typeof needed] | (typeof neededToo)[keyof typeof neededToo]>>> = {
  ...needed,
  ...neededToo,
}

export function CostQuestion(props: AskedProps & { readonly row?: CostAnswer | undefined }): VNode {
  const t = useWords(costPageWords)
  const named = useWords(costWords)
  const { desk, row } = props
  const form = useForm<Field>(`${desk.file.id}.cost.${row?.nth ?? ''}`, row === undefined ? blank : valuesOf(row))
  const agencies = useQuery(agencyContracts.ListAgencies, form.values.charger === 'AGENCY' ? { limit: 200 } : undefined)
  const companies = agencies.state === 'ready' ? agencies.value.items : []
  const deducts = form.values.item === 'PINJAMAN' || form.values.payment === 'WAGE_DEDUCTION'

  function act() {
    const cost = readCost(form.values, row?.cost)
    if (!('item' in cost)) {
      form.show(cost.flatMap((field) => (requiredOf[field] === undefined ? [] : [{ field, message: t(requiredOf[field]) }])))
      return undefined
    }
    return row === undefined ? desk.make.cost(cost) : desk.make.correctCost(row.nth, cost)
  }

  return (
    <QuestionForm
      {...props}
      form={form}
      title={t(row === undefined ? 'question-add' : 'question-correct')}
      lead={t('question-lead')}
      verb={t('save')}
      blank="COST"
      act={act}
    >
      <Select {...form.bind('item')} label={t('item')} choices={costItems.map((value) => ({ value, label: named(`item.${value}`) }))} />
      {form.values.item === 'LAINNYA' && (
        <TextInput {...form.bind('what')} label={t('item-what')} hint={t('item-what-hint')} maxLength={200} />
      )}
      <TextInput {...form.bind('amount')} label={t('amount')} hint={t('amount-hint')} width="half" maxLength={24} />
      <Select {...form.bind('currency')} label={t('currency')} choices={currencies.map((value) => ({ value, label: value }))} />
      <Select
        {...form.bind('charger')}
        label={t('charger')}
        choices={chargers.map((value) => ({ value, label: named(`charger.${value}`) }))}
      />
      {form.values.charger === 'AGENCY' && (
        <Select
          {...form.bind('agencyId')}
          label={t('agency')}
          choices={companies.map((company) => ({ value: company.id, label: company.name }))}
          optional
        />
      )}
      <TextInput {...form.bind('chargerName')} label={t('charger-name')} hint={t('charger-name-hint')} maxLength={200} optional />
      <Select
        {...form.bind('payment')}
        label={t('payment')}
        choices={payments.map((value) => ({ value, label: named(`payment.${value}`) }))}
      />
      <DateInput {...form.bind('agreedOn')} label={t('agreed')} hint={t('agreed-hint')} />
      <DateInput {...form.bind('paidOn')} label={t('paid')} optional />
      {deducts && (
        <>
          <TextInput {...form.bind('monthly')} label={t('monthly')} hint={t('deduction-hint')} width="half" maxLength={24} optional />
          <TextInput {...form.bind('months')} label={t('months')} width="short" inputMode="numeric" maxLength={3} optional />
        </>
      )}
      <TextInput {...form.bind('proof')} label={t('proof')} hint={t('proof-hint')} maxLength={200} optional />
    </QuestionForm>
  )
}

export function WithdrawCostQuestion(props: AskedProps & { readonly nth: number }): VNode {
  const t = useWords(costPageWords)
  const form = useForm<never>(`${props.desk.file.id}.cost-withdraw`, {})
  const act = () => props.desk.make.withdrawCost(props.nth)
  return (
    <QuestionForm {...props} form={form} title={t('withdraw-title')} lead={t('withdraw-text')} verb={t('withdraw')} act={act} grave>
      {null}
    </QuestionForm>
  )
}

export function SettleCostQuestion(props: AskedProps & { readonly nth: number }): VNode {
  const t = useWords(costPageWords)
  const named = useWords(costWords)
  const { language } = useReading()
  const form = useForm(`${props.desk.file.id}.cost-outcome.${props.nth}`, { outcome: '' })

  function act() {
    const outcome = costOutcomes.find((each) => each === form.values.outcome)
    if (outcome === undefined) {
      form.show([{ field: 'outcome', message: t('required-outcome') }])
      return undefined
    }
    return props.desk.make.settleCost(props.nth, outcome, costWords[language][`outcome.${outcome}`])
  }

  return (
    <QuestionForm {...props} form={form} title={t('settle-title')} lead={t('settle-text')} verb={t('save')} act={act}>
      <RadioChips
        {...form.bind('outcome')}
        label={t('outcome')}
        choices={costOutcomes.map((value) => ({ value, label: named(`outcome.${value}`) }))}
      />
    </QuestionForm>
  )
}
