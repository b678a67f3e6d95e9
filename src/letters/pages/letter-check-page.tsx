// SPDX-License-Identifier: AGPL-3.0-or-later
// Anybody who holds a letter checks it here: the verdict first, in words and shape, then every fact of the paper.

import type { VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { factsNow, signerText } from '#letters/core/letter.facts.ts'
import { closedKinds, isUnsigned, type LetterState, type LetterStatus, statusOn } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { letterCheckWords } from '#letters/pages/letter-check.words.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Icon } from '#platform/web/ui/icons.tsx'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { PublicFrame, Sheet } from '#platform/web/ui/sheet.tsx'

/** A consent that nobody signed yet is registered, and counts for nothing. */
type Verdict = LetterStatus | 'unsigned'

const tones = { valid: 'good', unsigned: 'dawn', expired: 'dawn', revoked: 'late', replaced: 'dawn' } as const satisfies Record<
  Verdict,
  string
>

interface CheckProps {
  readonly state: LetterState
  readonly hash: string | undefined
  readonly paperHref: string
  /** The address under which this instance is reached, without the protocol. */
  readonly host: string
}

function useVerdict(state: LetterState): { readonly status: Verdict; readonly text: string } {
  const t = useWords(letterCheckWords)
  const s = useWords(sheetWords)
  const { language, today } = useReading()
  const { kind, validUntil, revoked, replaced, personal } = state
  const status = statusOn(state, today)
  if (revoked !== undefined) {
    const cause = revoked.cause === 'OTHER' ? s('cause-OTHER') : s(revoked.cause)
    const reason = closedKinds.includes(kind) ? cause : (personal?.reason ?? cause)
    return { status, text: t('revoked-text', { date: formatDate(revoked.on, language), reason }) }
  }
  if (replaced !== undefined) return { status, text: t('replaced-text', { date: formatDate(replaced.on, language) }) }
  if (status === 'valid' && isUnsigned(state)) return { status: 'unsigned', text: t('unsigned-text') }
  if (validUntil === undefined) return { status, text: t(closedKinds.includes(kind) ? 'paper-text' : 'valid-open') }
  return { status, text: t(status === 'expired' ? 'expired-text' : 'valid-text', { date: formatDate(validUntil, language) }) }
}

function Checked({ state, hash, paperHref, host }: CheckProps): VNode {
  const t = useWords(letterCheckWords)
  const s = useWords(sheetWords)
  const { language, today } = useReading()
  const { status, text } = useVerdict(state)
  const closed = closedKinds.includes(state.kind)
  const office = state.personal?.facts.office.name ?? 'Kawal'
  const signer = signerText(state, language)
  return (
    <Sheet
      office={office}
      verdict={{ tone: tones[status], title: t(`${status}-title`), text }}
      title={s(state.kind)}
      end={<p>{t('checked-on', { date: formatDate(today, language) })}</p>}
    >
      <Facts
        facts={[
          { label: s('number-label'), value: <span class="number">{state.number}</span> },
          ...(state.personal === undefined ? [{ label: s('name'), value: t('name-erased') }] : []),
          ...(closed ? [] : factsNow(state, language)),
          { label: s('issued-on'), value: formatDate(state.issuedOn, language) },
          ...(state.personal === undefined ? [] : [{ label: s('issuer'), value: office }]),
          ...(signer === undefined ? [] : [{ label: s('signer'), value: signer }]),
          ...(state.signed === undefined
            ? []
            : [{ label: t('signed'), value: t(`signed-${state.signed.way}`, { date: formatDate(state.signed.on, language) }) }]),
          ...(hash === undefined ? [] : [{ label: s('hash'), value: <span class="number">{hash}</span> }]),
        ]}
      />
      {state.personal !== undefined && !closed && (
        <p class="sheet-paper">
          <a href={paperHref}>
            <Icon name="document" label={t('paper')} />
          </a>
        </p>
      )}
      <h2>{t('compare')}</h2>
      <ul>
        <li>{t(closed ? 'paper-compare' : 'compare-facts')}</li>
        <li>{t('compare-address', { host })}</li>
        <li>{t('compare-seal')}</li>
        {closed && <li>{t('paper-closed')}</li>}
      </ul>
      <h2>{t('report-title')}</h2>
      <p>{t('report')}</p>
    </Sheet>
  )
}

interface PageProps extends CheckProps {
  readonly language: Language
  readonly today: LocalDate
  /** This page in the other language. */
  readonly otherHref: string
}

export function LetterCheckPage({ language, today, otherHref, ...check }: PageProps): VNode {
  const lang = language === 'id' ? 'en' : 'id'
  return (
    <Reader language={language} today={today}>
      <PublicFrame otherLanguage={{ href: otherHref, label: letterCheckWords[language]['other-language'], lang }}>
        <Checked {...check} />
      </PublicFrame>
    </Reader>
  )
}
