// SPDX-License-Identifier: AGPL-3.0-or-later
// What the record said from which a case was read in: by whom it was said, and on which day it was read.

import type { VNode } from 'preact'
import { caseWords } from '#cases/core/case.words.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { planPageWords } from '#cases/web/plan.words.ts'
import { recordWords } from '#cases/web/record.words.ts'
import { screeningWords } from '#cases/web/screening.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Kept = NonNullable<OutputOf<typeof htcdsContracts.GetCaseRecord>['kept']>
type Fields = Kept['record']['fields']
interface Props {
  readonly record: Kept['record']
}

const text = (fields: Fields, ...names: readonly string[]): string | undefined => {
  const values = names.flatMap((name) => fields[name] ?? []).filter(Boolean)
  return values.length === 0 ? undefined : values.join(' · ')
}

/** Shown by the page itself, or above by names that people know. */
const told: ReadonlySet<string> = new Set([
  ...['org_Name', 'prs_FirstName', 'prs_MiddleName', 'prs_SecondName', 'prs_Birthdate', 'prs_IdentityNumber', 'prs_MobilePhone'],
  ...['prs_MailingCity', 'prs_MailingState', 'cas_CaseOwner', 'cas_ReferringOrganisation', 'cas_IncomingReferralDate'],
  ...['cas_IncomingReferralDetails', 'cas_ReferredOrganisation', 'cas_OutgoingReferralDate', 'cas_OutgoingReferralDetails'],
  ...['cas_ReferringPrimaryCaseWorker', 'cas_ReferredPrimaryCaseWorker', 'vic_LocationOfExploitation'],
])

function Said({ record: { fields, kawal } }: Props): VNode {
  const t = useWords(recordWords)
  const c = useWords(caseWords)
  const s = useWords(screeningWords)
  const { language } = useReading()
  const day = (date: string | undefined): string | undefined => (date === undefined ? undefined : formatDate(date, language))
  const dated = (name: string): string | undefined => day(text(fields, name))
  const joined = (...parts: readonly (string | undefined)[]): string | undefined => {
    const said = parts.filter((part) => part !== undefined)
    return said.length === 0 ? undefined : said.join(' · ')
  }
  const signs = (mark: 'present' | 'absent'): string | undefined => {
    const found = kawal.findings.filter((each) => each.mark === mark).map(({ sign }) => s(sign))
    return found.length === 0 ? undefined : found.join('; ')
  }
  const home = text(fields, 'prs_MailingCity') ?? text(fields, 'prs_MailingState')
  const facts = [
    { label: t('state'), value: c(kawal.state) },
    { label: t('registered'), value: day(kawal.registeredOn) },
    { label: t('owner'), value: text(fields, 'cas_CaseOwner') },
    {
      label: t('incoming'),
      value: joined(
        text(fields, 'cas_ReferringOrganisation', 'cas_ReferringPrimaryCaseWorker'),
        dated('cas_IncomingReferralDate'),
        text(fields, 'cas_IncomingReferralDetails'),
      ),
    },
    {
      label: t('outgoing'),
      value: joined(
        text(fields, 'cas_ReferredOrganisation', 'cas_ReferredPrimaryCaseWorker'),
        dated('cas_OutgoingReferralDate'),
        text(fields, 'cas_OutgoingReferralDetails'),
      ),
    },
    { label: t('born'), value: dated('prs_Birthdate') },
    { label: t('identity'), value: text(fields, 'prs_IdentityNumber') },
    { label: t('phone'), value: text(fields, 'prs_MobilePhone') },
    { label: t('home'), value: home === undefined ? undefined : <AreaText code={home} /> },
    { label: t('present'), value: signs('present') },
    { label: t('absent'), value: signs('absent') },
  ]
  return <Facts facts={facts.filter(({ value }) => value !== undefined)} />
}

function Services({ record: { supportPlans, kawal } }: Props): VNode | null {
  const t = useWords(recordWords)
  const p = useWords(planPageWords)
  const { language } = useReading()
  if (kawal.services.length === 0) return null
  return (
    <>
      <h3>{t('services')}</h3>
      <ul class="rows">
        {kawal.services.map(({ kind, notedOn, endedOn, outcome }, nth) => (
          <li key={nth} class="row">
            <div>
              <span class="row-step">{p(kind)}</span>
              <span class="row-why">
                {[
                  p('noted', { date: formatDate(notedOn, language) }),
                  text(supportPlans[nth] ?? {}, 'spl_Objectives'),
                  text(supportPlans[nth] ?? {}, 'spl_ActionPlan'),
                  outcome === undefined || endedOn === undefined
                    ? t('service-open')
                    : p('ended', { outcome: p(outcome), date: formatDate(endedOn, language) }),
                ]
                  .filter((each) => each !== undefined)
                  .join(' · ')}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </>
  )
}

function Rest({ record: { fields, comments, others = {} } }: Props): VNode {
  const t = useWords(recordWords)
  const rest = Object.keys(fields).filter((field) => !told.has(field))
  return (
    <>
      {comments.length > 0 && (
        <>
          <h3>{t('comments')}</h3>
          {comments.map((comment, nth) => (
            <p key={nth} class="as-told">
              {text(comment, 'cco_CaseComment')}
            </p>
          ))}
        </>
      )}
      {Object.keys(others).length > 0 && (
        <>
          <h3>{t('unmapped')}</h3>
          <Facts facts={Object.keys(others).map((name) => ({ label: name, value: text(others, name) }))} />
        </>
      )}
      <details class="fold">
        <summary>{t('rest')}</summary>
        <Facts facts={rest.map((field) => ({ label: field, value: text(fields, field) }))} />
      </details>
    </>
  )
}

export function CaseRecordRead({ id }: { readonly id: string }): VNode | null {
  const t = useWords(recordWords)
  const { language } = useReading()
  const kept = useQuery(htcdsContracts.GetCaseRecord, { id })
  if (kept.state === 'loading') return <Skeleton />
  if (kept.state === 'failed') return <ProblemNotice problem={kept.problem} onRetry={kept.reload} />
  if (kept.value.kept === undefined) return null
  const { on, user, office, record } = kept.value.kept
  const by = [user, office].filter(Boolean).join(', ')
  return (
    <Section id="record" title={t('record')}>
      <p class="hint">{t('lead', { who: text(record.fields, 'org_Name') ?? t('who-unknown'), by, date: formatDate(on, language) })}</p>
      {kept.value.same.length > 0 && (
        <Notice tone="dawn" title={t('same')}>
          <ul>
            {kept.value.same.map((other, nth) => (
              <li key={other}>
                <a href={`/cases/${other}`}>{t('same-case', { nth: nth + 1 })}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Said record={record} />
      <Services record={record} />
      <Rest record={record} />
    </Section>
  )
}
