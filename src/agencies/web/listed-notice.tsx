// SPDX-License-Identifier: AGPL-3.0-or-later
// What the official list says of a company today, in one sentence with its day.

import type { VNode } from 'preact'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { listWords } from '#agencies/web/list.words.ts'
import { useQuery } from '#platform/web/query.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function ListedNotice(props: { readonly name: string }): VNode | null {
  const t = useWords(listWords)
  const { language } = useReading()
  const check = useQuery(agencyListContracts.CheckAgencyList, { name: props.name })
  if (check.state !== 'ready') return null
  const { answer, asOf } = check.value
  return (
    <p class="muted">
      {t(`of-${answer}`, { date: asOf === undefined ? '' : formatDate(asOf, language) })} <a href="/agency-lists">{t('see-lists')}</a>
    </p>
  )
}
