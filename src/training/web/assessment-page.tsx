// SPDX-License-Identifier: AGPL-3.0-or-later
// One competence test and its certificate: the code that anybody can check, printing, and taking it back.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { CertificateCard, StatusBadge } from '#training/web/certificate-card.tsx'
import { RevokeDialog } from '#training/web/revoke-dialog.tsx'

type Assessment = OutputOf<typeof assessmentContracts.GetAssessment>
function NoCertificate(props: { readonly assessment: Assessment; readonly onIssued: () => void }): VNode {
  const t = useWords(certificatePageWords)
  const { role } = useSession()
  const { say } = useUndo()
  const issue = useCommand(assessmentContracts.IssueCertificate)
  const { id, version, issuable, units } = props.assessment
  if (!issuable) {
    const open = units.filter((unit) => unit.result === 'NOT_YET').map((unit) => unit.title)
    return (
      <Notice tone="dawn" title={t('not-issued')}>
        {open.length > 0 && <p>{t('not-issued-open', { units: open.join(', ') })}</p>}
      </Notice>
    )
  }
  async function send(): Promise<void> {
    const answer = await issue.send({ id }, { version })
    if (answer.ok) say(t('issued', { number: answer.value.number ?? '' }))
    props.onIssued()
  }
  return (
    <Notice tone="sea" title={t('not-issued')}>
      <p>{t('not-issued-competent')}</p>
      {issue.problem !== undefined && <ProblemNotice problem={issue.problem} />}
      {role === 'assessor' && (
        <Button kind="main" icon="certificate" busy={issue.busy} onPress={() => void send()}>
          {t('issue')}
        </Button>
      )}
    </Notice>
  )
}

export function AssessmentPage(props: PageProps): VNode {
  const t = useWords(certificatePageWords)
  const { language } = useReading()
  const { role } = useSession()
  const [revoking, setRevoking] = useState(false)
  const reading = useQuery(assessmentContracts.GetAssessment, { id: props.params?.['id'] ?? '' })
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed')
    return (
      <ProblemPage
        problem={reading.problem}
        onRetry={reading.reload}
        back={{ href: role === 'assessor' ? '/certification' : '/certificates' }}
      />
    )
  const { value, reload } = reading
  const last = value.certificates.at(-1)
  const former = value.certificates.slice(0, value.issuable ? undefined : -1)
  return (
    <>
      <PageHead
        title={value.name ?? t('erased-name')}
        lead={`${value.scheme.name} · ${t('attempt', { attempt: value.attempt })}, ${formatDate(value.on, language)}`}
        back={{ href: role === 'assessor' ? '/certification' : '/certificates' }}
        actions={value.name !== undefined && <LinkButton href={`/workers/${value.workerId}`}>{t('person')}</LinkButton>}
      />
      <Section title={t('certificate')}>
        {last === undefined || value.issuable ? (
          <NoCertificate assessment={value} onIssued={reload} />
        ) : (
          <CertificateCard id={value.id} kind="COMPETENCE" name={value.name} check={value.check} certificate={last} />
        )}
        {former.length > 0 && (
          <>
            <h3>{t('former')}</h3>
            <ul class="rows">
              {former.map(({ number, status, revoked }) => (
                <li key={number} class="row">
                  <div>
                    <span class="row-step number">{number}</span>
                    {revoked && (
                      <span class="row-why">
                        {t('revoked-since', {
                          date: formatDate(revoked.on, language),
                          reason: revoked.reason ?? t(`${revoked.cause}-COMPETENCE`),
                        })}
                      </span>
                    )}
                  </div>
                  <StatusBadge status={status} />
                </li>
              ))}
            </ul>
          </>
        )}
        {role === 'assessor' && last !== undefined && last.revoked === undefined && (
          <p class="certificate-end">
            <Button small onPress={() => setRevoking(true)}>
              {t('revoke')}
            </Button>
          </p>
        )}
        {last !== undefined && (
          <RevokeDialog
            kind="COMPETENCE"
            id={value.id}
            number={last.number}
            name={value.name}
            version={value.version}
            open={revoking}
            onClose={() => setRevoking(false)}
            onDone={reload}
          />
        )}
      </Section>
      <Section title={t('result')} lead={`${value.scheme.standard}${value.place === undefined ? '' : ` · ${value.place}`}`}>
        <ul class="rows">
          {value.units.map((unit) => (
            <li key={unit.code} class="row">
              <div>
                <span class="row-step">{unit.title}</span>
                <span class="row-why">
                  {unit.code}
                  {unit.carried && ` · ${t('carried')}`}
                </span>
              </div>
              <Badge tone={unit.result === 'COMPETENT' ? 'good' : 'dawn'}>{t(unit.result)}</Badge>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}
