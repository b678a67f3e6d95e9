// SPDX-License-Identifier: AGPL-3.0-or-later
// What tests of authority ask of every contract, and what they say about an answer that should have been another.

import fc from 'fast-check'
import { SHARED_LIST } from '#agreements/core/agreement.ts'
import { type Actor, type Role, roles } from '#kernel/authority.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { type Input, inputsOf, requestOf } from './inputs.ts'
import type { Town } from './town.ts'
import { actorHeader, type Whole } from './whole.ts'

export const collectionOf = (bound: Bound): string => bound.contract.path.split('/')[1] ?? ''
/**
 * Records that are reached from no place: twin files stand in two (twins.test.ts), and a room is its offices' (rooms.test.ts); who works in an
 * office has no place either (case-referrals.test.ts).
 */
const UNPLACED = ['twins', 'rooms', 'meetings', 'decisions', 'case-officers']
/** What is sealed and opened to an office is listed to it, wherever it stands (annex.test.ts). */
const OPENED_LIST = 'ListOpenedAnnexes'
/**
 * Contracts of the places' records; the others are everybody's own, or open to all who are signed in. What passes under an agreement is its
 * party's alone, whoever else reaches it (agreements.test.ts).
 */
export const placed = (bound: Bound): boolean =>
  ['personal', 'identity', 'staff'].includes(bound.contract.sensitivity) &&
  !UNPLACED.includes(collectionOf(bound)) &&
  ![SHARED_LIST, OPENED_LIST].includes(bound.name)
/** Contracts of what is sealed to named offices: no deputy is one of them. */
export const sealed = (bound: Bound): boolean => /^\/annexes|\/annex(\/|$)/.test(bound.contract.path)
export const hasRecord = (bound: Bound): boolean => bound.contract.path.includes('{id}')
export const isList = (bound: Bound): boolean => bound.contract.kind === 'query' && !bound.contract.path.includes('{')
export const may = (bound: Bound, role: Role): boolean => bound.contract.may.includes(role)

/** Fields that may name another record than the one that is asked for. */
const NAMED = ['paper']

// By the town itself: test files that share a process build towns of their own at the same places.
const inputs = new WeakMap<Town, Map<string, Input>>()

/** A value of the contract's input about a record of a place; the same each time. */
export function inputFor(bound: Bound, town: Town): Input {
  const known = inputs.get(town) ?? new Map<string, Input>()
  inputs.set(town, known)
  const input = known.get(bound.name) ?? newInput(bound, town)
  known.set(bound.name, input)
  return input
}

/** A query without what it can be asked without: no filter hides what a list would show, and nothing is asked for by half. */
function shortest({ contract }: Bound, input: Input): Input {
  if (contract.kind !== 'query') return input
  let kept = input
  for (const field of Object.keys(input)) {
    const { [field]: _left, ...rest } = kept
    if (contract.input.safeParse(rest).success) kept = rest
  }
  return kept
}

function newInput(bound: Bound, town: Town): Input {
  const known = (field: string): unknown =>
    field === 'id'
      ? town.ids[collectionOf(bound)]
      : bound.contract.path === '/areas/{code}' && field === 'code'
        ? town.area
        : town.known(bound.contract.path === '/people/likely' && field === 'name' ? 'q' : field)
  const [first] = fc.sample(inputsOf(bound.contract, known), { seed: 42, numRuns: 1 })
  if (isList(bound) && bound.contract.input.safeParse({}).success) return {}
  // A record that may be named is named: what is said of it must not come before what is said of the place.
  const named = NAMED.filter((field) => field in bound.contract.input.def.shape).map((field) => [field, known(field)])
  return { ...shortest(bound, first ?? {}), ...Object.fromEntries(named) }
}

export interface Sending {
  readonly actor: Actor | undefined
  /** Otherwise what is asked for is about the record of a place. */
  readonly input?: Input
}

export async function send(on: Whole, bound: Bound, town: Town, { actor, input }: Sending) {
  const { method, url, body, file } = requestOf(bound.contract, input ?? inputFor(bound, town))
  const typed = file === undefined ? {} : { 'content-type': file.type }
  const headers = { 'accept-language': 'en', ...typed, ...(actor === undefined ? {} : actorHeader(actor)) }
  const payload = file?.bytes ?? body
  return on.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
}

export const label = (bound: Bound, role: string): string => `${bound.name} by ${role}`

export type Found = readonly (readonly [name: string, status: number])[]

export async function statuses(
  on: Whole,
  town: Town,
  actorOf: (role: Role) => Actor,
  wanted: (bound: Bound, role: Role) => boolean,
): Promise<Found> {
  const found: (readonly [name: string, status: number])[] = []
  for (const bound of on.bound)
    for (const role of roles)
      if (wanted(bound, role)) found.push([label(bound, role), (await send(on, bound, town, { actor: actorOf(role) })).statusCode])
  return found
}

export const except = (found: Found, fits: (status: number) => boolean): readonly string[] =>
  found.filter(([, status]) => !fits(status)).map(([name, status]) => `${name}: ${status}`)

/** Lists that show somebody something of a place, whatever they are narrowed by. */
export async function leaks(
  on: Whole,
  town: Town,
  actorOf: (role: Role) => Actor,
  wanted: (bound: Bound) => boolean,
): Promise<readonly string[]> {
  const asked = { area: town.area, q: town.marks[0] }
  const found: string[] = []
  for (const bound of on.bound.filter((each) => isList(each) && placed(each) && wanted(each))) {
    const narrow = Object.fromEntries(Object.entries(asked).filter(([field]) => field in bound.contract.input.def.shape))
    for (const role of roles)
      for (const input of [{}, ...(Object.keys(narrow).length === 0 ? [] : [narrow])]) {
        const { body } = await send(on, bound, town, { actor: actorOf(role), input })
        const shown = town.marks.filter((mark) => body.includes(mark))
        if (shown.length > 0) found.push(`${label(bound, role)} shows ${shown.join()}`)
      }
  }
  return found
}
