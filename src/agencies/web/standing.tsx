// SPDX-License-Identifier: AGPL-3.0-or-later
// How a company or a licence stands: a word, a shape and a colour.

import type { VNode } from 'preact'
import type { LicenceStanding } from '#agencies/core/licence.rules.ts'
import { pageWords } from '#agencies/web/page.words.ts'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'

const toneOf: Readonly<Record<LicenceStanding | 'none', Tone>> = {
  live: 'good',
  'not-yet': 'plain',
  suspended: 'dawn',
  revoked: 'late',
  lapsed: 'late',
  none: 'dawn',
}

export function Standing(props: { readonly standing: LicenceStanding | 'none' }): VNode {
  const t = useWords(pageWords)
  return (
    <Badge tone={toneOf[props.standing]} icon={props.standing === 'live' ? 'check' : 'warning'}>
      {t(props.standing)}
    </Badge>
  )
}
