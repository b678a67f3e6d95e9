// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes down a job order from an employer's demand letter.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { currencies, readMoney } from '#agencies/core/currency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { occupations } from '#agencies/core/occupation.law.ts'
import { CountryChooser } from '#agencies/web/country-chooser.tsx'
import { orderWords } from '#agencies/web/order.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { DateInput, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const needed = ['agencyId', 'number', 'partner', 'country', 'occupation', 'quota', 'amount', 'currency', 'from', 'to'] as const

export function AddJobOrderPage(): VNode {
  const t = useWords(orderWords)
  const { language } = useReading()
  const { route } = useLocation()
  const blank = {
    agencyId: '',
    number: '',
    partner: '',
    country: '',
    occupation: '',
    quota: '',
    amount: '',
    currency: '',
    from: '',
    to: '',
  }
  const form = useForm('register-job-order', { ...blank, verified: '', verifiedBasis: '' })
  const register = useCommand(jobOrderContracts.RegisterJobOrder)
  const agencies = useQuery(agencyContracts.ListAgencies, { limit: 200 })
  const rows = agencies.state === 'ready' ? agencies.value.items : []

  async function send(): Promise<void> {
    const { values } = form
    const currency = currencies.find((each) => each === values.currency)
    const amount = currency === undefined ? undefined : readMoney(values.amount, currency)
    const quota = /^\d{1,4}$/.test(values.quota.trim().replaceAll('.', '')) ? Number(values.quota.trim().replaceAll('.', '')) : undefined
    const missing: readonly string[] = [
      ...needed.filter((field) => values[field].trim() === ''),
      ...(quota === undefined || quota < 1 || quota > 5000 ? ['quota'] : []),
      ...(amount === undefined && currency !== undefined ? ['amount'] : []),
    ]
    const faults = needed.filter((field) => missing.includes(field)).map((field) => ({ field, message: t(`required-${field}`) }))
    const unnamed = values.verified !== '' && values.verifiedBasis.trim() === ''
    if (faults.length > 0 || unnamed || quota === undefined || amount === undefined || currency === undefined)
      return form.show([...faults, ...(unnamed ? [{ field: 'verifiedBasis' as const, message: t('required-verified-basis') }] : [])])
    const { agencyId, number, partner, country, occupation, from, to } = values
    const verified = values.verified === '' ? {} : { verified: { on: values.verified, legalBasis: values.verifiedBasis } }
    const order = { agencyId, number, partner, country, occupation, quota, wage: { amount, currency }, from, to, ...verified }
    const answer = await register.send(order)
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/job-orders/${answer.value.id}`)
  }

  return (
    <FormFrame
      form={form}
      sending={register}
      onSend={send}
      verb={t('add')}
      head={<PageHead title={t('add')} lead={t('add-lead')} back={{ href: '/job-orders' }} />}
    >
      <Select {...form.bind('agencyId')} label={t('agency')} choices={rows.map((row) => ({ value: row.id, label: row.name }))} />
      <TextInput {...form.bind('number')} label={t('number')} width="half" maxLength={80} />
      <TextInput {...form.bind('partner')} label={t('partner')} hint={t('partner-hint')} maxLength={120} />
      <CountryChooser {...form.bind('country')} label={t('country')} />
      <Select
        {...form.bind('occupation')}
        label={t('occupation')}
        choices={occupations.map((each) => ({ value: each.code, label: each[language] }))}
      />
      <TextInput {...form.bind('quota')} label={t('quota')} width="short" inputMode="numeric" maxLength={5} />
      <TextInput {...form.bind('amount')} label={t('amount')} hint={t('amount-hint')} width="short" maxLength={20} />
      <Select {...form.bind('currency')} label={t('currency')} choices={currencies.map((value) => ({ value, label: value }))} />
      <DateInput {...form.bind('from')} label={t('from')} />
      <DateInput {...form.bind('to')} label={t('to')} />
      <DateInput {...form.bind('verified')} label={t('verified')} hint={t('verified-hint')} optional />
      <TextInput {...form.bind('verifiedBasis')} label={t('verified-basis')} hint={t('basis-hint')} maxLength={200} optional />
    </FormFrame>
  )
}
