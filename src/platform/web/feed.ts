// SPDX-License-Identifier: AGPL-3.0-or-later
// The change feed: whenever something moves within the reader's authority, whoever listens may look again.

const listeners = new Set<() => void>()
const movers = new Set<() => void>()
const SETTLE_MS = 250
let source: EventSource | undefined
let pending: ReturnType<typeof setTimeout> | undefined

function notifySoon(): void {
  clearTimeout(pending)
  pending = setTimeout(() => {
    for (const listener of listeners) listener()
  }, SETTLE_MS)
}

/** Tells everyone who listens to look again; several changes in a row count as one. */
export function refreshAll(): void {
  notifySoon()
}

/** Calls back after each change. Returns how to stop. */
export function onChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Calls back whenever the server says that something moved. Returns how to stop. */
export function onMoved(listener: () => void): () => void {
  movers.add(listener)
  return () => movers.delete(listener)
}

/** Opens the feed; the browser opens it again by itself when the connection drops. */
export function openFeed(): void {
  if (source !== undefined) return
  source = new EventSource('/api/v1/feed')
  source.addEventListener('moved', () => {
    notifySoon()
    for (const mover of movers) mover()
  })
}

export function closeFeed(): void {
  source?.close()
  source = undefined
}
