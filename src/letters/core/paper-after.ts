// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of a paper after it left its office, kept with the record that issued it: its signed original comes back, or it is revoked.

import * as z from 'zod/mini'
import { accept, type Context, type Decision, refuse } from '#kernel/decider.ts'
import { fileDangers, fileScans, type KeptFile } from '#kernel/file.ts'
import { ActorId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type RevocationCause, revocationCauses } from '#letters/core/letter.ts'

interface Act {
  readonly on: LocalDate
  readonly userId: string
  readonly officeId: string
}

/** By the number of the paper within its record. */
type ByNumber<T> = Readonly<Record<string, T>>

export interface PaperAfter {
  readonly revoked?: Act & { readonly cause: RevocationCause }
  readonly signed?: Act
}

/** Sealed with the record. */
interface PaperAfterWords {
  readonly reason?: string
  readonly signed?: KeptFile
}

/** What a record of papers keeps beside them. */
export interface KeepsAfter {
  readonly after?: ByNumber<PaperAfter>
  readonly personal?: { readonly after?: ByNumber<PaperAfterWords> }
}

export type PaperCommand =
  | { readonly type: 'RevokePaper'; readonly nth: number; readonly cause: RevocationCause; readonly reason: string }
  | { readonly type: 'KeepSignedPaper'; readonly nth: number; readonly file: KeptFile }

export type PaperEvent =
  | (Act & {
      readonly type: 'PaperRevoked'
      readonly nth: number
      readonly cause: RevocationCause
      readonly personal: { readonly reason: string }
    })
  | (Act & { readonly type: 'SignedPaperKept'; readonly nth: number; readonly personal: { readonly file: KeptFile } })

const act = { on: LocalDate, userId: ActorId, officeId: ActorId } as const

/** What those events say openly. */
export const paperAfterOpen = [
  z.strictObject({ type: z.literal('PaperRevoked'), nth: z.number(), cause: z.enum(revocationCauses), ...act }),
  z.strictObject({ type: z.literal('SignedPaperKept'), nth: z.number(), ...act }),
] as const

export const MOST_PAPER_REASON = 200

/** What both commands are asked beside which paper it is. */
export const revocationInput = {
  cause: z.enum(revocationCauses),
  reason: z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_PAPER_REASON)),
} as const

/** What whoever reads the paper reads of it. */
export const PaperAfterRead = {
  revoked: z.optional(
    z.object({
      on: LocalDate,
      cause: z.enum(revocationCauses),
      reason: z.optional(z.string()),
      user: z.optional(z.string()),
      office: z.optional(z.string()),
    }),
  ),
  signed: z.optional(z.object({ on: LocalDate, scan: z.enum(fileScans), dangers: z.array(z.enum(fileDangers)) })),
} as const

export function isPaperCommand<T extends { readonly type: string }>(command: T | PaperCommand): command is PaperCommand {
  return command.type === 'RevokePaper' || command.type === 'KeepSignedPaper'
}

export function isPaperEvent<T extends { readonly type: string }>(event: T | PaperEvent): event is PaperEvent {
  return event.type === 'PaperRevoked' || event.type === 'SignedPaperKept'
}

export function isRevoked({ after }: KeepsAfter, nth: number): boolean {
  return after?.[nth]?.revoked !== undefined
}

/** Once and for good; of what was revoked no original is kept any more. */
export function decidePaper(record: KeepsAfter, command: PaperCommand, { actor, today: on }: Context): Decision<PaperEvent> {
  const { nth } = command
  if (isRevoked(record, nth)) return refuse('paper-revoked')
  const by = { on, userId: actor.userId, officeId: actor.officeId }
  return command.type === 'RevokePaper'
    ? accept({ type: 'PaperRevoked', nth, cause: command.cause, ...by, personal: { reason: command.reason } })
    : accept({ type: 'SignedPaperKept', nth, ...by, personal: { file: command.file } })
}

/** The parts of the record that change; its other sealed words stay as they are. */
export function afterPaper(
  before: KeepsAfter,
  event: PaperEvent,
): Required<Pick<KeepsAfter, 'after'>> & { readonly words: ByNumber<PaperAfterWords> } {
  const { nth, on, userId, officeId } = event
  const [open, said] = [before.after?.[nth], before.personal?.after?.[nth]]
  const by = { on, userId, officeId }
  const [nowOpen, nowSaid] =
    event.type === 'PaperRevoked'
      ? [
          { ...open, revoked: { ...by, cause: event.cause } },
          { ...said, reason: event.personal.reason },
        ]
      : [
          { ...open, signed: by },
          { ...said, signed: event.personal.file },
        ]
  return { after: { ...before.after, [nth]: nowOpen }, words: { ...before.personal?.after, [nth]: nowSaid } }
}

interface Names {
  readonly user?: string
  readonly office?: string
}

/** @param by who revoked it */
export function presentAfter({ after, personal }: KeepsAfter, nth: number, by: Names | undefined): object {
  const { revoked, signed } = after?.[nth] ?? {}
  const words = personal?.after?.[nth]
  const file = words?.signed
  return {
    ...(revoked === undefined ? {} : { revoked: { on: revoked.on, cause: revoked.cause, reason: words?.reason, ...by } }),
    ...(signed === undefined || file === undefined ? {} : { signed: { on: signed.on, scan: file.scan, dangers: file.dangers } }),
  }
}
