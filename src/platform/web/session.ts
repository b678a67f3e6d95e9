// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in. How one signs in and out belongs to the access capability, which plugs it in here.

import { type AnyComponent, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { OfficeKind, Role } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import type { OwnHead } from '#kernel/head.ts'
import type { PublicKey } from '#kernel/jws.ts'
import type { Language } from '#kernel/words.ts'
import type { Problem } from '#platform/web/problem.ts'

/** In whose place one acts, by which delegation, until which day; `commands` where nothing else is to be seen than what those acts need. */
interface Place {
  readonly id: string
  readonly giver: string
  readonly until: string
  readonly commands?: readonly string[] | undefined
}

interface SignedGrant {
  readonly id: string
  readonly grant: string
  readonly key: PublicKey
}

export interface Session {
  readonly userId: string
  readonly name: string
  readonly role: Role
  /** `id` is that of one's own office, in whosever place one acts. */
  readonly office: {
    readonly id: string
    readonly name: string
    readonly kind: OfficeKind
    readonly areas: readonly string[]
    readonly heads?: readonly OwnHead[] | undefined
  }
  /** As it calls itself on papers. */
  readonly regency?: { readonly name: string; readonly letterhead: readonly string[]; readonly logo?: string | undefined } | undefined
  readonly language: Language
  /** In whose place one acts here, until which day; role and office are then of that one. */
  readonly acting?: Place | undefined
  /** What one is oneself, where one acts in another's place. */
  readonly own?: Pick<Session, 'role' | 'office'> | undefined
  /** What was given to whoever is signed in, as it was signed. */
  readonly grants?: readonly SignedGrant[] | undefined
  /** Something about how one signs in was changed by somebody else, at this instant: it is told wherever one is, until it was read. */
  readonly alert?: { readonly at: string; readonly href: string } | undefined
}

/** Asks somebody who is signed in to show once more who they are. */
export type ProveDialog = AnyComponent<{ readonly onDone: (proven: boolean) => void }>

/** What the access capability gives the shell. */
export interface SessionPort {
  /** The present session; nothing when no one is signed in. */
  readonly load: () => Promise<{ readonly session: Session | undefined } | { readonly problem: Problem }>
  readonly signOut: () => Promise<void>
  /** Shown instead of any page that needs someone signed in; calls back when someone is. */
  readonly SignIn: AnyComponent<{ readonly onSignedIn: () => void }>
  /** Fetched when it is first needed. */
  readonly loadProve: () => Promise<ProveDialog>
  /** How this device stands with the server, where it keeps something; stands above every page. */
  readonly Sign?: AnyComponent
}

export type Got = Awaited<ReturnType<SessionPort['load']>>

/** What the shell knows of a copy on this device, where there is one. */
export interface AwayModule {
  /** Whether a copy lies here that no PIN opened yet. */
  readonly isLocked: () => boolean
  readonly lock: () => void
  /** Who is signed in, where the server cannot say; and keeps who it said. */
  readonly settle: (ask: () => Promise<Got>, came: boolean) => Promise<Got>
  /** `onNone` where no copy lies here after all. */
  readonly Gate: AnyComponent<{ readonly onOpened: () => void; readonly onOther: () => void; readonly onNone: () => void }>
  readonly Sign: AnyComponent
  /** Above signing in: whose copy is open. */
  readonly Whose: AnyComponent<{ readonly ask: () => Promise<Got> }>
}

export const SessionContext = createContext<Session | undefined>(undefined)

/** Whether one may do an act here, as far as a delegation goes: whoever was given named acts alone is offered nothing else. */
export function mayDo({ acting }: Pick<Session, 'acting'>, act: string): boolean {
  return acting?.commands === undefined || acting.commands.includes(act)
}

/** Who is signed in, on a page that needs it. */
export function useSession(): Session {
  return must(useContext(SessionContext), 'session')
}
