// SPDX-License-Identifier: AGPL-3.0-or-later
// The job order of a file: which one it holds a place of, and choosing among those that are open.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { formatMoney } from '#agencies/core/currency.ts'
import { jobOrderContracts, type OrderRow } from '#agencies/core/job-order.contract.ts'
import { occupationName } from '#agencies/core/occupation.law.ts'
import { placementWords } from '#journeys/web/placement.words.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import type { Language } from '#kernel/words.ts'
import { useForm } from '#platform/web/form.ts'
import { useQuery } from '#platform/web/query.ts'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

function nameOf({ number, occupation, country }: Pick<OrderRow, 'number' | 'occupation' | 'country'>, language: Language): string {
  return `${number}: ${occupationName(occupation, language)}, ${countryName(country, language)}`
}

export function OrderName(props: { readonly id: string }): VNode {
  const { language } = useReading()
  const order = useQuery(jobOrderContracts.GetJobOrder, { id: props.id })
  return <a href={`/job-orders/${props.id}`}>{order.state === 'ready' ? nameOf(order.value, language) : '…'}</a>
}

export function OrderQuestion(props: AskedProps): VNode {
  const t = useWords(placementWords)
  const { language } = useReading()
  const { desk } = props
  const { file } = desk
  const form = useForm(`${file.id}.order`, { orderId: '' })
  // Those for the country of the plan first asked for; every open one where the plan has none yet.
  const orders = useQuery(jobOrderContracts.ListJobOrders, {
    open: 'true',
    limit: 200,
    ...(file.destination === undefined ? {} : { country: file.destination }),
  })
  const rows = (orders.state === 'ready' ? orders.value.items : []).filter((row) => row.id !== file.jobOrderId)

  function act() {
    const row = rows.find((each) => each.id === form.values.orderId)
    if (row === undefined) {
      form.show([{ field: 'orderId', message: t('order-needed') }])
      return undefined
    }
    return desk.make.order(row.id, nameOf(row, language))
  }

  return (
    <QuestionForm {...props} form={form} title={t('order-title')} lead={t('order-lead')} verb={t('order-take')} act={act}>
      {orders.state === 'ready' && rows.length === 0 && <p>{t('order-none')}</p>}
      <Select
        {...form.bind('orderId')}
        label={t('order')}
        choices={rows.map((row) => ({
          value: row.id,
          label: `${nameOf(row, language)} · ${row.agency} · ${formatMoney(row.wage, language)} · ${
            row.taken === undefined
              ? t('order-places', { quota: row.quota })
              : row.taken >= row.quota
                ? t('order-full')
                : t('order-left', { left: row.quota - row.taken })
          }`,
        }))}
      />
    </QuestionForm>
  )
}
