// SPDX-License-Identifier: AGPL-3.0-or-later
// Anybody checks a certificate here: the verdict first, in words and shape, then every fact of the paper, and what to do when they differ.

import type { ComponentChildren, VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Icon } from '#platform/web/ui/icons.tsx'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { PublicFrame, Sheet } from '#platform/web/ui/sheet.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import type { AssessmentState } from '#training/core/assessment.ts'
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
  readonly state: AssessmentState
  /** Which of the test's certificates the address belongs to. */
  readonly nth: number
  readonly paperHref: string
  readonly credentialHref: string
  /** The address under which this instance is reached, without the protocol. */
  readonly host: string
}

function Checked(props: CertificateCheck): VNode | null {
  const t = useWords(verifyWords)
  const p = useWords(paperWords)
  const { language, today } = useReading()
  const { state, nth } = props
  const certificate = state.certificates[nth]
  if (certificate === undefined) return null
  const { body, number, issuedOn, validUntil, revoked } = certificate
  const place = state.personal?.place
  const holder = state.personal?.holders[nth]?.name
  const status = statusOn(certificate, today)
  const params = {
    date: formatDate(revoked?.on ?? validUntil, language),
    reason: state.personal?.holders[nth]?.reason ?? (revoked === undefined ? '' : p(revoked.cause)),
  }
  const facts = [
    { label: p('number-label'), value: <span class="number">{number}</span> },
    { label: p('holder'), value: <strong>{holder ?? t('name-erased')}</strong> },
    { label: p('scheme'), value: state.scheme.name },
    { label: p('standard'), value: state.scheme.standard },
    { label: p('result'), value: p('competent') },
    { label: p('tested-on'), value: <DateText date={state.on} /> },
    ...(place === undefined ? [] : [{ label: p('place'), value: place }]),
    { label: p('issued-on'), value: <DateText date={issuedOn} /> },
    { label: p('valid-until'), value: <DateText date={validUntil} /> },
    { label: p('body'), value: body.name },
    { label: p('body-licence'), value: p('licence-short', { licence: body.licence, until: formatDate(body.licensedUntil, language) }) },
  ]
  return (
    <Sheet
      office={body.name}
      verdict={{ tone: tones[status], title: t(`${status}-title`), text: t(`${status}-text`, params) }}
      title={p('title')}
      end={<p>{t('checked-on', { date: formatDate(today, language) })}</p>}
    >
      <Facts facts={facts} />
      <h2>{p('units')}</h2>
      <ol>
        {state.units.map((unit) => (
          <li key={unit.code}>
            {unit.title} <span class="muted nowrap">{unit.code}</span>
          </li>
        ))}
      </ol>
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
