// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files of one person driven by their rules alone: joined, worked on through the one that leads, and parted, as the server does it.

import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { passedOn } from '#journeys/core/worker.merge.rules.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import type { WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import type { Refusal } from '#kernel/decider.ts'
import { jakartaDate } from '#kernel/time.ts'
import { factsFor, officerOf, type World } from './journey.ts'

export interface Side {
  readonly id: string
  readonly state: WorkerState
  readonly events: readonly WorkerEvent[]
}

export interface Two {
  readonly lead: Side
  readonly led: Side
}

type Outcome = { readonly ok: true; readonly side: Side } | { readonly ok: false; readonly refusal: Refusal }

interface Said {
  readonly command: WorkerCommand
  readonly kind: OfficeKind
  readonly world: World
  readonly facts?: WorkerFacts
}

function say(side: Side, { command, kind, world, facts = {} }: Said): Outcome {
  const context = { actor: officerOf(kind), now: world.now, today: jakartaDate(world.now) }
  const known = { ...factsFor(side.state, command, world), ...facts }
  const decision = workerDecider.decide(side.state, command, context, known)
  if (!decision.ok) return decision
  let { state } = side
  for (const event of decision.events) state = workerDecider.evolve(state, event)
  return { ok: true, side: { ...side, state, events: [...side.events, ...decision.events] } }
}

/** The outcome of a command on the pair: both sides, or the refusal of either. */
export type Joint = { readonly ok: true; readonly two: Two } | { readonly ok: false; readonly refusal: Refusal }

export function merge(two: Two, world: World): Joint {
  const { lead, led } = two
  const joined = say(led, { command: { type: 'JoinFile', lead: lead.id }, kind: 'REGENCY', world })
  if (!joined.ok) return joined
  const facts = { merged: { [led.id]: led.state } }
  const merged = say(lead, { command: { type: 'MergeFile', file: led.id }, kind: 'REGENCY', world, facts })
  return merged.ok ? { ok: true, two: { lead: merged.side, led: joined.side } } : merged
}

export function unmerge(two: Two, world: World): Joint {
  const left = say(two.led, { command: { type: 'LeaveFile', lead: two.lead.id }, kind: 'REGENCY', world })
  if (!left.ok) return left
  const parted = say(two.lead, { command: { type: 'UnmergeFile', file: two.led.id }, kind: 'REGENCY', world })
  return parted.ok ? { ok: true, two: { lead: parted.side, led: left.side } } : parted
}

/** A command on the file that leads; what concerns the other's goes on to it. */
export function sayToLead(two: Two, command: WorkerCommand, kind: OfficeKind, world: World): Joint {
  const { lead, led } = two
  const merged = { [led.id]: led.state }
  const [onward] = passedOn(lead.state, command, { merged })
  const said = say(lead, { command, kind, world, facts: { merged } })
  if (!said.ok) return said
  if (onward === undefined) return { ok: true, two: { lead: said.side, led } }
  const passed = say(led, { command: { ...onward.command, throughLead: true }, kind, world })
  return passed.ok ? { ok: true, two: { lead: said.side, led: passed.side } } : passed
}

/** What is computed of the file that is led: the one that leads looks again. */
export function compute(two: Two, command: WorkerCommand, world: World): Joint {
  const computed = say(two.led, { command, kind: 'AGENCY', world })
  if (!computed.ok) return computed
  const facts = { merged: { [two.led.id]: computed.side.state } }
  const seen = say(two.lead, { command: { type: 'SeeMerged' }, kind: 'AGENCY', world, facts })
  return seen.ok ? { ok: true, two: { lead: seen.side, led: computed.side } } : seen
}
