// SPDX-License-Identifier: AGPL-3.0-or-later
// A certificate of either kind as its desk sees it: standing, facts, the code that anybody can check, paper and credential.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, DateText } from '#platform/web/ui/status.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import type { CertificateKind } from '#training/core/issued.ts'
import { paperWords } from '#training/core/paper.words.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

type Certificate = OutputOf<typeof assessmentContracts.GetAssessment>['certificates'][number]
type Check = NonNullable<OutputOf<typeof assessmentContracts.GetAssessment>['check']>

const tones = { valid: 'good', expired: 'dawn', revoked: 'late' } as const

/** The standing of a certificate in one or two words, with its shape. */
export function StatusBadge(props: { readonly status: Certificate['status'] }): VNode {
  const t = useWords(certificatePageWords)
  return <Badge tone={tones[props.status]}>{t(props.status)}</Badge>
}

function Code(props: { readonly check: Check }): VNode {
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

interface CardProps {
  /** Of the record that it came of. */
  readonly id: string
  readonly kind: CertificateKind
  /** Absent once the holder was erased. */
  readonly name: string | undefined
  readonly certificate: Certificate
  readonly check: Check | undefined
}

export function CertificateCard(props: CardProps): VNode {
  const t = useWords(certificatePageWords)
  const p = useWords(paperWords)
  const { language } = useReading()
  const { id, kind, name, certificate, check } = props
  const { number, status, issuedOn, validUntil, body, revoked } = certificate
  return (
    <div class="card certificate-card">
      <div class="stack">
        <p class="row-name number">{number}</p>
        <StatusBadge status={status} />
        {revoked !== undefined && (
          <p>{t('revoked-since', { date: formatDate(revoked.on, language), reason: revoked.reason ?? p(`${revoked.cause}-${kind}`) })}</p>
        )}
        <Facts
          facts={[
            { label: t('holder'), value: name ?? t('erased-name') },
            { label: p('issued-on'), value: <DateText date={issuedOn} /> },
            ...(validUntil === undefined ? [] : [{ label: p('valid-until'), value: <DateText date={validUntil} /> }]),
            { label: p(`body-${kind}`), value: body.name },
            { label: p(`body-licence-${kind}`), value: body.licence },
          ]}
        />
        <ButtonRow>
          {name !== undefined && (
            <LinkButton href={addressOf(assessmentContracts.GetCertificatePaper, { id })} kind="main" icon="printer">
              {t('print')}
            </LinkButton>
          )}
          {name !== undefined && (
            <LinkButton href={addressOf(assessmentContracts.GetCertificateCredential, { id })} download icon="lock">
              {t('credential')}
            </LinkButton>
          )}
          {check && (
            <LinkButton href={new URL(check.url).pathname} icon="link">
              {t('open-check')}
            </LinkButton>
          )}
        </ButtonRow>
        {name !== undefined && <p class="hint">{t('credential-hint')}</p>}
      </div>
      {check && <Code check={check} />}
    </div>
  )
}
