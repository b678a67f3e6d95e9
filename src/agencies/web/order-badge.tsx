// SPDX-License-Identifier: AGPL-3.0-or-later
// How a job order stands: a word, a shape and a colour.

import type { VNode } from 'preact'
import type { OrderRow } from '#agencies/core/job-order.contract.ts'
import type { OrderStanding } from '#agencies/core/job-order.rules.ts'
import { orderWords } from '#agencies/web/order.words.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

const toneOf: Readonly<Record<OrderStanding, Tone>> = { open: 'good', 'not-yet': 'plain', ended: 'plain', withdrawn: 'late' }

export function OrderBadge(props: { readonly standing: OrderStanding }): VNode {
  const t = useWords(orderWords)
  return <Badge tone={toneOf[props.standing]}>{t(props.standing)}</Badge>
}

/** How many places are left; without a network how many there are, since who holds them is not known there. */
export function Places({ quota, taken }: Pick<OrderRow, 'quota' | 'taken'>): VNode {
  const t = useWords(orderWords)
  if (taken === undefined) return <>{t('places-all', { quota })}</>
  return <>{taken >= quota ? t('full') : t('places-left', { left: quota - taken, quota })}</>
}
