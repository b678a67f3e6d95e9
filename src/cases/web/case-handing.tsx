// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose a case is: the responsible office and its officer, to whom it was sent, and the receipts of both sides.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { boardContracts } from '#cases/core/board.contract.ts'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { AssignQuestion } from '#cases/web/case-assign.tsx'
import { caseHandingWords } from '#cases/web/case-handing.words.ts'
import { EndQuestion, ReferQuestion } from '#cases/web/case-refer.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Handed = OutputOf<typeof caseReferralContracts.ListCaseReferrals>
type Item = Handed['items'][number]
type Asking =
  | { readonly what: 'refer' }
  | { readonly what: 'assign' }
  | { readonly what: 'end'; readonly office: string; readonly name: string }

/** What both sides are told: whether it was accepted, and whether anything was done since. */
function useReceipt(): (item: Item) => string {
  const t = useWords(caseHandingWords)
  const { language } = useReading()
  const day = (date: string): string => formatDate(date, language)
  return ({ acceptBy, acceptedOn, actedOn, expired }) => {
    if (acceptedOn === undefined) return t(expired ? 'expired' : 'waits', { date: day(acceptBy) })
    const acted = actedOn === undefined ? t('not-acted') : t('acted', { date: day(actedOn) })
    return `${t('accepted', { date: day(acceptedOn) })} ${acted}`
  }
}

function useGround(): (item: Item) => string {
  const t = useWords(caseHandingWords)
  const { language } = useReading()
  return ({ ground, consentOn }) => {
    if (ground === undefined) return t('by-place')
    return consentOn === undefined ? t('vital') : t('consented', { date: formatDate(consentOn, language) })
  }
}

function Referral(props: { readonly id: string; readonly version: number; readonly item: Item; readonly onEnd: () => void }): VNode {
  const t = useWords(caseHandingWords)
  const { say } = useUndo()
  const { language } = useReading()
  const receipt = useReceipt()
  const groundOf = useGround()
  const accept = useCommand(caseReferralContracts.AcceptCase)
  const { id, version, item, onEnd } = props
  const { office, name = office, from, side, way, purpose, on, legalBasis, standing, groundBasis } = item
  const title =
    side === 'receiver' ? t('from-office', { way: t(way), name: from.name ?? from.office }) : t('to-office', { way: t(way), name })
  async function take(): Promise<void> {
    const answer = await accept.send({ id, office }, { version })
    if (answer.ok) say(t('accepted-said'))
  }
  return (
    <li class="row">
      <div>
        <span class="row-step">{title}</span>
        <p>{t('row', { purpose: t(purpose), on: formatDate(on, language) })}</p>
        <p>{receipt(item)}</p>
        <p class="hint">{groundOf(item)}</p>
        <span class="row-why">
          <Article article={legalBasis} standing={standing} />
          {groundBasis !== undefined && (
            <>
              {' · '}
              <Article article={groundBasis.legalBasis} standing={groundBasis.standing} />
            </>
          )}
        </span>
        {accept.problem !== undefined && <ProblemNotice problem={accept.problem} />}
      </div>
      <div class="row-side">
        {item.mayAccept && (
          <Button kind="main" small busy={accept.busy} onPress={() => void take()}>
            {t('accept')}
          </Button>
        )}
        {item.mayEnd && (
          <Button small label={`${t('end')}: ${name}`} onPress={onEnd}>
            {t('end')}
          </Button>
        )}
      </div>
    </li>
  )
}

export function CaseHanding({ id, version }: SectionProps): VNode {
  const t = useWords(caseHandingWords)
  const { role } = useSession()
  const [asked, setAsked] = useState<Asking>()
  const handed = useQuery(caseReferralContracts.ListCaseReferrals, { id })
  const close = (): void => setAsked(undefined)
  if (handed.state === 'loading') return <Skeleton lines={2} />
  if (handed.state === 'failed') return <ProblemNotice problem={handed.problem} onRetry={handed.reload} />
  const { responsible, assignee, mayRefer, elsewhere, items } = handed.value
  const may = mayRefer && boardContracts.AssignCase.may.some((each) => each === role)
  return (
    <>
      {may && elsewhere && (
        <Notice tone="dawn" title={t('elsewhere')}>
          <p>{t('elsewhere-text')}</p>
        </Notice>
      )}
      <Facts
        facts={[
          {
            label: t('responsible'),
            value: responsible === undefined ? t('responsible-nobody') : (responsible.name ?? responsible.office),
          },
          ...(mayRefer
            ? [{ label: t('officer'), value: assignee === undefined ? t('officer-nobody') : (assignee.name ?? assignee.userId) }]
            : []),
        ]}
      />
      {items.length === 0 ? (
        <p class="muted">{t('none')}</p>
      ) : (
        <ul class="rows">
          {items.map((item) => (
            <Referral
              key={item.office}
              id={id}
              version={version}
              item={may ? item : { ...item, mayEnd: false }}
              onEnd={() => setAsked({ what: 'end', office: item.office, name: item.name ?? item.office })}
            />
          ))}
        </ul>
      )}
      {may && (
        <ButtonRow>
          <Button small onPress={() => setAsked({ what: 'assign' })}>
            {t('assign')}
          </Button>
          <Button small onPress={() => setAsked({ what: 'refer' })}>
            {t('refer')}
          </Button>
        </ButtonRow>
      )}
      {asked?.what === 'refer' && <ReferQuestion id={id} version={version} onClose={close} />}
      {asked?.what === 'assign' && <AssignQuestion id={id} version={version} onClose={close} given={assignee !== undefined} />}
      {asked?.what === 'end' && <EndQuestion id={id} version={version} onClose={close} office={asked.office} name={asked.name} />}
    </>
  )
}
