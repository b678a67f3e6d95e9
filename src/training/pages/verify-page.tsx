// SPDX-License-Identifier: AGPL-3.0-or-later
// Anybody checks a certificate here: the verdict first, in words and shape, then every fact of the paper, and what to do when they differ.

import type { ComponentChildren, VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { Icon } from '#platform/web/ui/icons.tsx'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { PublicFrame, Sheet } from '#platform/web/ui/sheet.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import type { Attested } from '#training/core/attested.ts'
import { type CertificateStatus, statusOn } from '#training/core/certificate.ts'
import { paperWords } from '#training/core/paper.words.ts'
import { verifyWords } from '#training/pages/verify.words.ts'

export interface FrameProps {
  readonly language: Language
  readonly today: LocalDate
  /** This page in the other language. */
  readonly otherHref: string
}

interface Around extends FrameProps {
  readonly children: ComponentChildren
}

export function Public(props: Around): VNode {
  const lang = props.language === 'id' ? 'en' : 'id'
  return (
    <Reader language={props.language} today={props.today}>
      <PublicFrame otherLanguage={{ href: props.otherHref, label: verifyWords[props.language]['other-language'], lang }}>
        {props.children}
      </PublicFrame>
    </Reader>
  )
}

function Report(): VNode {
  const t = useWords(verifyWords)
  return (
    <>
      <h2>{t('report-title')}</h2>
      <p>{t('report')}</p>
      <p>{t('report-abroad')}</p>
    </>
  )
}

function CodeForm(props: { readonly code: string }): VNode {
  const t = useWords(verifyWords)
  const { language } = useReading()
  return (
    <form method="get" action="/verify" class="stack">
      <div class="field">
        <label class="field-label" for="code">
          {t('code')}
        </label>
        <p class="hint" id="code-hint">
          {t('code-hint')}
        </p>
        <input
          id="code"
          name="code"
          class="input"
          aria-describedby="code-hint"
          autocomplete="off"
          maxLength={80}
          value={props.code}
          required
        />
      </div>
      <input type="hidden" name="lang" value={language} />
      <button type="submit" class="btn btn-main">
        {t('check')}
      </button>
    </form>
  )
}

const tones = { valid: 'good', expired: 'dawn', revoked: 'late' } as const satisfies Record<CertificateStatus, string>

export interface CertificateCheck {
  readonly attested: Attested
  readonly paperHref: string
  readonly credentialHref: string
  /** The address under which this instance is reached, without the protocol. */
  readonly host: string
}

/** What the verdict is followed by: until when, since when and why. */
function useVerdict({ kind, certificate, holder }: Attested): { readonly status: CertificateStatus; readonly text: string } {
  const t = useWords(verifyWords)
  const p = useWords(paperWords)
  const { language, today } = useReading()
  const { validUntil, revoked } = certificate
  const status = statusOn(certificate, today)
  if (status === 'revoked' && revoked !== undefined) {
    const reason = holder?.reason ?? p(`${revoked.cause}-${kind}`)
    return { status, text: t('revoked-text', { date: formatDate(revoked.on, language), reason }) }
  }
  if (validUntil === undefined) return { status, text: t('valid-open') }
  return { status, text: t(status === 'expired' ? 'expired-text' : 'valid-text', { date: formatDate(validUntil, language) }) }
}

function Checked(props: CertificateCheck): VNode {
  const t = useWords(verifyWords)
  const p = useWords(paperWords)
  const { language, today } = useReading()
  const { attested } = props
  const { kind, certificate, holder, subject, place, hours, units } = attested
  const { body, number, issuedOn, validUntil } = certificate
  const { status, text } = useVerdict(attested)
  const licence =
    body.licensedUntil === undefined
      ? body.licence
      : p('licence-short', { licence: body.licence, until: formatDate(body.licensedUntil, language) })
  const facts = [
    { label: p('number-label'), value: <span class="number">{number}</span> },
    { label: p('holder'), value: <strong>{holder?.name ?? t('name-erased')}</strong> },
    { label: p(`subject-${kind}`), value: subject.name },
    ...(subject.standard === undefined ? [] : [{ label: p('standard'), value: subject.standard }]),
    { label: p('result'), value: p(`result-${kind}`) },
    ...(hours === undefined ? [] : [{ label: p('hours'), value: p('hours-jp', { hours: formatNumber(hours, language) }) }]),
    { label: p(`on-${kind}`), value: <DateText date={attested.on} /> },
    ...(place === undefined ? [] : [{ label: p('place'), value: place }]),
    { label: p('issued-on'), value: <DateText date={issuedOn} /> },
    ...(validUntil === undefined ? [] : [{ label: p('valid-until'), value: <DateText date={validUntil} /> }]),
    { label: p(`body-${kind}`), value: body.name },
    { label: p(`body-licence-${kind}`), value: licence },
  ]
  return (
    <Sheet
      office={body.name}
      verdict={{ tone: tones[status], title: t(`${status}-title`), text }}
      title={p(`title-${kind}`)}
      end={<p>{t('checked-on', { date: formatDate(today, language) })}</p>}
    >
      <Facts facts={facts} />
      {units.length > 0 && (
        <>
          <h2>{p('units')}</h2>
          <ol>
            {units.map((unit) => (
              <li key={unit.code}>
                {unit.title} <span class="muted nowrap">{unit.code}</span>
              </li>
            ))}
          </ol>
        </>
      )}
      {holder !== undefined && (
        <p class="sheet-paper">
          <a href={props.paperHref}>
            <Icon name="document" label={t('paper')} />
          </a>
          <a href={props.credentialHref} download>
            <Icon name="lock" label={t('credential')} />
          </a>
        </p>
      )}
      <h2>{t('compare')}</h2>
      <ul>
        <li>{t('compare-facts')}</li>
        <li>{t('compare-person')}</li>
        <li>{t('compare-address', { host: props.host })}</li>
      </ul>
      <Report />
    </Sheet>
  )
}

function Unknown(props: { readonly code: string }): VNode {
  const t = useWords(verifyWords)
  return (
    <Sheet office="Kawal" verdict={{ tone: 'late', title: t('unknown-title'), text: t('unknown-text') }} title={t('unknown-heading')}>
      <p>{t('unknown-typed')}</p>
      <p>{t('unknown-false')}</p>
      <h2>{t('again')}</h2>
      <CodeForm code={props.code} />
      <Report />
    </Sheet>
  )
}

function Ask(): VNode {
  const t = useWords(verifyWords)
  return (
    <div class="sheet">
      <h1>{t('ask-title')}</h1>
      <p>{t('ask-text')}</p>
      <CodeForm code="" />
      <p>
        <a href="/verify/offline">{t('to-offline')}</a>
      </p>
    </div>
  )
}

/** A certificate of the register. */
export function VerifyPage(props: FrameProps & { readonly check: CertificateCheck }): VNode {
  return (
    <Public {...props}>
      <Checked {...props.check} />
    </Public>
  )
}

/** No certificate has this address. */
export function UnknownPage(props: FrameProps & { readonly code: string }): VNode {
  return (
    <Public {...props}>
      <Unknown code={props.code} />
    </Public>
  )
}

/** Nothing was asked yet. */
export function AskPage(props: FrameProps): VNode {
  return (
    <Public {...props}>
      <Ask />
    </Public>
  )
}
