// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on a referral to the rules; no rules here.

import { referralContracts } from '#journeys/core/referral.contract.ts'
import { presentReferrals } from '#journeys/core/referral.present.ts'
import { referralsFor } from '#journeys/core/worker.referral.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { Changing } from '#journeys/server/worker.change.ts'
import { isInsideAny } from '#kernel/area.ts'
import type { Actor } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

/** The referrals of a file as whoever looks may know them; nothing where there are none. */
export async function referralsShown(
  state: WorkerState,
  { actor, today, recipients }: { readonly actor: Actor; readonly today: LocalDate; readonly recipients: Recipients },
): Promise<{ readonly referrals?: readonly object[] }> {
  const shown = referralsFor(state, actor, today)
  if (shown.length === 0) return {}
  const known = await recipients(
    today,
    shown.map(({ office }) => office),
  )
  const names = new Map(known.map(({ office, name }) => [office, name]))
  return { referrals: presentReferrals(shown, names, actor.officeId) }
}

export function bindReferrals(services: Services, { change }: Changing, recipients: Recipients): readonly Bound[] {
  return [
    handleQuery('ListRecipients', referralContracts.ListRecipients, async ({ input, scope, actor, today }) => {
      const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { area } = stored.state
      // Who was let in lets nobody in, and is told of no office.
      const all = isInsideAny(area, actor.prefixes) ? await recipients(today) : []
      const items = all.filter(({ areas }) => !isInsideAny(area, areas)).map(({ office, name, kind }) => ({ office, name, kind }))
      return { body: { items } }
    }),
    handleCommand('ReferFile', referralContracts.ReferFile, ({ input: { id, consentOn, reason, ...asked }, ...call }) =>
      change(call, id, {
        type: 'ReferFile',
        ...asked,
        ...(consentOn === undefined ? {} : { consentOn }),
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
    handleCommand('EndReferral', referralContracts.EndReferral, ({ input: { id, office, because }, ...call }) =>
      change(call, id, { type: 'EndReferral', office, because }),
    ),
    handleCommand('SeeReferral', referralContracts.SeeReferral, ({ input, ...call }) => change(call, input.id, { type: 'SeeReferral' })),
  ]
}
