// SPDX-License-Identifier: AGPL-3.0-or-later
// What a capability plugs into the server: handlers bound to their contracts, words, migrations, listeners, public pages.

import type { Readable } from 'node:stream'
import type * as z from 'zod/mini'
import type { AnyEvent, AnyState } from '#kernel/aggregate.ts'
import type { Actor } from '#kernel/authority.ts'
import type { CommandContract, Contract, QueryContract } from '#kernel/contract.ts'
import type { Refusal } from '#kernel/decider.ts'
import type { Brought as BroughtType } from '#kernel/file.ts'
import type { RecordKey } from '#kernel/ids.ts'
import type { OfflineCapability } from '#kernel/offline.ts'
import type { Regencies } from '#kernel/regency.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'
import type { Catalogue, Language } from '#kernel/words.ts'
import type { Authenticate } from '#platform/server/http/asking.ts'
import type { SocketRoute } from '#platform/server/http/sockets.ts'
import type { Upload } from '#platform/server/http/uploads.ts'
import type { Database, Scope, Tx } from '#platform/server/storage/database.ts'
import type { Fold } from '#platform/server/storage/fold.ts'
import type { Followed } from '#platform/server/storage/follower.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import type { MigrationSource } from '#platform/server/storage/migrate.ts'
import type { Seen } from '#platform/server/storage/reads.ts'
import type { Change, Outcome, Records } from '#platform/server/storage/records.ts'

/** The machines a capability's handlers may use. */
export interface Services {
  readonly db: Database
  readonly records: Records
  readonly keyring: Keyring
  readonly clock: () => Instant
  /** A time-ordered UUID (RFC 9562 version 7). */
  readonly newId: () => string
  /** The address under which people reach this instance, without a slash at the end. */
  readonly publicUrl: string
  /** What differs from regency to regency. */
  readonly regencies: Regencies
}

export interface Call<Input> {
  readonly input: Input
  readonly actor: Actor
  readonly scope: Scope
  readonly now: Instant
  readonly today: LocalDate
  readonly language: Language
}

export interface CommandCallOf<Input> extends Call<Input> {
  /** The client's key, or an id of its own. */
  readonly commandId: string
  /** The version the client saw, when it said so; `change` holds to it by itself. */
  readonly ifMatch?: number
  /** The id that its sender gave to what it creates, where it did. */
  readonly recordId?: string
  /** The version of the record on which it was made, where that was long ago: what others did since is not overwritten. */
  readonly madeOn?: number
  /** Ids of what its device did before; what the same account did beside them since `madeOn` was done elsewhere. Absent where that is not said. */
  readonly own?: ReadonlySet<string>
  /** The day on which it was done: before today where a device sends it later than it was done. */
  readonly doneOn: LocalDate
  /** The file that came with it, where the contract takes one. */
  readonly upload?: Upload
  /** Decides and keeps one change of one record. `carried` is what came beside the input: under one key another file is another command. */
  readonly change: <S extends AnyState, C, E extends AnyEvent, F>(change: Change<S, C, E, F>, carried?: string) => Promise<Outcome>
}

/** JSON that PostgreSQL already built. */
export interface RawJson {
  readonly json: string
}

export interface Answer {
  readonly body: unknown
  /** The records this answer shows; the look at each is written down when the contract says so. */
  readonly looks?: readonly Seen[]
  readonly version?: number
  /** Of a list: the places whose records stand in it, where they are not the reader's own. */
  readonly places?: readonly string[]
  /** The file itself, where the contract says that it answers one. */
  readonly file?: { readonly name: string; readonly bytes: Buffer | Readable }
  /** What somebody brought, where the contract says so; the first of it has been read. */
  readonly brought?: Brought
}

export interface Brought {
  readonly name: string
  readonly type: BroughtType
  readonly bytes: number
  readonly chunks: AsyncIterable<Buffer>
}

export type Ran =
  | { readonly type: 'answer'; readonly answer: Answer }
  | Outcome
  | { readonly type: 'bad-input'; readonly error: unknown }
  /** The same command was sent twice and the first is not done yet. */
  | { readonly type: 'under-way' }
  /** It asks of a device that was ended, or is none of this account's. */
  | { readonly type: 'device-ended' }

/** Commands and queries with their input types closed over. */
export interface Bound {
  readonly name: string
  readonly contract: Contract
  readonly run: (raw: unknown, call: Omit<CommandCallOf<unknown>, 'input'>) => Promise<Ran>
}

export function handleCommand<I extends z.ZodMiniObject>(
  name: string,
  contract: CommandContract<I>,
  handler: (call: CommandCallOf<z.output<I>>) => Promise<Outcome>,
): Bound {
  return {
    name,
    contract,
    run: async (raw, call) => {
      const parsed = contract.input.safeParse(raw)
      return parsed.success ? handler({ ...call, input: parsed.data }) : { type: 'bad-input', error: parsed.error }
    },
  }
}

type QueryAnswer = Answer | undefined | 'device-ended' | { readonly ok: false; readonly refusal: Refusal }

/** A handler answers undefined where the record is absent or hidden, and a refusal where what was brought is not given out. */
export function handleQuery<I extends z.ZodMiniObject>(
  name: string,
  contract: QueryContract<I>,
  handler: (call: Call<z.output<I>>) => Promise<QueryAnswer>,
): Bound {
  return {
    name,
    contract,
    run: async (raw, call) => {
      const parsed = contract.input.safeParse(raw)
      if (!parsed.success) return { type: 'bad-input', error: parsed.error }
      const answer = await handler({ ...call, input: parsed.data })
      if (answer === undefined) return { type: 'not-found' }
      if (answer === 'device-ended') return { type: answer }
      return 'refusal' in answer ? { type: 'refused', refusal: answer.refusal } : { type: 'answer', answer }
    },
  }
}

/** A public page or file: no account, works without script. */
export interface PublicPage {
  readonly path: string
  /** Its name and its one sentence in the OpenAPI document. */
  readonly name: string
  readonly summary: string
  /** What it answers where it finds what is asked for. */
  readonly type: PublicAnswer['type']
  /** Whether it may use the camera: the browser gives it to no other. */
  readonly camera?: true
  /** For machines: scripts of other sites may read it, anybody may keep it for so long, and what is not there is a problem document. */
  readonly data?: { readonly keepSeconds: number; readonly shape: z.ZodMiniType }
  /** Nothing where there is no such thing: what is for people says so itself. */
  readonly render: (request: PublicRequest) => Promise<PublicAnswer | undefined>
}

export interface PublicRequest {
  readonly params: Readonly<Record<string, string>>
  /** Plain values of the address after the question mark; repeated ones are left out. */
  readonly query: Readonly<Record<string, string>>
  /** Asked for by the address (`?lang=en`), otherwise by the browser. */
  readonly language: Language
  readonly now: Instant
  /** Where the app's style sheet lies; undefined where no web app is served. */
  readonly stylesheet: string | undefined
  /** Where a script for pages lies, by the name of its root in `apps`; undefined where no web app is served. */
  readonly script: (name: string) => string | undefined
}

export interface PublicAnswer {
  readonly status: 200 | 404
  readonly type:
    | 'text/html'
    | 'application/pdf'
    | 'application/json'
    | 'application/jwk+json'
    | 'application/jwk-set+json'
    | 'application/vc+jwt'
  readonly body: string | Buffer
  /** Suggested name when it is saved as a file. */
  readonly fileName?: string
}

/** A public page that is filled in: no account, works without script, and says itself who may see what. */
export interface PublicForm {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly name: string
  readonly summary: string
  /** Takes a file of at most so many bytes, as the part `file` behind the fields. */
  readonly uploads?: number
  readonly render: (request: FormRequest) => Promise<FormAnswer>
}

export interface FormRequest {
  /** Of a form (RFC 7578); of an address none. Text that PostgreSQL can keep. */
  readonly fields: Readonly<Record<string, string>>
  /** The file that came with it, where the form takes one. */
  readonly upload?: Upload
  /** The form before was taken, and this is where it goes on. */
  readonly sent: boolean
  readonly language: Language
  readonly now: Instant
  readonly stylesheet: string | undefined
  /** Where it comes from, to count what is tried from there. */
  readonly from: string
  readonly cookie: (name: string) => string | undefined
}

export interface FormAnswer {
  readonly status: 200 | 303 | 422 | 429
  /** HTML. */
  readonly body: string
  /** Where it goes on, with 303. */
  readonly location?: string
  /** A whole `Set-Cookie`. */
  readonly cookie?: string
  readonly retryAfter?: number
}

/**
 * What follows from an event, after commit. An event may be delivered more than once, and a late one after its successor: `handle`
 * looks at the records as they are now and issues commands under `commandId`, so that what follows happens exactly once.
 */
export interface Listener {
  /** Letters, digits and dashes; it names the queue and never changes. */
  readonly name: string
  readonly to: readonly string[]
  /**
   * Which of these anything follows from, asked for many at once before they are queued: for what nearly always ends in nothing. It only
   * reads, and `handle` looks again.
   */
  readonly concerns?: (tx: Tx, events: readonly Followed[]) => Promise<readonly Followed[]>
  readonly handle: (event: HeardEvent) => Promise<void>
}

export interface HeardEvent {
  readonly key: RecordKey
  readonly id: string
  readonly version: number
  readonly type: string
  /** The same for every delivery of this event to this listener. */
  readonly commandId: string
}

/** What happens by the clock. It does what is due at an instant, however often it is asked. */
export interface ClockTask {
  readonly name: string
  /** Five fields, in Asia/Jakarta. */
  readonly cron: string
  readonly run: (now: Instant) => Promise<void>
}

/** Stages of a kind of record in which a late step puts the person at risk; the work list marks them. */
export interface Risky {
  readonly type: string
  readonly stages: readonly string[]
}

export interface Capability {
  readonly name: string
  readonly words: Catalogue<string>
  readonly migrations?: MigrationSource
  readonly bound: readonly Bound[]
  /** How each kind of record it keeps is folded, so that a history can be checked without it. */
  readonly folds?: readonly Fold[]
  readonly listeners?: readonly Listener[]
  readonly tasks?: readonly ClockTask[]
  readonly pages?: readonly PublicPage[]
  readonly forms?: readonly PublicForm[]
  /** What goes on between a page and this instance beside requests. */
  readonly sockets?: (around: {
    readonly authenticate: Authenticate
    readonly logError: (error: unknown) => void
  }) => readonly SocketRoute[]
  /** What the app asks before it shows anything: whoever opens a page asks it beside the app's script and not behind it. */
  readonly asksFirst?: QueryContract
  /** Pages of the app that use camera and microphone: the browser gives them to no other. */
  readonly seeing?: {
    /** By their whole addresses. */
    readonly pages: readonly RegExp[]
    /** Which servers they speak to beside this instance. */
    readonly speaksTo: readonly string[]
  }
  readonly risky?: Risky
  /** What of it works on a device without a network. */
  readonly offline?: OfflineCapability
  /** Of a part that holds not all records of its kind within reach, which: a condition on `snapshot s`, by the part's name. */
  readonly copied?: Readonly<Record<string, string>>
  /** Reads into memory what the first who asks would wait for: once, when the instance listens. It may be stopped at any moment, and then throws. */
  readonly readAhead?: (stop: AbortSignal) => Promise<void>
}

/** How every kind of record that is plugged in is folded. */
export function foldsOf(capabilities: readonly Capability[]): readonly Fold[] {
  return capabilities.flatMap((capability) => capability.folds ?? [])
}
