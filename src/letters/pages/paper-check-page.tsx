// SPDX-License-Identifier: AGPL-3.0-or-later
// Anybody who holds a paper of a case or a meeting checks it here: that it was issued, by whom and when. What it says stays where it is sealed.

import type { VNode } from 'preact'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { type CheckedPaper, isStatement } from '#letters/core/office-paper.ts'
import { officePaperNames } from '#letters/core/office-paper.words.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signerSaid } from '#letters/core/signer.ts'
import { letterCheckWords } from '#letters/pages/letter-check.words.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Reader, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { PublicFrame, Sheet } from '#platform/web/ui/sheet.tsx'

interface CheckProps {
  readonly paper: CheckedPaper
  readonly host: string
}

function Checked({ paper, host }: CheckProps): VNode {
  const t = useWords(letterCheckWords)
  const s = useWords(sheetWords)
  const k = useWords(officePaperNames)
  const { language, today } = useReading()
  const { kind, number, office, signer, issuedOn, hash, revokedOn } = paper
  const stated = isStatement(kind)
  const signs = signerSaid(language, { ...paper, name: signer }, paper.forName === undefined ? undefined : 'AN')
  const verdict =
    revokedOn === undefined
      ? ({ tone: 'good', title: t('paper-title'), text: t('paper-text') } as const)
      : ({ tone: 'late', title: t('revoked-title'), text: t('paper-revoked', { date: formatDate(revokedOn, language) }) } as const)
  return (
    <Sheet office={office} verdict={verdict} title={k(kind)} end={<p>{t('checked-on', { date: formatDate(today, language) })}</p>}>
      <Facts
        facts={[
          { label: s('number-label'), value: <span class="number">{number}</span> },
          { label: s('issued-on'), value: formatDate(issuedOn, language) },
          { label: s('issuer'), value: office },
          { label: s(stated ? 'recorded-by' : 'signer'), value: stated ? signer : signs },
          { label: s('hash'), value: <span class="number">{hash}</span> },
        ]}
      />
      <h2>{t('compare')}</h2>
      <ul>
        <li>{t(stated ? 'statement-compare' : 'paper-compare')}</li>
        <li>{t('compare-address', { host })}</li>
        <li>{t(stated ? 'statement-seal' : 'compare-seal')}</li>
        <li>{t('paper-closed')}</li>
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

export function PaperCheckPage({ language, today, otherHref, ...check }: PageProps): VNode {
  const lang = language === 'id' ? 'en' : 'id'
  return (
    <Reader language={language} today={today}>
      <PublicFrame otherLanguage={{ href: otherHref, label: letterCheckWords[language]['other-language'], lang }}>
        <Checked {...check} />
      </PublicFrame>
    </Reader>
  )
}
