// SPDX-License-Identifier: AGPL-3.0-or-later
// How often guards were set aside, for anybody to read: counts by month, place and guard, and nothing of a person.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { companyGuards, companyGuardWords } from '#journeys/core/override.words.ts'
import { milestoneCodes } from '#journeys/core/worker.ts'
import { publicOverrideWords } from '#journeys/pages/override.words.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { Reader, useWords } from '#platform/web/ui/reader.tsx'
import { PublicFrame } from '#platform/web/ui/sheet.tsx'
import { Table } from '#platform/web/ui/table.tsx'

export interface OverrideLine {
  /** `2026-05` */
  readonly month: string
  readonly place: string
  readonly guard: string
  readonly n: number
}

interface OverridePageProps {
  readonly language: Language
  readonly today: LocalDate
  readonly lines: readonly OverrideLine[]
}

function Counts({ lines }: Pick<OverridePageProps, 'lines'>): VNode {
  const t = useWords(publicOverrideWords)
  const named = useWords(journeyWords)
  const ofCompany = useWords(companyGuardWords)
  const company = companyGuards.map((guard) => [guard, ofCompany(guard)] as const)
  const names = new Map<string, string>([...company, ...milestoneCodes.map((code) => [code, named(`milestone.${code}`)] as const)])
  return (
    <div class="sheet">
      <h1>{t('title')}</h1>
      <p>{t('lead')}</p>
      {lines.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <Table
          caption={t('caption')}
          rows={lines}
          rowKey={(line) => `${line.month} ${line.place} ${line.guard}`}
          columns={[
            { key: 'month', label: t('month'), cell: (line) => line.month },
            { key: 'place', label: t('place'), cell: (line) => line.place },
            { key: 'guard', label: t('guard'), cell: (line) => names.get(line.guard) ?? line.guard },
            { key: 'count', label: t('count'), cell: (line) => line.n },
          ]}
        />
      )}
    </div>
  )
}

export function OverridePage({ language, today, lines }: OverridePageProps): VNode {
  const lang = language === 'id' ? 'en' : 'id'
  const other = { href: `/overrides?lang=${lang}`, label: publicOverrideWords[language]['other-language'], lang } as const
  return (
    <Reader language={language} today={today}>
      <PublicFrame otherLanguage={other}>
        <Counts lines={lines} />
      </PublicFrame>
    </Reader>
  )
}
