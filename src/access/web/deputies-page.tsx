// SPDX-License-Identifier: AGPL-3.0-or-later
// Acting in another officer's place: what was given to me, what I gave, and giving more.

import type { VNode } from 'preact'
import { delegationContracts } from '#access/core/delegation.contract.ts'
import { deputyWords } from '#access/web/deputy.words.ts'
import { GiveForm } from '#access/web/give-form.tsx'
import { Place } from '#access/web/places-field.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { actUnder } from '#platform/web/acting.ts'
import { useFetchedActWords } from '#platform/web/acts.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Item = OutputOf<typeof delegationContracts.GetDelegations>['given'][number]

interface ItemsProps {
  readonly act: (command: string) => string
  readonly items: readonly Item[]
  readonly kind: 'given' | 'received'
}

function Items({ items, kind, act }: ItemsProps): VNode {
  const t = useWords(deputyWords)
  const { language } = useReading()
  const { say } = useUndo()
  const revoke = useCommand(delegationContracts.RevokeDelegation)
  const nameOf = (item: Item): string => (kind === 'given' ? item.deputy : item.giver)

  async function end(item: Item): Promise<void> {
    if ((await revoke.send({ id: item.id })).ok) say(t('revoked'))
  }

  return (
    <>
      {revoke.problem !== undefined && <ProblemNotice problem={revoke.problem} />}
      <Table
        caption={t(kind)}
        rows={items}
        rowKey={(item) => item.id}
        columns={[
          { key: 'who', label: t(kind === 'given' ? 'deputy' : 'giver'), cell: nameOf },
          { key: 'what', label: t('what'), cell: (item) => item.commands.map(act).join('; ') },
          {
            key: 'where',
            label: t('where'),
            cell: (item) => (
              <ul class="plain-list">
                {item.areas.map((code) => (
                  <li key={code}>
                    <Place code={code} />
                  </li>
                ))}
              </ul>
            ),
          },
          {
            key: 'until',
            label: t('until'),
            cell: (item) => (
              <>
                {formatDate(item.until, language)}
                {item.from !== undefined && <small class="cell-more">{t('from-day', { date: formatDate(item.from, language) })}</small>}
              </>
            ),
          },
          {
            key: 'actions',
            label: t('what'),
            action: true,
            cell: (item) => (
              <ButtonRow>
                {kind === 'received' && item.from === undefined && (
                  <Button small label={t('act-for', { name: item.giver })} onPress={() => actUnder(item.id)}>
                    {t('act')}
                  </Button>
                )}
                <Button
                  small
                  busy={revoke.busy}
                  label={t(kind === 'given' ? 'revoke-of' : 'give-back-of', { name: nameOf(item) })}
                  onPress={() => void end(item)}
                >
                  {t(kind === 'given' ? 'revoke' : 'give-back')}
                </Button>
              </ButtonRow>
            ),
          },
        ]}
      />
    </>
  )
}

/** Who may appoint in a village, and as what I do. */
function HeadNotice({ mine: { head } }: { readonly mine: OutputOf<typeof delegationContracts.GetDelegations> }): VNode | null {
  const t = useWords(deputyWords)
  const { language } = useReading()
  if (head === undefined) return null
  if (head === null)
    return (
      <Notice tone="dawn" title={t('head-none')}>
        {t('head-none-text')}
      </Notice>
    )
  const said = { name: head.name, day: formatDate(head.since, language) }
  const { caretaker } = head
  return head.me ? (
    <p>{t(caretaker === undefined ? 'head-me' : `head-me-${caretaker}`, said)}</p>
  ) : (
    <Notice tone="sea" title={t(caretaker === undefined ? 'head-other' : `head-other-${caretaker}`, said)}>
      {t('head-other-text')}
    </Notice>
  )
}

export function DeputiesPage(): VNode {
  const t = useWords(deputyWords)
  const mine = useQuery(delegationContracts.GetDelegations, {})
  const act = useFetchedActWords()
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} back={{ href: '/account', label: t('back') }} />
      {(mine.state === 'loading' || act === undefined) && <Skeleton />}
      {mine.state === 'failed' && <ProblemNotice problem={mine.problem} onRetry={mine.reload} />}
      {mine.state === 'ready' && act !== undefined && (
        <>
          {mine.value.received.length > 0 && (
            <Section title={t('received')} lead={t('received-lead')} id="received">
              <Items items={mine.value.received} kind="received" act={act} />
            </Section>
          )}
          <Section title={t('given')} id="given">
            {mine.value.given.length === 0 ? (
              <EmptyState icon="people" title={t('given-none')}>
                {t('given-none-text')}
              </EmptyState>
            ) : (
              <Items items={mine.value.given} kind="given" act={act} />
            )}
          </Section>
          <Section title={t('give-title')} lead={t('give-lead')} id="give">
            <HeadNotice mine={mine.value} />
            {mine.value.commands.length === 0 && <p class="muted">{t('nothing')}</p>}
            {mine.value.commands.length > 0 && mine.value.head?.me !== false && <GiveForm mine={mine.value} act={act} />}
          </Section>
        </>
      )}
    </>
  )
}
