// SPDX-License-Identifier: AGPL-3.0-or-later
// A guard set aside in an emergency: one officer asks, another of another office grants, for some days and with a reason. Each is counted in public.

import type { OfficeKind } from '#kernel/authority.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Who {
  readonly userId: string
  readonly officeId: string
}

export interface OverrideAsked {
  readonly guards: readonly string[]
  readonly on: LocalDate
  readonly by: Who
  /** Whose answer is waited for. */
  readonly owner: OfficeKind
}

export interface OverrideGranted {
  readonly guards: readonly string[]
  readonly from: LocalDate
  /** The last day on which the guards are set aside. */
  readonly until: LocalDate
}

/** What stands of it on a file; the reason is sealed with the person. */
export interface Override {
  readonly asked?: OverrideAsked
  readonly granted?: OverrideGranted
}

export type OverrideCommand =
  | { readonly type: 'AskOverride'; readonly guards: readonly string[]; readonly reason: string }
  | { readonly type: 'GrantOverride' }
  | { readonly type: 'DeclineOverride' }

export type OverrideEvent =
  | ({ readonly type: 'OverrideAsked'; readonly personal: { readonly reason: string } } & OverrideAsked)
  | ({ readonly type: 'OverrideGranted'; readonly by: Who } & OverrideGranted)
  | { readonly type: 'OverrideDeclined'; readonly by: Who }

/** Whether a guard is set aside on a day. */
export function isOverridden({ granted }: Override = {}, guard: string, on: LocalDate): boolean {
  return granted !== undefined && granted.from <= on && on <= granted.until && granted.guards.some((each) => each === guard)
}
