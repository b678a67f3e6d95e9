// SPDX-License-Identifier: AGPL-3.0-or-later
// How a job order stands: a word, a shape and a colour.

import type { VNode } from 'preact'
import type { OrderStanding } from '#agencies/core/job-order.rules.ts'
import { orderWords } from '#agencies/web/order.words.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

const toneOf: Readonly<Record<OrderStanding, Tone>> = { open: 'good', 'not-yet': 'plain', ended: 'plain', withdrawn: 'late' }

export function OrderBadge(props: { readonly standing: OrderStanding }): VNode {
  const t = useWords(orderWords)
  return <Badge tone={toneOf[props.standing]}>{t(props.standing)}</Badge>
}
