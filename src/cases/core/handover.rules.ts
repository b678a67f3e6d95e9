// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Handover, HandoverCommand, HandoverEvent, HandoverFacts } from '#cases/core/handover.ts'
import { accept, type Context, type Decider, type Decision, refuse } from '#kernel/decider.ts'

const invalid = (field: string, code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field, code }] })

function decide(
  _state: Handover | undefined,
  { area, from, to }: HandoverCommand,
  { actor, today }: Context,
  { officers, cases, tasks }: HandoverFacts,
): Decision<HandoverEvent> {
  if (!officers.some(({ userId }) => userId === from)) return invalid('from', 'officer-elsewhere')
  if (to !== undefined) {
    const next = officers.find(({ userId }) => userId === to)
    if (next === undefined) return invalid('to', 'officer-elsewhere')
    if (!next.active) return invalid('to', 'officer-gone')
    if (to === from) return invalid('to', 'handover-same')
  }
  if (cases.length + tasks === 0) return refuse('handover-nothing')
  const signed = { on: today, userId: actor.userId, officeId: actor.officeId }
  return accept({ type: 'CasesHandedOver', area, from, ...(to === undefined ? {} : { to }), cases, ...signed })
}

export const handoverDecider: Decider<Handover, HandoverCommand, HandoverEvent, HandoverFacts> = {
  decide,
  evolve: (_before, { area, from, to, cases }) => ({ area, from, ...(to === undefined ? {} : { to }), cases }),
}
