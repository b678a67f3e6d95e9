// SPDX-License-Identifier: AGPL-3.0-or-later
// One case: first how to call back without endangering anybody, then what is next, every clock, what is known, what was said.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { countryName } from '#agencies/core/country.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { mayAct } from '#cases/core/case-guest.rules.ts'
import { phaseOf } from '#cases/core/category.law.ts'
import { CaseActs, type FullCase, StepButton } from '#cases/web/case-acts.tsx'
import { CallBack } from '#cases/web/case-call-back.tsx'
import { CaseClaim } from '#cases/web/case-claim.tsx'
import { CaseClocks, useClimbed } from '#cases/web/case-clocks.tsx'
import { CaseLink } from '#cases/web/case-link.tsx'
import { CaseScreening } from '#cases/web/case-screening.tsx'
import { StateBadge } from '#cases/web/case-table.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { lazy } from '#platform/web/lazy.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { RecordSections } from '#platform/web/sections.tsx'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { FurtherSteps } from '#platform/web/ui/further-steps.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Timeline } from '#platform/web/ui/timeline.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

const ReferButton = lazy(() => import('#cases/web/case-refer.tsx').then((module) => module.ReferButton))
const CasePlan = lazy(() => import('#cases/web/case-plan.tsx').then((module) => module.CasePlan))
const CaseReturn = lazy(() => import('#cases/web/case-return.tsx').then((module) => module.CaseReturn))
const CaseRecordRead = lazy(() => import('#cases/web/case-record.tsx').then((module) => module.CaseRecordRead))
const CaseHtcds = lazy(() => import('#cases/web/case-htcds.tsx').then((module) => module.CaseHtcds))

interface Props {
  readonly value: FullCase
}

function Next({ value, onDone }: Props & { readonly onDone: () => void }): VNode {
  const t = useWords(casePageWords)
  const office = useWords(journeyWords)
  const climbedTo = useClimbed()
  const [next, ...further] = value.nextSteps
  if (next === undefined)
    return (
      <Notice tone="good" title={t('no-step')}>
        <p>{t('no-step-text')}</p>
      </Notice>
    )
  const { climbed, owner } = next
  const who = office(`office.${owner}`)
  const isMine = next.mine || climbed !== undefined
  return (
    <>
      <NextStepCard
        what={next.text}
        who={who}
        due={next.due}
        why={{ article: next.legalBasis, standing: next.standing }}
        note={climbed && climbedTo(climbed)}
        action={
          isMine ? (
            next.code === 'REFER_ELSEWHERE' ? (
              <ReferButton id={value.id} version={value.version} />
            ) : (
              <StepButton value={value} onDone={onDone} code={next.code} />
            )
          ) : (
            <p class="muted">{t('other-office', { office: who })}</p>
          )
        }
      />
      <FurtherSteps steps={further} office={(owner) => office(`office.${owner}`)} />
    </>
  )
}

function Known({ value }: Props): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const { language } = useReading()
  const { category, complainant, country, employer, agencyId, procedure, area, registeredOn } = value
  const agency = useQuery(agencyContracts.GetAgency, agencyId === undefined ? undefined : { id: agencyId })
  return (
    <Section id="known" title={t('facts')}>
      <Facts
        facts={[
          { label: t('complainant'), value: c(complainant) },
          { label: t('phase'), value: c(phaseOf(category)) },
          { label: t('place'), value: <AreaText code={area} /> },
          ...(country === undefined ? [] : [{ label: t('country'), value: countryName(country, language) }]),
          ...(agencyId === undefined
            ? []
            : [{ label: t('agency'), value: <a href={`/agencies/${agencyId}`}>{agency.state === 'ready' ? agency.value.name : '…'}</a> }]),
          ...(employer === undefined ? [] : [{ label: t('employer'), value: employer }]),
          { label: t('procedure'), value: c(procedure) },
          { label: t('registered'), value: formatDate(registeredOn, language) },
        ]}
      />
    </Section>
  )
}

function History({ value }: Props): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  return (
    <Section id="history" title={t('history')}>
      <Timeline
        label={t('history')}
        moments={value.history.map(({ what, on, user, office, said }) => ({
          date: on,
          text: c(what),
          tone: 'sea',
          note: [...(said === undefined ? [] : [`“${said}”`]), [user, office].filter(Boolean).join(', ')].join(' · '),
        }))}
      />
    </Section>
  )
}

export function CasePage(props: PageProps): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const { language } = useReading()
  const full = useQuery(caseContracts.GetCase, { id: props.params?.['id'] ?? '' })
  const back = { href: '/cases', label: t('cases') }
  if (full.state === 'loading') return <Skeleton />
  if (full.state === 'failed') return <ProblemPage problem={full.problem} onRetry={full.reload} back={back} />
  const { value, reload } = full
  return (
    <>
      <PageHead title={c(value.category)} lead={value.name ?? t('unnamed')} back={back} />
      <div class="stack">
        <p>
          <StateBadge state={value.state} /> <span class="muted">{t('stands-since', { date: formatDate(value.since, language) })}</span>
          {value.workerId !== undefined && (
            <>
              {' '}
              <a href={`/workers/${value.workerId}`}>{t('open-file')}</a>
            </>
          )}
        </p>
        <CallBack value={value} onDone={reload} />
        <Next value={value} onDone={reload} />
      </div>
      <CaseActs value={value} onDone={reload} />
      <CaseClocks value={value} />
      <Section id="account" title={t('account')}>
        {value.withheld || value.account === '' ? (
          <p class="muted">{t(value.withheld ? 'withheld' : 'not-here')}</p>
        ) : (
          <p class="as-told">{value.account}</p>
        )}
      </Section>
      <CasePlan value={value} onDone={reload} />
      <CaseReturn value={value} onDone={reload} />
      <CaseClaim value={value} onDone={reload} />
      <CaseScreening value={value} onDone={reload} />
      <RecordSections on="case" id={value.id} version={value.version} />
      <Known value={value} />
      {value.workerId === undefined && value.nextSteps.length > 0 && mayAct(value.purpose, 'LinkPerson') && (
        <CaseLink value={value} onDone={reload} />
      )}
      {value.readIn === true && <CaseRecordRead id={value.id} />}
      <History value={value} />
      {!value.near && <CaseHtcds id={value.id} />}
    </>
  )
}
