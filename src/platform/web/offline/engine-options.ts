// SPDX-License-Identifier: AGPL-3.0-or-later
// What an engine is given: its store, its network, and the browser around it.

import type { Actor } from '#kernel/authority.ts'
import type { OwnHead } from '#kernel/head.ts'
import type { OfflineCapability } from '#kernel/offline.ts'
import type { Instant } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import type { Line } from '#platform/web/offline/line.ts'
import type { Shelf } from '#platform/web/offline/shelf.ts'

/** To send commands, or a file; and to take one of either back. */
export type Turn = 'turn' | 'file-turn'

export interface EngineOptions {
  readonly capabilities: readonly OfflineCapability[]
  readonly shelf: Shelf
  readonly line: Line
  readonly clock: () => Instant
  readonly chance: () => number
  /** Who works here, or acts by a delegation; undefined where that does not stand. */
  readonly actor: (under?: string) => Actor | undefined
  /** Who heads their own office. */
  readonly heads?: () => readonly OwnHead[] | undefined
  /** The delegations that stand now, by their ids; and what is told of one that the server says does not. */
  readonly standing?: () => readonly string[]
  readonly over?: (under: string) => void
  readonly language: () => Language
  /** Whether the device itself knows that it has no network. */
  readonly isCut: () => boolean
  /** Waits for an answer, but not for ever: undefined when it took too long. */
  readonly patience: <T>(answer: Promise<T>) => Promise<T | undefined>
  /** Something moved: whoever shows it looks again. */
  readonly moved: () => void
  /** Does it for this device's copy alone, where several pages are open; files wait for no command, and none for them. */
  readonly alone: (work: () => Promise<void>, what?: 'files' | Turn) => Promise<void>
  /** The server was heard of, and said how many days a copy may do without it; and whether this one did for longer. */
  readonly heard?: (keepDays: number) => void
  readonly isLapsed?: () => Promise<boolean>
  /** It was ended elsewhere: with it goes what was not sent, by the command and how often. */
  readonly ended: (lost: ReadonlyMap<string, number>) => Promise<void>
}
