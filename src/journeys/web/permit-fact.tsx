// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a company may recruit for a country, in one line with what to do about it.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { type PermitStanding, permitStandingOn } from '#agencies/core/permit.rules.ts'
import { placementWords } from '#journeys/web/placement.words.ts'
import { useQuery } from '#platform/web/query.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

const toneOf: Readonly<Record<PermitStanding, Tone>> = { live: 'good', ended: 'late', absent: 'late', unknown: 'dawn' }

export function PermitFact(props: { readonly agencyId: string; readonly country: string }): VNode {
  const t = useWords(placementWords)
  const { today } = useReading()
  const agency = useQuery(agencyContracts.GetAgency, { id: props.agencyId })
  if (agency.state !== 'ready') return <>…</>
  const { permits, permitsWholeFrom } = agency.value
  const facts = { permits, ...(permitsWholeFrom === null ? {} : { permitsWholeFrom }) }
  const standing = permitStandingOn(facts, props.country, today)
  return (
    <>
      <Badge tone={toneOf[standing]}>{t(`of-${standing}`)}</Badge>
      {standing === 'unknown' && <small class="cell-more">{t('of-unknown-how')}</small>}
    </>
  )
}
