// SPDX-License-Identifier: AGPL-3.0-or-later
// What a capability plugs into the officer app: its pages and its menu entries. The app's root lists the registrations, in order.

import type { AnyComponent } from 'preact'
import type { Role } from '#kernel/authority.ts'
import type { IconName } from '#platform/web/ui/icons.tsx'
import type { Text } from '#platform/web/ui/words.ts'

/** A page. Use preact-iso's `lazy` for its component, so that each page is loaded when it is first opened. */
export interface PageRoute {
  /** `/workers/:id`; parameters arrive as props and through `useRoute`. */
  readonly path: string
  readonly component: AnyComponent<PageProps>
  /** The document's title. Nothing here may endanger its reader: no names, no case words. */
  readonly title: Text
  /** May be opened without signing in. */
  readonly open?: true
}

/** What the router hands to a page. */
export interface PageProps {
  readonly path?: string
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
}

export interface MenuEntry {
  readonly href: string
  readonly label: Text
  readonly icon: IconName
  /** Who sees it. */
  readonly roles: readonly Role[]
}

export interface Registration {
  readonly routes: readonly PageRoute[]
  readonly menu: readonly MenuEntry[]
}
