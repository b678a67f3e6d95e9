// SPDX-License-Identifier: AGPL-3.0-or-later
// Outreach without a network: sessions are held, put right and counted on the device by the same rules.

import { isInsideAny, regencyOf } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import {
  type Away,
  type CopyPart,
  copyPart,
  type DecidedHere,
  type Kept,
  NOT_HERE,
  type OfflineCommand,
  type OfflineQuery,
  offlineCommand,
  offlineQuery,
} from '#kernel/offline.ts'
import { OUTREACH_TYPE, outreachContracts } from '#village/core/outreach.contract.ts'
import { countedHere, presentProgress, presentSession, scoredHere } from '#village/core/outreach.present.ts'
import { outreachDecider, peopleReached } from '#village/core/outreach.rules.ts'
import type { OutreachCommand, OutreachState } from '#village/core/outreach.ts'

export const outreachCopy: CopyPart<OutreachState> = copyPart<OutreachState>({
  type: OUTREACH_TYPE,
  may: outreachContracts.HoldOutreach.may,
  take: (state) => state,
})

function decide(id: string, before: Kept<OutreachState> | undefined, command: OutreachCommand, away: Away): DecidedHere {
  const { actor, now, today } = away
  const decision = outreachDecider.decide(before?.state, command, { actor, now, today }, {})
  if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
  let state = before?.state
  for (const event of decision.events) state = outreachDecider.evolve(state, event)
  if (state === undefined) return NOT_HERE
  const version = (before?.version ?? 0) + decision.events.length
  return { type: 'done', part: outreachCopy.type, kept: { id, version, state }, answer: { id, version } }
}

function onSession(id: string, away: Away, command: OutreachCommand): DecidedHere {
  const kept = away.copy.get(outreachCopy, id)
  return kept === undefined ? NOT_HERE : decide(id, kept, command, away)
}

export const outreachCommands: readonly OfflineCommand[] = [
  offlineCommand('HoldOutreach', outreachContracts.HoldOutreach, (input, here) =>
    isInsideAny(input.area, here.actor.prefixes)
      ? decide(formatId({ regency: regencyOf(input.area), uuid: here.commandId }), undefined, { type: 'HoldOutreach', ...input }, here)
      : NOT_HERE,
  ),
  offlineCommand('CorrectOutreach', outreachContracts.CorrectOutreach, ({ id, ...session }, here) =>
    onSession(id, here, { type: 'CorrectOutreach', ...session }),
  ),
  offlineCommand('CountAnswers', outreachContracts.CountAnswers, ({ id, ...tally }, here) =>
    onSession(id, here, { type: 'CountAnswers', ...tally }),
  ),
  offlineCommand('WithdrawOutreach', outreachContracts.WithdrawOutreach, ({ id }, here) =>
    onSession(id, here, { type: 'WithdrawOutreach' }),
  ),
]

/** Those that stand, the newest first. */
export function sessionsHere({ copy }: Pick<Away, 'copy'>, area: string | undefined): readonly Kept<OutreachState>[] {
  const orderOf = ({ id, state }: Kept<OutreachState>): string => `${state.on} ${id.slice(5)}`
  return copy
    .all(outreachCopy)
    .filter(({ state }) => state.withdrawn !== true && (area === undefined || isInsideAny(state.area, [area])))
    .sort((a, b) => (orderOf(a) < orderOf(b) ? 1 : -1))
}

export const outreachQueries: readonly OfflineQuery[] = [
  offlineQuery(outreachContracts.ListOutreach, ({ area, limit, cursor = '0' }, away) => {
    const all = sessionsHere(away, area)
    const from = Number(cursor) || 0
    const items = all.slice(from, from + limit).map(({ id, state: { area: place, on, kind, venue, reached } }) => ({
      id,
      area: place,
      on,
      kind,
      venue,
      people: peopleReached(reached),
    }))
    return { items, next: from + limit < all.length ? String(from + limit) : null }
  }),
  offlineQuery(outreachContracts.GetOutreach, ({ id }, away) => {
    const kept = away.copy.get(outreachCopy, id)
    return kept === undefined || kept.state.withdrawn === true ? undefined : presentSession(kept, kept.state)
  }),
  offlineQuery(outreachContracts.GetOutreachProgress, ({ area }, away) => {
    const sessions = sessionsHere(away, area).map(({ state }) => state)
    return presentProgress(countedHere(sessions), scoredHere(sessions))
  }),
]
