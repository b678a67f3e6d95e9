// SPDX-License-Identifier: AGPL-3.0-or-later
// The way to the server: a contract and its input go out, a typed answer or a problem comes back. Nothing here throws.

import * as z from 'zod/mini'
import type { CommandContract, Contract, InputOf, OutputOf, QueryContract } from '#kernel/contract.ts'
import type { Language } from '#kernel/words.ts'
import { actingUnder } from '#platform/web/acting.ts'
import { hearTime } from '#platform/web/device-clock.ts'
import { PART_TYPE, type Part, partPath } from '#platform/web/in-parts.ts'
import { newKey } from '#platform/web/key.ts'
import { noConnection, type Problem, readProblem } from '#platform/web/problem.ts'

export type Answer<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }

interface CallOptions {
  /** One per action of the user, the same on every retry: the server then does it once. Made here when left out. */
  readonly key?: string | undefined
  /** The version the user saw; the server refuses (412) when the record has moved on. */
  readonly version?: number | undefined
  /** The same, where the rules say what may not be overwritten of what others did since, and the rest is taken. */
  readonly madeOn?: number | undefined
  readonly signal?: AbortSignal | undefined
  /** Asks who is signed in in this browser, whosever copy is open. */
  readonly asWhoever?: true
  /** For a contract that takes one. */
  readonly file?: File | undefined
  /** The same, where it was sent before in parts. */
  readonly sent?: SentFile
}

/** A file that is at the server already: under which id, its SHA-256, and how it is called. */
interface SentFile {
  readonly id: string
  readonly hash: string
  readonly name: string
}

/** Who answers where the server does not (platform/web/offline). */
export interface OfflinePort {
  /** The account whose copy is open. */
  readonly whose: () => string | undefined
  readonly knows: (contract: Contract) => boolean
  /** The server's answer, or what this device makes of it. */
  readonly around: <T>(
    contract: Contract,
    input: Readonly<Record<string, unknown>>,
    asking: {
      readonly key: string
      readonly under?: string | undefined
      /** The version of its record that the user saw. */
      readonly seen?: number | undefined
      readonly signal?: AbortSignal | undefined
      readonly file?: File
    },
    ask: () => Promise<Answer<T>>,
  ) => Promise<Answer<T> | { readonly here: unknown }>
  /** Whether what was done on a record is on this device alone. */
  readonly isUnsent: (id: string) => boolean
  /** Takes back what was not sent, or says why not. */
  readonly withdraw: (key: string) => Promise<DoneHere | NotTakenBack>
  readonly standing: () => DeviceStanding
  readonly onStanding: (listener: () => void) => () => void
}

/** Why something was not taken back: it is on its way just now, the server has it, it is not here any more, or the device writes nothing. */
export type NotTakenBack = 'going' | 'arrived' | 'gone' | 'full'

/** Something that was done on this device, and what became of it. */
export interface DoneHere {
  readonly key: string
  /** Its name. */
  readonly contract: string
  readonly input: Readonly<Record<string, unknown>>
  readonly state: 'waiting' | 'refused' | 'sent' | 'landed' | 'lost'
  /** It was sent once, and nobody knows whether it arrived. */
  readonly went?: true | undefined
  /** It was taken into its form again. */
  readonly inForm?: true | undefined
  readonly problem?: unknown
}

interface DeviceStanding {
  /** The last that was asked of the server came to nothing. */
  readonly away: boolean
  readonly entries: readonly DoneHere[]
}

const base = '/api/v1'
const Kept = z.object({ kept: z.number() })
let offline: OfflinePort | undefined
let language: Language = 'id'
let onSignedOut: (() => void) | undefined
let onDelegationOver: ((problem: Problem) => void) | undefined
let onStepUp: (() => Promise<boolean>) | undefined
let stepping: Promise<boolean> | undefined

interface ApiOptions {
  readonly language?: Language
  readonly onSignedOut?: () => void
  readonly onDelegationOver?: (problem: Problem) => void
  /** Asks who is sitting here; true when they showed it. */
  readonly onStepUp?: () => Promise<boolean>
}

/** Set by the shell: the language answers come in, what happens when the session, or a delegation, has ended, and who asks for a fresh proof. */
export function configureApi(options: ApiOptions): void {
  language = options.language ?? language
  onSignedOut = options.onSignedOut ?? onSignedOut
  onDelegationOver = options.onDelegationOver ?? onDelegationOver
  onStepUp = options.onStepUp ?? onStepUp
}

/** The server said elsewhere that nobody is signed in, or somebody else. */
export function tellSignedOut(): void {
  onSignedOut?.()
}

const standingListeners = new Set<() => void>()
let deaf: (() => void) | undefined
function tellStanding(): void {
  for (const listener of standingListeners) listener()
}

/** Set while a copy on this device is open. */
export function configureOffline(port: OfflinePort | undefined): void {
  deaf?.()
  offline = port
  deaf = port?.onStanding(tellStanding)
  tellStanding()
}

/** How this device stands; undefined while no copy is open. */
export function deviceStanding(): DeviceStanding | undefined {
  return offline?.standing()
}

/** Calls back whenever that may have changed. */
export function onDeviceStanding(listener: () => void): () => void {
  standingListeners.add(listener)
  return () => standingListeners.delete(listener)
}

/** Whoever keeps files on this device; those that are brought in another's place go straight to the server. */
export function offlineOf(contract: Contract): OfflinePort | undefined {
  return offline?.knows(contract) === true && actingUnder() === undefined ? offline : undefined
}

/** Whether what was done on a record is on this device alone. */
export function isUnsent(id: string): boolean {
  return offline?.isUnsent(id) === true
}

/**
 * Takes back what lies on this device alone. @returns `perhaps` where the server may have it already, `not-here` where it is at the server, `not-now`
 * where it is on its way, or the device writes nothing
 */
export async function takeBack(key: string): Promise<'taken' | 'perhaps' | 'not-here' | 'not-now'> {
  const taken = (await offline?.withdraw(key)) ?? 'gone'
  if (typeof taken === 'object') return taken.went === true ? 'perhaps' : 'taken'
  return taken === 'gone' || taken === 'arrived' ? 'not-here' : 'not-now'
}

/** Whether a copy on this device is open. */
export function hasCopy(): boolean {
  return offline !== undefined
}

/** Several that are refused at once ask one question. */
async function stepUp(): Promise<boolean> {
  stepping ??= (onStepUp?.() ?? Promise.resolve(false)).finally(() => {
    stepping = undefined
  })
  return stepping
}

interface Parts {
  readonly path: string
  readonly rest: Readonly<Record<string, unknown>>
}

/** `{name}` parts of the path are taken from the input; what is left goes into the query or the body. */
function split(path: string, input: Readonly<Record<string, unknown>>): Parts {
  const used = new Set<string>()
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    used.add(name)
    return encodeURIComponent(String(input[name] ?? ''))
  })
  return { path: filled, rest: Object.fromEntries(Object.entries(input).filter(([name, value]) => !used.has(name) && value !== undefined)) }
}

/** The address of a query, for links to downloads and for keys of what was read. */
export function addressOf(contract: Contract, input: Readonly<Record<string, unknown>>): string {
  const { path, rest } = split(contract.path, input)
  const query = new URLSearchParams(
    Object.entries(rest).flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map((each) => [name, String(each)])),
  )
  return `${base}${path}${query.size > 0 ? `?${query}` : ''}`
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return response.status === 204 ? null : await response.json()
  } catch {
    return undefined
  }
}

/** In which language, as whom and in whose place. */
function headersOf(contract: Contract, { asWhoever }: Pick<CallOptions, 'asWhoever'> = {}): Headers {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', 'Accept-Language': language })
  // A browser has one session, and whoever's it is: what is done on a copy is done as its officer or not at all.
  const whose = asWhoever === true ? undefined : offline?.whose()
  if (whose !== undefined) headers.set('X-Account', whose)
  // One's own account is nobody else's: there one is always oneself.
  const acting = contract.sensitivity === 'own' ? undefined : actingUnder()
  if (acting !== undefined) headers.set('X-Acting-For', acting)
  return headers
}

interface Pressed extends CallOptions {
  /** As `headersOf` said when it was pressed: what waits meanwhile is sent as nobody else, and in nobody else's place. */
  readonly by?: Headers
}

function requestOf(contract: Contract, input: Readonly<Record<string, unknown>>, options: Pressed): Request {
  const headers = new Headers(options.by ?? headersOf(contract, options))
  if (options.version !== undefined) headers.set('If-Match', `"${options.version}"`)
  if (options.madeOn !== undefined) headers.set('X-Made-On', String(options.madeOn))
  if (contract.kind === 'query') return new Request(addressOf(contract, input), { headers, signal: options.signal ?? null })
  headers.set('Idempotency-Key', options.key ?? newKey())
  if (options.sent !== undefined) {
    headers.set('X-Upload', options.sent.id)
    headers.set('X-Upload-Hash', options.sent.hash)
    headers.set('X-Upload-Name', encodeURIComponent(options.sent.name))
    return new Request(addressOf(contract, input), { method: contract.method, headers, signal: options.signal ?? null })
  }
  if (contract.uploads !== undefined) {
    const form = new FormData()
    if (options.file !== undefined) form.append('file', options.file)
    return new Request(addressOf(contract, input), { method: contract.method, headers, body: form, signal: options.signal ?? null })
  }
  headers.set('Content-Type', 'application/json')
  const { path, rest } = split(contract.path, input)
  return new Request(base + path, {
    method: contract.method,
    headers,
    body: JSON.stringify(rest),
    signal: options.signal ?? null,
    keepalive: true,
  })
}

/** Calls a contract. Where it asks for a fresh proof of who is sitting here, that is asked first, and then the same is sent again. */
export async function call<C extends Contract>(contract: C, input: InputOf<C>, options: CallOptions = {}): Promise<Answer<OutputOf<C>>> {
  const key = options.key ?? newKey()
  const keyed = { ...options, key, by: headersOf(contract, options) }
  if (offline?.knows(contract) === true) {
    const { signal, version, madeOn: seen = version } = options
    const got = await offline.around(contract, input, { key, signal, seen, under: actingUnder() }, () => callOnce(contract, input, keyed))
    return 'here' in got ? answerHere(contract, got.here) : got
  }
  const answer = await callOnce(contract, input, keyed)
  if (contract.stepUp !== true || answer.ok || answer.problem.code !== 'step-up-needed' || !(await stepUp())) return answer
  return callOnce(contract, input, keyed)
}

/** Takes a file away, under the name that comes with it. Asks for a fresh proof first where the contract does. */
export async function download<C extends QueryContract>(contract: C, input: InputOf<C>): Promise<Answer<null>> {
  const answer = await downloadOnce(contract, input)
  if (answer.ok || answer.problem.code !== 'step-up-needed' || !(await stepUp())) return answer
  return downloadOnce(contract, input)
}

async function downloadOnce<C extends QueryContract>(contract: C, input: InputOf<C>): Promise<Answer<null>> {
  const response = await fetch(requestOf(contract, { ...input }, {})).catch(() => undefined)
  if (response === undefined) return { ok: false, problem: noConnection }
  if (!response.ok) return { ok: false, problem: readProblem(await readJson(response), response.status) }
  const blob = await response.blob().catch(() => undefined)
  if (blob === undefined) return { ok: false, problem: noConnection }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? ''
  link.click()
  URL.revokeObjectURL(link.href)
  return { ok: true, value: null }
}

/** A picture as an address that a page can show, for whoever acts in another's place: an image asks without saying in whose. */
export async function readPicture<C extends QueryContract>(contract: C, input: InputOf<C>): Promise<string | undefined> {
  const response = await fetch(requestOf(contract, { ...input }, {})).catch(() => undefined)
  const blob = response?.ok === true ? await response.blob().catch(() => undefined) : undefined
  if (blob === undefined) return undefined
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('loadend', () => resolve(typeof reader.result === 'string' ? reader.result : undefined))
    reader.readAsDataURL(blob)
  })
}

/** What this device says in the place of the server. */
export function answerHere<C extends Contract>(contract: C, here: unknown): Answer<OutputOf<C>> {
  return readAnswer<C['output']>(contract.output, here, 200)
}

/** A command whose file is at the server already. */
export function sendNamed<C extends CommandContract>(
  contract: C,
  input: InputOf<C>,
  options: { readonly key: string; readonly sent: SentFile },
): Promise<Answer<OutputOf<C>>> {
  return callOnce(contract, input, options)
}

function callOnce<C extends Contract>(contract: C, input: InputOf<C>, options: Pressed): Promise<Answer<OutputOf<C>>> {
  return answerOf<C['output']>(contract.output, () => fetch(requestOf(contract, { ...input }, options)))
}

async function answerOf<Output extends z.ZodMiniType>(output: Output, ask: () => Promise<Response>): Promise<Answer<z.output<Output>>> {
  let response: Response
  const asked = Date.now()
  try {
    response = await ask()
  } catch {
    return { ok: false, problem: noConnection }
  }
  hearTime(response, asked)
  const body = await readJson(response)
  if (response.status === 401) onSignedOut?.()
  if (!response.ok) {
    const problem = readProblem(body, response.status)
    if (problem.code === 'delegation-over') onDelegationOver?.(problem)
    return { ok: false, problem }
  }
  return readAnswer(output, body, response.status)
}

/** An answer that is not what the contract promises is a problem, not a value. */
function readAnswer<Output extends z.ZodMiniType>(output: Output, body: unknown, status: number): Answer<z.output<Output>> {
  const read = output.safeParse(body)
  return read.success ? { ok: true, value: read.data } : { ok: false, problem: readProblem(undefined, status) }
}

/** One part of a file that is sent in parts, or how far it came. @returns how many bytes are there */
export function askUpload(contract: CommandContract, id: string, part?: Part): Promise<Answer<{ readonly kept: number }>> {
  const headers = headersOf(contract)
  if (part === undefined) return answerOf(Kept, () => fetch(`${base}/uploads/${id}`, { headers }))
  headers.set('Content-Type', PART_TYPE)
  return answerOf(Kept, () => fetch(`${base}${partPath(contract, id, part)}`, { method: 'PUT', headers, body: part.bytes }))
}
