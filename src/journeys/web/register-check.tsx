// SPDX-License-Identifier: AGPL-3.0-or-later
// The answers once more before they are sent, each with its way back.

import type { VNode } from 'preact'
import { countryName } from '#agencies/core/country.ts'
import { occupations } from '#agencies/core/occupation.law.ts'
import { tidyName, tidyPhone } from '#journeys/core/worker.intake.ts'
import { AgeNotice, PlanNotices } from '#journeys/web/plan-notices.tsx'
import { registerWords } from '#journeys/web/register.words.ts'
import type { Draft, FieldName } from '#journeys/web/register-draft.ts'
import { AreaText } from '#platform/web/area.tsx'
import { CheckAnswers } from '#platform/web/ui/answers.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'

interface RegisterCheckProps {
  readonly draft: Draft
  readonly onChange: (field: FieldName) => void
}

export function RegisterCheck({ draft, onChange }: RegisterCheckProps): VNode {
  const t = useWords(registerWords)
  const { language } = useReading()
  const occupation = occupations.find((each) => each.code === draft.occupation)
  const answer = (field: FieldName, value: VNode | string) => ({ label: t(field), value, change: () => onChange(field) })
  const none = <span class="muted">{t('none')}</span>
  return (
    <>
      <CheckAnswers
        answers={[
          answer('nik', draft.nik === '' ? t('no-nik') : <span class="digits">{draft.nik}</span>),
          answer('name', tidyName(draft.name)),
          answer('sex', t(draft.sex === 'M' ? 'M' : 'F')),
          answer('birthDate', <DateText date={draft.birthDate} />),
          answer('area', <AreaText code={draft.area} names={3} />),
          answer('phone', draft.phone.trim() === '' ? none : tidyPhone(draft.phone)),
          // What most people leave out is not asked once more.
          ...(['alias', 'motherName', 'passport'] as const).flatMap((field) =>
            draft[field].trim() === '' ? [] : [answer(field, draft[field].trim())],
          ),
          answer('destination', draft.destination === '' ? none : countryName(draft.destination, language)),
          answer('occupation', occupation === undefined ? none : occupation[language]),
        ]}
      />
      <AgeNotice birthDate={draft.birthDate} />
      <PlanNotices destination={draft.destination} occupation={draft.occupation} />
    </>
  )
}
