// SPDX-License-Identifier: AGPL-3.0-or-later
// The official list of placement companies as it stood on a day. The ministry shows it as a page for readers alone, so an officer keeps
// snapshots of it; that the page could not be reached is kept as well.

import type { LocalDate } from '#kernel/time.ts'

export interface ListedAgency {
  readonly name: string
  /** Number of the licence, as the list says it. */
  readonly number?: string
  readonly address?: string
  /** What the list says of it, in its own words. */
  readonly status?: string
}

export interface AgencyListState {
  /** The list is of the whole country: its record is national. */
  readonly area: string
  /** The day on which the list said so. */
  readonly on: LocalDate
  /** Where it was read: an address, a letter. */
  readonly source: string
  /** Absent where the source could not be reached. */
  readonly rows?: readonly ListedAgency[]
}

export type AgencyListCommand =
  | { readonly type: 'TakeAgencyList'; readonly on: LocalDate; readonly source: string; readonly text: string }
  | { readonly type: 'RecordListUnavailable'; readonly on: LocalDate; readonly source: string }

export type AgencyListEvent = { readonly type: 'AgencyListTaken' | 'AgencyListUnavailable' } & AgencyListState
