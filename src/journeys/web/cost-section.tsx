// SPDX-License-Identifier: AGPL-3.0-or-later
// What the worker was charged: each line with what the rules say of it, the sums, and the statement to keep.

import type { VNode } from 'preact'
import { useEffect } from 'preact/hooks'
import { formatMoney } from '#agencies/core/currency.ts'
import { type CostAnswer, costContracts } from '#journeys/core/cost.contract.ts'
import { costWords } from '#journeys/core/cost.words.ts'
import { costPageWords } from '#journeys/web/cost.words.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { may } from '#journeys/web/next-step.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

function What({ row }: { readonly row: CostAnswer }): VNode {
  const named = useWords(costWords)
  const { language } = useReading()
  const { cost, paper } = row
  const details = [
    named('row-agreed', { date: formatShortDate(cost.agreedOn, language) }),
    cost.chargerName ?? named(`charger.${cost.charger}`),
    named(`payment.${cost.payment}`),
    ...(cost.deduction === undefined
      ? []
      : [
          named('row-monthly', {
            amount: formatMoney({ amount: cost.deduction.monthly, currency: cost.currency }, language),
            months: cost.deduction.months,
          }),
        ]),
    ...(cost.proof === undefined ? [] : [named('row-proof', { proof: cost.proof })]),
  ]
  return (
    <>
      {formatMoney(cost, language)}: {cost.what ?? named(`item.${cost.item}`)}
      <small class="cell-more">{details.join(' · ')}</small>
      {cost.paper !== undefined && (
        <small class="cell-more">
          {paper === undefined ? (
            named('row-paper-away')
          ) : (
            <a href={`/papers/${cost.paper}`}>
              {named(paper.withdrawn ? 'row-paper-withdrawn' : 'row-paper', { date: formatShortDate(paper.attachedOn, language) })}
            </a>
          )}
        </small>
      )}
    </>
  )
}

function Verdict({ desk, row }: { readonly desk: Desk; readonly row: CostAnswer }): VNode {
  const t = useWords(costPageWords)
  const named = useWords(costWords)
  const { language } = useReading()
  const { type, why, basis } = row.judgement
  const breach = type !== 'cannot-be-judged'
  const name = `${named(`item.${row.cost.item}`)}, ${formatMoney(row.cost, language)}`
  return (
    <>
      <Badge tone={!breach ? 'plain' : row.outcome === undefined ? 'dawn' : 'good'}>{t(breach ? 'against' : 'unjudged')}</Badge>
      <small class="cell-more">{why === undefined ? named(`judged.${type}`) : named(`why.${why}`)}</small>
      {basis !== undefined && (
        <small class="cell-more">
          <Article article={basis.legalBasis} standing={basis.standing} />
        </small>
      )}
      {row.outcome !== undefined && <small class="cell-more">{named(`outcome.${row.outcome.outcome}`)}</small>}
      <ButtonRow>
        {breach && may(desk, costContracts.SettleCost) && (
          <Button small label={`${t('settle')}: ${name}`} onPress={() => desk.ask({ type: 'settle-cost', nth: row.nth })}>
            {t('settle')}
          </Button>
        )}
        {may(desk, costContracts.CorrectCost) && (
          <Button small label={`${t('correct')}: ${name}`} onPress={() => desk.ask({ type: 'cost', row })}>
            {t('correct')}
          </Button>
        )}
        {may(desk, costContracts.WithdrawCost) && (
          <Button small label={`${t('withdraw')}: ${name}`} onPress={() => desk.ask({ type: 'withdraw-cost', nth: row.nth })}>
            {t('withdraw')}
          </Button>
        )}
      </ButtonRow>
    </>
  )
}

export function CostSection(props: { readonly desk: Desk }): VNode {
  const t = useWords(costPageWords)
  const { language } = useReading()
  const { desk } = props
  const costs = useQuery(costContracts.ListCosts, { id: desk.file.id })
  const reload = costs.state === 'ready' ? costs.reload : undefined
  useEffect(() => reload?.(), [desk.file.version])
  const items = costs.state === 'ready' ? costs.value.items : []
  const open = items.some((row) => row.judgement.type !== 'cannot-be-judged' && row.outcome === undefined)
  const writes = may(desk, costContracts.RecordCost)
  return (
    <Section id="costs" title={t('title')} lead={t('lead')}>
      {costs.state === 'loading' && <Skeleton lines={1} />}
      {costs.state === 'failed' && <ProblemNotice problem={costs.problem} onRetry={costs.reload} />}
      {open && (
        <Notice tone="dawn" title={t('breach-title')}>
          <p>{t('breach-text')}</p>
        </Notice>
      )}
      {costs.state === 'ready' && items.length === 0 && <p class="muted">{t('none')}</p>}
      {costs.state === 'ready' && items.length > 0 && (
        <>
          <Table
            caption={t('title')}
            rows={items}
            rowKey={(row) => String(row.nth)}
            columns={[
              { key: 'what', label: t('what'), cell: (row) => <What row={row} /> },
              { key: 'verdict', label: t('verdict'), cell: (row) => <Verdict desk={desk} row={row} /> },
            ]}
          />
          <Facts
            facts={costs.value.sums.flatMap(({ currency, told, claimable }) => [
              { label: `${t('told')} (${currency})`, value: formatMoney({ amount: told, currency }, language) },
              {
                label: `${t('claimable')} (${currency})`,
                value:
                  claimable === 0 ? (
                    '–'
                  ) : (
                    <>
                      {formatMoney({ amount: claimable, currency }, language)}{' '}
                      <Article article={costs.value.claim.legalBasis} standing={costs.value.claim.standing} />
                    </>
                  ),
              },
            ])}
          />
        </>
      )}
      <ButtonRow>
        {writes && (
          <Button icon="plus" onPress={() => desk.ask({ type: 'cost' })}>
            {t('add')}
          </Button>
        )}
        {items.length > 0 && (
          <LinkButton href="#letters" icon="document">
            {t('statement')}
          </LinkButton>
        )}
      </ButtonRow>
    </Section>
  )
}
