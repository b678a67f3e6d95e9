// SPDX-License-Identifier: AGPL-3.0-or-later
// One paper: its picture beside what it must say, what stands out in it, and how such papers are forged.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { mayBe, mayWithdraw } from '#papers/core/paper.rules.ts'
import { fraudWords } from '#papers/web/fraud.words.ts'
import { PaperCheck } from '#papers/web/paper-check.tsx'
import { PaperFlags } from '#papers/web/paper-flags.tsx'
import { type FullPaper, isShown, PaperBadges, PaperImage, useKindName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { ProveCost } from '#papers/web/prove-cost.tsx'
import { ReasonDialog } from '#papers/web/reason-dialog.tsx'
import { RecordMilestone } from '#papers/web/record-milestone.tsx'
import { addressOf } from '#platform/web/api.ts'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

function Picture(props: { readonly paper: FullPaper }): VNode | null {
  const t = useWords(papersWords)
  const { inside } = useKindName()
  const { id, kind, standing, file } = props.paper
  if (standing === 'WITHDRAWN' || standing === 'QUARANTINED') return null
  const href = addressOf(paperContracts.GetPaperFile, { id })
  return (
    <div class="paper-picture stack">
      {isShown(props.paper) ? <PaperImage key={id} id={id} alt={t('picture', { kind: inside(kind) })} /> : <p>{t('pdf-never-opened')}</p>}
      {file.dangers.length > 0 && (
        <Notice tone="late" title={t('danger')}>
          <ul>
            {file.dangers.map((danger) => (
              <li key={danger}>{t(danger)}</li>
            ))}
          </ul>
        </Notice>
      )}
      <p>
        <LinkButton href={href} download small icon="document">
          {t('save')}
        </LinkButton>
      </p>
    </div>
  )
}

function WhatItSays(props: { readonly paper: FullPaper }): VNode | null {
  const t = useWords(papersWords)
  const { number, issuer, issuedOn, validUntil, hours, note, reason, compared = {} } = props.paper
  const facts = [
    ...(number === undefined ? [] : [{ label: t('number'), value: number }]),
    ...(issuer === undefined ? [] : [{ label: t('issuer'), value: issuer }]),
    ...(issuedOn === undefined ? [] : [{ label: t('issued-on'), value: <DateText date={issuedOn} /> }]),
    ...(validUntil === undefined ? [] : [{ label: t('valid-until'), value: <DateText date={validUntil} /> }]),
    ...(hours === undefined ? [] : [{ label: t('hours'), value: String(hours) }]),
    ...props.paper.rule.checks.flatMap((code) => {
      const mark = compared[code]
      return mark === undefined ? [] : [{ label: t(`check.${code}`), value: t(mark) }]
    }),
    ...(note === undefined ? [] : [{ label: t('note'), value: note }]),
    ...(reason === undefined ? [] : [{ label: t('reason'), value: reason }]),
  ]
  if (facts.length === 0) return null
  return (
    <Section title={t('read')}>
      <Facts facts={facts} />
    </Section>
  )
}

function Desk(props: { readonly paper: FullPaper }): VNode {
  const f = useWords(fraudWords)
  const t = useWords(papersWords)
  const { role } = useSession()
  const [asking, setAsking] = useState<'refuse' | 'withdraw'>()
  const { paper } = props
  const { id, version, standing, rule, said } = paper
  const decides = paperContracts.VerifyPaper.may.some((each) => each === role)
  const attaches = paperContracts.AttachPaper.may.some((each) => each === role)
  return (
    <div class="paper-desk">
      <Picture paper={paper} />
      <div class="stack">
        {said !== undefined && (
          <Section title={t('said')}>
            <Facts
              facts={[
                { label: t('name'), value: said.name },
                { label: t('birth-date'), value: <DateText date={said.birthDate} /> },
                { label: t('nik'), value: said.nik?.replaceAll(/(\d{4})(?=\d)/g, '$1 ') ?? t('nik-none') },
              ]}
            />
          </Section>
        )}
        <PaperFlags paper={paper} maySettle={decides} />
        {decides && mayBe('VerifyPaper', standing) ? (
          <PaperCheck key={id} paper={paper} onDone={() => undefined} />
        ) : (
          <WhatItSays paper={paper} />
        )}
        {decides && standing === 'VERIFIED' && <RecordMilestone paper={paper} />}
        {standing !== 'WITHDRAWN' && attaches && <ProveCost paper={paper} />}
        {rule.frauds.length > 0 && (
          <Section title={t('frauds')}>
            <ul>
              {rule.frauds.map((code) => (
                <li key={code}>{f(code)}</li>
              ))}
            </ul>
            <p>
              <Article article={rule.legalBasis} standing={rule.standing} linked />
            </p>
          </Section>
        )}
        <ButtonRow>
          {decides && mayBe('RefusePaper', standing) && <Button onPress={() => setAsking('refuse')}>{t('refuse')}</Button>}
          {attaches && mayWithdraw(role, standing, paper.flags) && <Button onPress={() => setAsking('withdraw')}>{t('withdraw')}</Button>}
        </ButtonRow>
        {asking !== undefined && <ReasonDialog id={id} version={version} act={asking} onClose={() => setAsking(undefined)} />}
      </div>
    </div>
  )
}

/** The paper that waits longest, beside this one. */
function NextPaper(props: { readonly id: string }): VNode | null {
  const t = useWords(papersWords)
  const waiting = useQuery(paperContracts.ListPapers, { stage: 'waiting', limit: 2 })
  const next = waiting.state === 'ready' ? waiting.value.items.find(({ id }) => id !== props.id) : undefined
  return next === undefined ? null : (
    <LinkButton href={`/papers/${next.id}`} icon="arrow-right">
      {t('next')}
    </LinkButton>
  )
}

export function PaperPage(props: PageProps): VNode {
  const t = useWords(papersWords)
  const { first } = useKindName()
  const id = props.params?.['id'] ?? ''
  const reading = useQuery(paperContracts.GetPaper, { id })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ProblemPage problem={reading.problem} onRetry={reading.reload} back={{ href: '/papers' }} />
  const { value } = reading
  return (
    <>
      <PageHead
        title={first(value.kind)}
        lead={value.name}
        back={{ href: '/papers' }}
        actions={
          <>
            <LinkButton href={`/workers/${value.workerId}`}>{t('person')}</LinkButton>
            <NextPaper id={id} />
          </>
        }
      />
      <p class="paper-head">
        <PaperBadges paper={value} />
      </p>
      <Desk key={id} paper={value} />
    </>
  )
}
