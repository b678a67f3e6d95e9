// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper is named as proof of what the worker was charged. The costs are read only where somebody asks for them: each look is recorded.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formatMoney } from '#agencies/core/currency.ts'
import { type CostAnswer, costContracts } from '#journeys/core/cost.contract.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import type { FullPaper } from '#papers/web/paper-parts.tsx'
import { proveCostWords } from '#papers/web/prove-cost.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

function Costs(props: { readonly paper: FullPaper }): VNode {
  const t = useWords(proveCostWords)
  const named = useWords(costWords)
  const { language } = useReading()
  const { say } = useUndo()
  const { id: paper, workerId: id } = props.paper
  const costs = useQuery(costContracts.ListCosts, { id })
  const sending = useCommand(costContracts.CorrectCost)
  if (costs.state === 'loading') return <Skeleton lines={1} />
  if (costs.state === 'failed') return <ProblemNotice problem={costs.problem} onRetry={costs.reload} />
  const { reload, value } = costs
  const saying = ({ cost }: CostAnswer) => ({ cost: `${cost.what ?? named(`item.${cost.item}`)}, ${formatMoney(cost, language)}` })

  async function name(row: CostAnswer): Promise<void> {
    const answer = await sending.send({ id, nth: row.nth, cost: { ...row.cost, paper } })
    if (!answer.ok) return
    say(t('cost-proof-done', saying(row)))
    reload()
  }

  return (
    <>
      {sending.problem !== undefined && <ProblemNotice problem={sending.problem} />}
      {value.items.length === 0 && <p class="hint">{t('cost-proof-none')}</p>}
      {value.items.map((row) => (
        <p key={row.nth}>
          {row.cost.paper === paper ? (
            t('cost-proof-is', saying(row))
          ) : (
            <Button busy={sending.busy} onPress={() => void name(row)}>
              {t('cost-proof-this', saying(row))}
            </Button>
          )}
        </p>
      ))}
    </>
  )
}

export function ProveCost(props: { readonly paper: FullPaper }): VNode {
  const t = useWords(proveCostWords)
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Section title={t('cost-proof')}>
      {isOpen ? <Costs paper={props.paper} /> : <Button onPress={() => setIsOpen(true)}>{t('cost-proof-ask')}</Button>}
    </Section>
  )
}
