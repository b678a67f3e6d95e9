// SPDX-License-Identifier: AGPL-3.0-or-later
// Every command and query is said once. Route, OpenAPI entry, permission check, audit line and command line follow from it.

import type * as z from 'zod/mini'
import type { Actor, Role, Sensitivity } from '#kernel/authority.ts'
import type { Brought } from '#kernel/file.ts'
import type { Text } from '#kernel/words.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export type FileType =
  | 'application/pdf'
  | 'application/json'
  | 'application/jsonl'
  | 'text/csv'
  | 'application/vc+jwt'
  | 'text/calendar'
  | typeof XLSX

interface Common<Input extends z.ZodMiniObject, Output extends z.ZodMiniType> {
  /** Path below `/api/v1`; `{name}` parts are taken from the input. */
  readonly path: string
  /** Path, query and body fields together; unknown ones are refused. */
  readonly input: Input
  readonly output: Output
  /** The row of the roles table: who may ask this at all. */
  readonly may: readonly Role[]
  readonly sensitivity: Sensitivity
  /**
   * Asks that whoever does this has shown who they are within the last minutes: an open screen is not enough. Otherwise the answer is 403
   * `step-up-needed`, the app asks for the proof and sends the same again. A machine's token needs the scope `step-up`, and changes nothing
   * about how its owner signs in.
   */
  readonly stepUp?: true
  /** One sentence for the command line, and in English for OpenAPI. */
  readonly summary: Text
}

export interface CommandContract<Input extends z.ZodMiniObject = z.ZodMiniObject, Output extends z.ZodMiniType = z.ZodMiniType>
  extends Common<Input, Output> {
  readonly kind: 'command'
  readonly method: 'POST' | 'PUT' | 'DELETE'
  /** Creates a record: answers 201. */
  readonly creates?: true
  /** What it creates goes on by itself afterwards: answers 202. */
  readonly goesOn?: true
  /** On a sealed record: no deputy is named in one, so that it is given to none. */
  readonly sealed?: true
  /** Its body has at most so many bytes, where that is more than a body usually has. */
  readonly bytes?: number
  /** Fields that are used once and kept in no form, not even in the fingerprint of what was sent. */
  readonly unkept?: readonly string[]
  /** Takes a file, as the part `file` of a multipart form (RFC 7578), of at most so many bytes; its other fields stand in the address. */
  readonly uploads?: number
}

export interface QueryContract<Input extends z.ZodMiniObject = z.ZodMiniObject, Output extends z.ZodMiniType = z.ZodMiniType>
  extends Common<Input, Output> {
  readonly kind: 'query'
  readonly method: 'GET'
  /**
   * What is written down before the answer leaves: `true` the look at each answered record, `list` that somebody looked at this list,
   * with its place and what it was narrowed by.
   */
  readonly recorded?: true | 'list'
  /** May say, with 422, what is to be asked instead of what was. */
  readonly refuses?: true
  /** May say, with 410 `device-ended`, that the device of which it asks was ended or is none of this account's. */
  readonly ends?: true
  /** Answers a file of this type instead of JSON. */
  readonly file?: FileType
  /** Answers a file that somebody brought, of one of these types: never opened as a page of ours. */
  readonly brought?: readonly Brought[]
}

export type Contract = CommandContract | QueryContract

/**
 * What can be given to somebody who acts in another's place: work on records. Nothing that asks for a fresh proof of who is there, and
 * nothing that goes on by itself, when nobody would ask any more whether the delegation still holds, nor sign with both names; and nothing
 * on a sealed record.
 */
export function isDelegable(contract: Contract): boolean {
  if (contract.kind !== 'command' || contract.goesOn === true || contract.stepUp === true || contract.sealed === true) return false
  return ['personal', 'identity', 'reference'].includes(contract.sensitivity)
}

function sees({ sees: paths }: NonNullable<Actor['acting']>, { path, sensitivity }: QueryContract): boolean {
  return paths === undefined || sensitivity === 'reference' || paths.includes(path)
}

/** Whether an actor may use a contract as far as a delegation goes: the commands that were named, and the looks that they need. */
export function mayActing({ acting }: Pick<Actor, 'acting'>, name: string, contract: Contract): boolean {
  if (acting === undefined) return true
  if (contract.kind === 'query')
    return contract.stepUp !== true && !['own', 'staff', 'log'].includes(contract.sensitivity) && sees(acting, contract)
  return isDelegable(contract) && acting.commands.includes(name)
}

export type InputOf<C extends Contract> = z.output<C['input']>
export type OutputOf<C extends Contract> = z.output<C['output']>

/** A command; its name is its key in the capability's `contracts` object. */
export function command<I extends z.ZodMiniObject, O extends z.ZodMiniType>(
  c: Omit<CommandContract<I, O>, 'kind' | 'method'> & { method?: 'POST' | 'PUT' | 'DELETE' },
): CommandContract<I, O> {
  return { method: 'POST', ...c, kind: 'command' }
}

export function query<I extends z.ZodMiniObject, O extends z.ZodMiniType>(
  c: Omit<QueryContract<I, O>, 'kind' | 'method'>,
): QueryContract<I, O> {
  return { ...c, kind: 'query', method: 'GET' }
}
