// SPDX-License-Identifier: AGPL-3.0-or-later
// What may be changed of a job order: its number of people, and that it was withdrawn.

import type { VNode } from 'preact'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { orderWords } from '#agencies/web/order.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface OrderFormProps {
  readonly orderId: string
  readonly onDone: () => void
}

export function QuotaForm({ orderId: id, quota: before, onDone }: OrderFormProps & { readonly quota: number }): VNode {
  const t = useWords(orderWords)
  const { say } = useUndo()
  const form = useForm(`order-quota-${id}`, { quota: String(before) })
  const change = useCommand(jobOrderContracts.ChangeQuota)

  async function send(): Promise<void> {
    const quota = Number(form.values.quota.trim().replaceAll('.', ''))
    if (!Number.isInteger(quota) || quota < 1 || quota > 5000) return form.show([{ field: 'quota', message: t('required-quota') }])
    const answer = await change.send({ id, quota })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }

  return (
    <FormFrame form={form} sending={change} onSend={send} verb={t('save')}>
      <TextInput {...form.bind('quota')} label={t('quota')} width="short" inputMode="numeric" maxLength={5} />
    </FormFrame>
  )
}

export function WithdrawForm({ orderId: id, onDone }: OrderFormProps): VNode {
  const t = useWords(orderWords)
  const { say } = useUndo()
  const form = useForm(`order-withdraw-${id}`, { from: '', legalBasis: '' })
  const withdraw = useCommand(jobOrderContracts.WithdrawJobOrder)

  async function send(): Promise<void> {
    const { from, legalBasis } = form.values
    const empty = (['from', 'legalBasis'] as const).filter((field) => form.values[field].trim() === '')
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await withdraw.send({ id, from, legalBasis })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }

  return (
    <FormFrame form={form} sending={withdraw} onSend={send} verb={t('withdraw')} kind="danger">
      <DateInput {...form.bind('from')} label={t('since')} />
      <TextInput {...form.bind('legalBasis')} label={t('basis')} hint={t('basis-hint')} maxLength={200} />
    </FormFrame>
  )
}
