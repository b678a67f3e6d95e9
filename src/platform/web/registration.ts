// SPDX-License-Identifier: AGPL-3.0-or-later
// What a capability plugs into the officer app: its pages and its menu entries. The app's root lists the registrations, in order.

import type { AnyComponent, ComponentChildren } from 'preact'
import type { Role } from '#kernel/authority.ts'
import type { Catalogue, Language } from '#kernel/words.ts'
import type { IconName } from '#platform/web/ui/icons.tsx'
import type { Text } from '#platform/web/ui/words.ts'

/** A page. Use `lazy` for its component, so that each page is loaded when it is first opened. */
export interface PageRoute {
  /** `/workers/:id`; parameters arrive as props and through `useRoute`. */
  readonly path: string
  readonly component: AnyComponent<PageProps>
  /** The document's title. Nothing here may endanger its reader: no names, no case words. */
  readonly title: Text
  /** May be opened without signing in. */
  readonly open?: true
  /** Works without a network too: fetched before it is asked for, where a copy lies on the device. */
  readonly away?: true
}

/** What the router hands to a page. */
export interface PageProps {
  readonly path?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

/** What a long menu is folded into, each under a name of the shell. */
export type MenuGroup = 'files' | 'training' | 'placement' | 'together' | 'office'

export interface MenuEntry {
  readonly href: string
  readonly label: Text
  readonly icon: IconName
  /** Who sees it. */
  readonly roles: readonly Role[]
  /** Other addresses whose pages are of this entry. */
  readonly also?: readonly string[]
  /** Where it lies in a long menu; what is done all day lies in none. */
  readonly group?: MenuGroup
}

/** A part that a capability adds to the page of another one's record: training and certificates on a worker's file. */
export interface RecordSection {
  /** The page it stands on: `worker`. */
  readonly on: string
  /** Unique among the sections of that page; also its place in the address, `#training`. */
  readonly key: string
  readonly title: Text
  readonly component: AnyComponent<SectionProps>
  /** Who sees it. */
  readonly roles: readonly Role[]
}

/** What the page hands to a section. The heading is the page's part. */
export interface SectionProps {
  /** The record's id. */
  readonly id: string
  /** The record as it was read: another version means that something changed. */
  readonly version: number
}

/** Where records of one kind are opened, so that a list of all capabilities' work can lead to each. */
export interface RecordPage {
  /** The stream type: `worker`, `class`. */
  readonly of: string
  readonly href: (id: string) => string
}

/** Something that was looked for, and where it stands. */
export interface Found {
  readonly href: string
  readonly label: string
  /** What tells it from others of the same name. */
  readonly detail?: ComponentChildren
}

/** Finds records of a capability by what is typed, likeliest first; refused or out of reach is nothing. */
/** What was found; or, as a sentence, what to type first. */
export type Find = (typed: string, language: Language) => Promise<readonly Found[] | string>

/** What a capability adds to looking for something from anywhere (Ctrl-K). */
export interface Finder {
  readonly roles: readonly Role[]
  readonly load: () => Promise<Find>
}

export interface Registration {
  readonly routes: readonly PageRoute[]
  readonly menu: readonly MenuEntry[]
  readonly sections?: readonly RecordSection[]
  readonly records?: readonly RecordPage[]
  readonly finders?: readonly Finder[]
  /** What the log calls its acts and looks, by contract. */
  readonly acts?: () => Promise<Catalogue<string>>
  /** What the fields of its commands are called, by their names there. */
  readonly fields?: () => Promise<Catalogue<string>>
}
