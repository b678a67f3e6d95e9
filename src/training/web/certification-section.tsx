// SPDX-License-Identifier: AGPL-3.0-or-later
// The tests and certificates of one person, on their file.

import type { VNode } from 'preact'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { StatusBadge } from '#training/web/certificate-card.tsx'

export function CertificationSection(props: SectionProps): VNode {
  const t = useWords(certificatePageWords)
  const { language } = useReading()
  const { role } = useSession()
  const tests = useQuery(assessmentContracts.ListAssessmentsOf, { id: props.id })
  if (tests.state === 'loading') return <Skeleton />
  if (tests.state === 'failed') return <ProblemNotice problem={tests.problem} onRetry={tests.reload} />
  const { items } = tests.value
  return (
    <>
      {items.length === 0 && <p class="muted">{t('section-empty')}</p>}
      {items.length > 0 && (
        <ul class="rows">
          {items.map(({ id, scheme, on, attempt, result, certificate }) => (
            <li key={id} class="row">
              <div>
                <a class="row-name" href={`/certification/${id}`}>
                  {certificate === undefined ? scheme.name : t('issued-title', { number: certificate.number })}
                </a>
                <span class="row-step">{t('tested-before', { scheme: scheme.name, attempt, date: formatDate(on, language) })}</span>
                {certificate !== undefined && (
                  <span class="row-why">
                    {certificate.revoked === undefined
                      ? t('valid-until', { date: formatDate(certificate.validUntil ?? certificate.issuedOn, language) })
                      : t('revoked-since', {
                          date: formatDate(certificate.revoked.on, language),
                          reason: certificate.revoked.reason ?? t(`${certificate.revoked.cause}-COMPETENCE`),
                        })}
                  </span>
                )}
              </div>
              <div class="row-side">
                {certificate === undefined ? (
                  <Badge tone={result === 'COMPETENT' ? 'good' : 'dawn'}>{t(result)}</Badge>
                ) : (
                  <StatusBadge status={certificate.status} />
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {role === 'assessor' && (
        <LinkButton small href={`/certification/test/${props.id}`} icon="plus">
          {t(items.some((item) => item.result === 'NOT_YET') ? 'test-again' : 'test')}
        </LinkButton>
      )}
    </>
  )
}
