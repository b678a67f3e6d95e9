// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be done without a network, said by the app's root and fetched where a copy is opened.

import type { OfflineCapability } from '#kernel/offline.ts'

type Fetch = () => Promise<readonly OfflineCapability[]>

let fetchAll: Fetch = async () => []

export function configureCapabilities(fetch: Fetch): void {
  fetchAll = fetch
}

export function fetchCapabilities(): ReturnType<Fetch> {
  return fetchAll()
}

/** Kept on the device where a copy lies there, so that others load nothing of this. */
export const HAS_COPY = 'copy'

const listeners = new Set<() => void>()

/** Calls back once a copy was begun here: whoever did without the rest of this needs it from then on. */
export function onBegun(listener: () => void): void {
  listeners.add(listener)
}

export function tellBegun(): void {
  for (const listener of listeners) listener()
}
