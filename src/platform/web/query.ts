// SPDX-License-Identifier: AGPL-3.0-or-later
// Hooks that read and write through contracts. What was read stays on the screen while it is read again. It is asked for before the page is painted:
// what a device answers by itself is there in the same frame, without grey bars for the blink of an eye.

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type * as z from 'zod/mini'
import type { CommandContract, InputOf, OutputOf, QueryContract } from '#kernel/contract.ts'
import { MOST_BYTES } from '#kernel/file.ts'
import { actingUnder } from '#platform/web/acting.ts'
import { type Answer, addressOf, call } from '#platform/web/api.ts'
import { onChange, refreshAll } from '#platform/web/feed.ts'
import { openKeys } from '#platform/web/key.ts'
import { fetchPart } from '#platform/web/part.ts'
import { isUnsure, noConnection, type Problem } from '#platform/web/problem.ts'

export type Reading<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly value: T; readonly reload: () => void }
  | { readonly state: 'failed'; readonly problem: Problem; readonly reload: () => void }

interface Reread {
  /** Not whenever something moves: for what tells somebody that it was looked at, each time. */
  readonly once?: true
}

/** Reads a query now, whenever its input changes, and whenever something within authority moves. `undefined` as input: not yet. */
export function useQuery<C extends QueryContract>(contract: C, input: InputOf<C> | undefined, { once }: Reread = {}): Reading<OutputOf<C>> {
  const [answer, setAnswer] = useState<{ readonly address: string; readonly answer: Answer<OutputOf<C>> }>()
  const [turn, setTurn] = useState(0)
  const address = input === undefined ? '' : addressOf(contract, { ...input })
  const latest = useRef(input)
  latest.current = input

  useEffect(() => (once === true ? undefined : onChange(() => setTurn((n) => n + 1))), [once])
  useLayoutEffect(() => {
    const asked = latest.current
    if (asked === undefined) return undefined
    const abort = new AbortController()
    void call(contract, asked, { signal: abort.signal }).then((got) => {
      if (abort.signal.aborted) return
      setAnswer((before) => (keepsOld(before, address, got) ? before : { address, answer: got }))
    })
    return () => abort.abort()
  }, [address, turn])

  const reload = useCallback(() => setTurn((n) => n + 1), [])
  if (answer === undefined || answer.address !== address) return { state: 'loading' }
  if (answer.answer.ok) return { state: 'ready', value: answer.answer.value, reload }
  return { state: 'failed', problem: answer.answer.problem, reload }
}

/** What passes is no reason to take away what is on the screen. */
function keepsOld<T>(
  before: { readonly address: string; readonly answer: Answer<T> } | undefined,
  address: string,
  got: Answer<T>,
): boolean {
  return before?.address === address && before.answer.ok && !got.ok && isUnsure(got.problem)
}

interface Page<Item = unknown> {
  readonly items: readonly Item[]
  readonly next?: string | null | undefined
}

/** A query that answers page by page. */
type ListContract = QueryContract<z.ZodMiniObject, z.ZodMiniType<Page>>
type ItemOf<C extends ListContract> = OutputOf<C>['items'][number]

export interface Listing<Item> {
  readonly state: 'loading' | 'ready' | 'failed'
  readonly items: readonly Item[]
  readonly problem?: Problem | undefined
  /** Reads the next page after the ones shown; absent at the end. */
  readonly more?: (() => void) | undefined
  readonly loadingMore: boolean
  readonly reload: () => void
}

/** Reads a list page by page. A change within authority reads the shown length again from the start. */
export function useList<C extends ListContract>(contract: C, input: InputOf<C>): Listing<ItemOf<C>> {
  const [pages, setPages] = useState<{
    readonly address: string
    readonly items: readonly ItemOf<C>[]
    readonly next: string | undefined
  }>()
  const [problem, setProblem] = useState<Problem>()
  const [loadingMore, setLoadingMore] = useState(false)
  const [turn, setTurn] = useState(0)
  const address = addressOf(contract, { ...input })
  const latest = useRef(input)
  latest.current = input

  useEffect(() => onChange(() => setTurn((n) => n + 1)), [])
  useLayoutEffect(() => {
    const abort = new AbortController()
    void call(contract, latest.current, { signal: abort.signal }).then((got) => {
      if (abort.signal.aborted) return
      setProblem(got.ok ? undefined : got.problem)
      if (got.ok) setPages({ address, items: got.value.items, next: got.value.next ?? undefined })
    })
    return () => abort.abort()
  }, [address, turn])

  const shown = pages?.address === address ? pages : undefined
  const next = shown?.next
  const more = useCallback(() => {
    if (next === undefined) return
    setLoadingMore(true)
    void call(contract, { ...latest.current, cursor: next }).then((got) => {
      setLoadingMore(false)
      setProblem(got.ok ? undefined : got.problem)
      if (got.ok) {
        setPages((before) =>
          before?.address === address && before.next === next
            ? { address, items: [...before.items, ...got.value.items], next: got.value.next ?? undefined }
            : before,
        )
      }
    })
  }, [contract, address, next])

  const reload = useCallback(() => setTurn((n) => n + 1), [])
  const state = shown ? 'ready' : problem ? 'failed' : 'loading'
  return { state, items: shown?.items ?? [], problem, more: next === undefined ? undefined : more, loadingMore, reload }
}

interface SendOptions {
  readonly version?: number
  /** The version that stood when somebody began to write: what others did since is not overwritten unseen. */
  readonly madeOn?: number
  readonly file?: File
}

export interface Sending<C extends CommandContract> {
  readonly send: (input: InputOf<C>, options?: SendOptions) => Promise<Answer<OutputOf<C>>>
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly clear: () => void
  /** The key under which it went last. */
  readonly sentAs: () => string | undefined
}

/** What people bring goes in parts, over whatever line there is; lists of offices come whole, as a form. */
async function sent<C extends CommandContract>(
  contract: C,
  input: InputOf<C>,
  { file, madeOn, ...rest }: { readonly key: string } & { readonly [K in keyof SendOptions]-?: SendOptions[K] | undefined },
): Promise<Answer<OutputOf<C>>> {
  if (file === undefined || (contract.uploads ?? 0) > MOST_BYTES) return call(contract, input, { ...rest, madeOn, file })
  const part = await fetchPart(() => import('#platform/web/send-file.ts')).catch(() => undefined)
  return part === undefined ? { ok: false, problem: noConnection } : part.sendFile(contract, input, file, rest)
}

/** Sends a command; `again` is the key of what was done on this device and is changed. The same input tried again while nobody knows what became of it carries the same key, so that it happens once. */
export function useCommand<C extends CommandContract>(contract: C, again?: string): Sending<C> {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const [keys] = useState(() => openKeys(again))
  const last = useRef<string>(undefined)

  const send = useCallback(
    async (input: InputOf<C>, options: SendOptions = {}): Promise<Answer<OutputOf<C>>> => {
      const { version, madeOn, file } = options
      const what = JSON.stringify([input, version, file?.name, file?.size, file?.lastModified])
      // Of one's own account, as a password is, not even a mark lies here.
      const isOwn = contract.sensitivity === 'own'
      const lasting = isOwn ? undefined : JSON.stringify([contract.path, actingUnder(), input, file?.name, file?.size])
      setBusy(true)
      const key = await keys.of(what, lasting)
      last.current = key
      const answer = await sent(contract, input, { key, version, madeOn, file })
      setBusy(false)
      setProblem(answer.ok ? undefined : answer.problem)
      keys.hear(answer)
      if (answer.ok) refreshAll()
      return answer
    },
    [contract, keys],
  )
  return { send, busy, problem, clear: () => setProblem(undefined), sentAs: () => last.current }
}
