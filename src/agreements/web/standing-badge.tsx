// SPDX-License-Identifier: AGPL-3.0-or-later

import type { ComponentChildren, VNode } from 'preact'
import type { AgreementStanding } from '#agreements/core/agreement.ts'
import { Badge } from '#platform/web/ui/status.tsx'

const tones = { PROPOSED: 'dawn', AHEAD: 'sea', IN_FORCE: 'good', EXPIRED: 'plain', ENDED: 'plain' } as const

/** Where an agreement stands. */
export function StandingBadge(props: { readonly standing: AgreementStanding; readonly children: ComponentChildren }): VNode {
  return <Badge tone={tones[props.standing]}>{props.children}</Badge>
}
