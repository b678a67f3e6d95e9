// SPDX-License-Identifier: AGPL-3.0-or-later
// Every clock that runs in a case: since when, how long, whom it binds, who watches it, and what a person may decide once it passed.

import type { VNode } from 'preact'
import { caseWords } from '#cases/core/case.words.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'

/** To whom something late climbed, and since when: on top stand the post and the ministry, both of one kind. */
export function useClimbed(): (climbed: NonNullable<FullCase['clocks'][number]['climbed']>) => string {
  const t = useWords(casePageWords)
  const office = useWords(journeyWords)
  const { language } = useReading()
  return ({ to, since }) =>
    t('climbed', { office: to === 'AGENCY' ? t('agency-all') : office(`office.${to}`), date: formatDate(since, language) })
}

export function CaseClocks({ value }: { readonly value: FullCase }): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const office = useWords(journeyWords)
  const { language } = useReading()
  const climbedTo = useClimbed()
  const day = (date: string): string => formatDate(date, language)
  return (
    <Section id="clocks" title={t('clocks')}>
      {value.clocks.length === 0 ? (
        <p class="muted">{t('clocks-none')}</p>
      ) : (
        <ul class="rows">
          {value.clocks.map(({ code, from, until, count, unit, binds, owner, passed, leadsTo, legalBasis, standing, climbed }) => (
            <li key={code} class="row">
              <div>
                <span class="row-step">
                  {c(code)}: {t(unit, { count })}
                </span>
                <span class="row-why">{t('since-until', { from: day(from), until: day(until) })}</span>
                <span class="row-why">
                  {t('binds', { who: c(binds) })} · {t('seen-by', { office: office(`office.${owner}`) })} ·{' '}
                  <Article article={legalBasis} standing={standing} linked />
                </span>
                {passed && <span class="row-why">{t('clock-passed', { state: c(leadsTo) })}</span>}
                {climbed !== undefined && <span class="row-why">{climbedTo(climbed)}</span>}
              </div>
              <div class="row-side">
                <Due date={until} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
