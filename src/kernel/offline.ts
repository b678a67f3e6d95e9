// SPDX-License-Identifier: AGPL-3.0-or-later
// What a capability can do without a network: which of its records go to an officer's device, and how its commands and queries are
// answered there, by the same rules as on the server. What is not listed here waits for a connection.

import type * as z from 'zod/mini'
import type { AnyState } from '#kernel/aggregate.ts'
import type { Actor, Role } from '#kernel/authority.ts'
import type { CommandContract, QueryContract } from '#kernel/contract.ts'
import type { Refusal } from '#kernel/decider.ts'
import type { OwnHead } from '#kernel/head.ts'
import type { Regencies } from '#kernel/regency.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Catalogue, Language } from '#kernel/words.ts'
import type { NextStep } from '#kernel/work.ts'

/** A record on the device, as the server last said, with what was done here and is not sent yet. */
export interface Kept<State extends AnyState = AnyState> {
  readonly id: string
  readonly version: number
  readonly state: State
}

/** Which records of a kind go to a device, and in which state. A sealed one never does, nor one whose person was erased. */
export interface CopyPart<State extends AnyState = AnyState> {
  /** The kind of record, e.g. `worker`; where `of` says another, the name under which some of those records are kept. */
  readonly type: string
  /** The kind of record of which this part keeps less, or fewer. */
  readonly of?: string
  /** Who may keep them: never more than may see all that a state says. */
  readonly may: readonly Role[]
  /** Goes only to whoever acts in another's place and was given acts that need it: less than the giver keeps. */
  readonly lent?: true
  /** Kept for the whole country: every device has them, whatever its authority. */
  readonly national?: true
  /** From the two parts of a state as they are kept (JSON), what goes to the device. Pure. */
  readonly pick: (open: string, personal: string | undefined) => State
}

/** @param part `take` says what of a state goes to a device */
export function copyPart<State extends AnyState, Taken extends AnyState = State>(
  part: Omit<CopyPart<Taken>, 'pick'> & { readonly take: (state: State) => Taken },
): CopyPart<Taken> {
  const { take, ...rest } = part
  return {
    ...rest,
    pick: (open, personal) => {
      // The state was written from a State by the records.
      const state: State = { ...JSON.parse(open), ...(personal === undefined ? {} : { personal: JSON.parse(personal) }) }
      return take(state)
    },
  }
}

/** The records on the device. `all` gives the same array until one of them moved, so that what is made of it can be remembered. */
export interface Copy {
  readonly get: <S extends AnyState>(part: CopyPart<S>, id: string) => Kept<S> | undefined
  readonly all: <S extends AnyState>(part: CopyPart<S>) => readonly Kept<S>[]
}

/** Around one command or query that is answered on the device. */
export interface Away {
  readonly actor: Actor
  readonly now: Instant
  readonly today: LocalDate
  readonly language: Language
  readonly copy: Copy
  /** As the server last said, and so are the places within authority: code, and name as people read it. */
  readonly regencies: Regencies
  readonly places: ReadonlyMap<string, string>
  /** Absent where no office is headed by one person, or nobody was named. */
  readonly heads?: readonly OwnHead[] | undefined
}

/** A file that goes with a command: kept beside it on the device, and sent by itself. */
export interface FileAway {
  readonly name: string
  readonly type: string
  readonly bytes: number
}

/** What a command is decided on here. */
export interface Deciding extends Away {
  readonly commandId: string
  readonly file?: FileAway | undefined
}

/** What a command does here until the server has decided it too. */
export type DecidedHere =
  | {
      readonly type: 'done'
      readonly part: string
      readonly kept: Kept
      readonly answer: unknown
      /** The record that it lies on, without which the server does not take it. */
      readonly of?: string
    }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Not on this device, or nothing that it can know: it waits for a connection. */
  | { readonly type: 'not-here' }

export const NOT_HERE: DecidedHere = { type: 'not-here' }

/** So ends the code of a refusal because somebody else changed the same: whoever sends it once more has seen what stands now. */
export const MEANWHILE = '-meanwhile'

export interface OfflineCommand {
  /** The contract's, by which it is sent. */
  readonly name: string
  readonly contract: CommandContract
  /** The record that it changes, where that is another than the one that its input names and that it builds on. */
  readonly on?: (input: Readonly<Record<string, unknown>>) => string | undefined
  /** The record that it lies on and that goes before it, where its input names that in its own way. */
  readonly of?: (input: Readonly<Record<string, unknown>>) => string | undefined
  /** What was written is not kept here once it has arrived: whoever wrote it reads it on the record, as far as they may. */
  readonly leaves?: true
  /** `commandId` is the key under which it is sent; a record that it creates bears it. Input that the contract refuses is refused. */
  readonly decide: (raw: unknown, away: Deciding) => DecidedHere | { readonly type: 'bad-input'; readonly error: unknown }
}

export interface OfflineQuery {
  readonly contract: QueryContract
  /** As the contract's output; undefined where the device cannot know. */
  readonly answer: (raw: unknown, away: Away) => unknown
}

/** A record with what must happen to it, as a work list shows it. */
export interface Worked {
  readonly steps: readonly NextStep[]
  readonly subject: { readonly type: string; readonly id: string; readonly label: string; readonly area: string; readonly stage: string }
  /** Whoever is late with it puts somebody at risk. */
  readonly risky?: boolean
}

/** The offline side of a capability; `core/*.offline.ts`. */
export interface OfflineCapability {
  readonly copies: readonly CopyPart[]
  readonly commands: readonly OfflineCommand[]
  readonly queries: readonly OfflineQuery[]
  /** Its records on which somebody has to work. */
  readonly works?: (away: Away) => readonly Worked[]
  /** Makes what its answers are sought in, a little at each step, before the first who asks would wait for it. It may be left at any step. */
  readonly readAhead?: (copy: Copy) => Iterable<void>
  /** How a record is called among what was done on it. */
  readonly labelOf?: (copy: Copy, id: string) => string | undefined
  /** The pages with the forms from which commands come, to which what was not sent yet can go back to be changed. */
  readonly forms?: Readonly<Record<string, string>>
  /** Of its refusals and steps. */
  readonly words: Catalogue<string>
}

export function offlineCommand<I extends z.ZodMiniObject>(
  name: string,
  contract: CommandContract<I>,
  decide: (input: z.output<I>, away: Deciding) => DecidedHere,
  on?: OfflineCommand['on'],
): OfflineCommand {
  return {
    name,
    contract,
    ...(on === undefined ? {} : { on }),
    decide: (raw, away) => {
      const parsed = contract.input.safeParse(raw)
      return parsed.success ? decide(parsed.data, away) : { type: 'bad-input', error: parsed.error }
    },
  }
}

export function offlineQuery<I extends z.ZodMiniObject, O extends z.ZodMiniType>(
  contract: QueryContract<I, O>,
  answer: (input: z.output<I>, away: Away) => z.input<O> | undefined,
): OfflineQuery {
  return {
    contract,
    answer: (raw, away) => {
      const parsed = contract.input.safeParse(raw)
      return parsed.success ? answer(parsed.data, away) : undefined
    },
  }
}

/** Of whom an officer keeps no record nothing is answered on their device: an empty list would say that there is nobody. */
export function askedOf({ copies }: OfflineCapability, { contract, answer }: OfflineQuery): OfflineQuery {
  const keeps = (role: Role): boolean => copies.length === 0 || copies.some(({ may }) => may.includes(role))
  return { contract, answer: (raw, away) => (keeps(away.actor.role) ? answer(raw, away) : undefined) }
}
