// SPDX-License-Identifier: AGPL-3.0-or-later
// What the law says of a plan while it is being made: a country that is closed, an occupation without cost, an age.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { occupations } from '#agencies/core/occupation.law.ts'
import { placementRestrictions, restrictionFor } from '#agencies/core/restriction.law.ts'
import { registerWords } from '#journeys/web/register.words.ts'
import { at } from '#kernel/law.ts'
import { ageOn } from '#people/core/birth-date.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

interface PlanNoticesProps {
  readonly destination: string
  readonly occupation: string
}

/** Restriction and cost rules that this country and occupation meet today. */
export function PlanNotices({ destination, occupation }: PlanNoticesProps): VNode {
  const t = useWords(registerWords)
  const { today, language } = useReading()
  const chosen = at(occupations, today).find((each) => each.code === occupation)
  const closed = restrictionFor(destination, chosen?.group, today)
  // Without an occupation the restriction of one group is told as such.
  const partly = chosen === undefined ? at(placementRestrictions, today).find((rule) => rule.country === destination) : undefined
  const rule = closed ?? partly
  const country = countryName(destination, language)
  return (
    <div aria-live="polite" class="form">
      {rule !== undefined && (
        <Notice tone="dawn" title={t(closed === undefined ? 'closed-partly' : 'closed', { country })}>
          <p>{t('closed-how')}</p>
          <Article article={rule.legalBasis} standing={rule.standing} />
        </Notice>
      )}
      {chosen?.zeroCost === true && (
        <Notice tone="sea" title={t('zero-cost')}>
          <Article article={chosen.legalBasis} standing={chosen.standing} />
        </Notice>
      )}
    </div>
  )
}

/** UU 18/2017 art 5a: 18 at departure; who is younger may prepare. */
export function AgeNotice(props: { readonly birthDate: string }): VNode | null {
  const t = useWords(registerWords)
  const { today } = useReading()
  if (!/^\d{4}-\d\d-\d\d$/.test(props.birthDate) || props.birthDate > today || ageOn(props.birthDate, today) >= 18) return null
  return (
    <Notice tone="dawn" title={t('not-18')}>
      <Article article="UU 18/2017 art 5a" standing="law" />
    </Notice>
  )
}
