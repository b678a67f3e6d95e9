// SPDX-License-Identifier: AGPL-3.0-or-later
// One competence test and its certificate: the code that anybody can check, printing, and taking it back.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, DateText } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { paperWords } from '#training/core/paper.words.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { RevokeDialog } from '#training/web/revoke-dialog.tsx'

export type Assessment = OutputOf<typeof assessmentContracts.GetAssessment>
type Certificate = Assessment['certificates'][number]

const tones = { valid: 'good', expired: 'dawn', revoked: 'late' } as const

/** The standing of a certificate in one or two words, with its shape. */
export function StatusBadge(props: { readonly status: Certificate['status'] }): VNode {
  const t = useWords(certificatePageWords)
  return <Badge tone={tones[props.status]}>{t(props.status)}</Badge>
}

function Code(props: { readonly check: NonNullable<Assessment['check']> }): VNode {
  const t = useWords(certificatePageWords)
  const { size, path } = props.check.qr
  const quiet = 4
  const side = size + 2 * quiet
  return (
    <figure class="qr">
      <svg
        viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
        width="176"
        height="176"
        role="img"
        aria-label={t('qr')}
        shape-rendering="crispEdges"
      >
        <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption class="hint">{t('check-text')}</figcaption>
    </figure>
  )
}

function CertificateCard(props: { readonly assessment: Assessment; readonly certificate: Certificate }): VNode {
  const t = useWords(certificatePageWords)
  const p = useWords(paperWords)
  const { language } = useReading()
  const { assessment, certificate } = props
  const { number, status, issuedOn, validUntil, body, revoked } = certificate
  return (
    <div class="card certificate-card">
      <div class="stack">
        <p class="row-name number">{number}</p>
        <StatusBadge status={status} />
        {revoked !== undefined && (
          <p>{t('revoked-since', { date: formatDate(revoked.on, language), reason: revoked.reason ?? t(revoked.cause) })}</p>
        )}
        <Facts
          facts={[
            { label: t('holder'), value: assessment.name ?? t('erased-name') },
            { label: p('issued-on'), value: <DateText date={issuedOn} /> },
            { label: p('valid-until'), value: <DateText date={validUntil} /> },
            { label: p('body'), value: body.name },
            { label: p('body-licence'), value: body.licence },
          ]}
        />
        <ButtonRow>
          {assessment.name !== undefined && (
            <LinkButton href={addressOf(assessmentContracts.GetCertificatePaper, { id: assessment.id })} kind="main" icon="printer">
              {t('print')}
            </LinkButton>
          )}
          {assessment.name !== undefined && (
            <LinkButton href={addressOf(assessmentContracts.GetCertificateCredential, { id: assessment.id })} download icon="lock">
              {t('credential')}
            </LinkButton>
          )}
          {assessment.check && (
            <LinkButton href={new URL(assessment.check.url).pathname} icon="link">
              {t('open-check')}
            </LinkButton>
          )}
        </ButtonRow>
        {assessment.name !== undefined && <p class="hint">{t('credential-hint')}</p>}
      </div>
      {assessment.check && <Code check={assessment.check} />}
    </div>
  )
}

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
          <CertificateCard assessment={value} certificate={last} />
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
                        {t('revoked-since', { date: formatDate(revoked.on, language), reason: revoked.reason ?? t(revoked.cause) })}
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
