// SPDX-License-Identifier: AGPL-3.0-or-later
// The service worker of the officer app: keeps the files that the app is made of, so that it opens without a network and later visits send
// nothing. It keeps no answer and no person: /api and the pages that are open to everybody are never touched, but for the one on which papers are
// checked without a network, which comes with the keys and with the list of what was revoked.

declare const self: ServiceWorkerGlobalScope
/** Written in front by the server. */
declare const kawal: {
  /** Another build has another. */
  readonly build: string
  /** What the first page needs. */
  readonly shell: readonly string[]
  /** What later pages need. */
  readonly later: readonly string[]
  /** Addresses that are no page of the app, as patterns. */
  readonly elsewhere: readonly string[]
}

const CHECK = '/verify/offline'
const CHECK_CACHE = 'kawal-check'
const HALF_A_DAY_MS = 43_200_000
const PREFIX = 'kawal-shell-'
const NAME = PREFIX + kawal.build
const files: ReadonlySet<string> = new Set([...kawal.shell, ...kawal.later])
const elsewhere = kawal.elsewhere.map((pattern) => new RegExp(pattern))

async function install(): Promise<void> {
  const cache = await caches.open(NAME)
  await cache.addAll(kawal.shell)
  await self.skipWaiting()
}

/** A page that still runs by the build before finds its files there; what is older has no page any more. */
async function takeOver(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== NAME)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
  await self.clients.claim()
}

/**
 * One after the other, so that whoever works meanwhile does not wait for it; tells the page that asked how many of all files are here. What
 * fails is asked for again another time.
 */
async function keepRest(page: Client | ServiceWorker | MessagePort | null): Promise<void> {
  const cache = await caches.open(NAME)
  const of = kawal.shell.length + kawal.later.length
  let kept = kawal.shell.length
  for (const path of kawal.later) {
    const came =
      (await cache.match(path)) === undefined &&
      (await cache
        .add(path)
        .then(() => true)
        .catch(() => undefined))
    if (came === undefined) continue
    kept += 1
    if (came) page?.postMessage({ kept, of })
  }
  page?.postMessage({ kept, of })
  await Promise.all(['id', 'en'].map(keepCheck))
}

async function fileAt(request: Request, path: string): Promise<Response> {
  const kept = await caches.match(path)
  if (kept !== undefined) return kept
  const answer = await fetch(request)
  // A full disk keeps nothing more, and takes nothing away from whoever asked.
  if (answer.ok && files.has(path)) {
    const copy = answer.clone()
    await caches
      .open(NAME)
      .then((cache) => cache.put(path, copy))
      .catch(() => undefined)
  }
  return answer
}

/** In both languages, twice a day: with the keys and with what was revoked until then, as the page says. */
async function keepCheck(language: string): Promise<void> {
  const path = `${CHECK}?lang=${language}`
  try {
    const kept = await (await caches.open(CHECK_CACHE)).match(path)
    // By a clock that is behind, what came a moment ago comes from days ahead.
    if (kept !== undefined && Math.abs(Date.now() - Date.parse(kept.headers.get('date') ?? '')) < HALF_A_DAY_MS) return
    const answer = await fetch(path)
    if (answer.ok) await (await caches.open(CHECK_CACHE)).put(path, answer)
  } catch {
    // The one of the last contact stays.
  }
}

/**
 * With a network as always, and who opens the page of checks has the newest list with them from then on. Without one whatever leads to a check is
 * checked here: a phone's own camera opens the address in the code.
 */
async function checked(request: Request, url: URL): Promise<Response> {
  const language = url.searchParams.get('lang') ?? (self.navigator.language.startsWith('en') ? 'en' : 'id')
  const path = `${CHECK}?lang=${language === 'en' ? 'en' : 'id'}`
  const cache = await caches.open(CHECK_CACHE)
  try {
    const answer = await fetch(request)
    // A full disk keeps what it had.
    if (answer.ok && url.pathname === CHECK) await cache.put(path, answer.clone()).catch(() => undefined)
    return answer
  } catch (error) {
    const kept = await cache.match(path)
    if (kept === undefined) throw error
    return kept
  }
}

async function page(request: Request): Promise<Response> {
  const cache = await caches.open(NAME)
  return (await cache.match('/')) ?? fetch(request)
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(takeOver()))
self.addEventListener('message', (event) => event.waitUntil(keepRest(event.source)))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.startsWith('/api/')) return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fileAt(request, url.pathname))
  else if (request.mode === 'navigate' && /^\/verify\/[\w-]+\/?$/.test(url.pathname)) event.respondWith(checked(request, url))
  else if (request.mode === 'navigate' && !elsewhere.some((pattern) => pattern.test(url.pathname))) event.respondWith(page(request))
})
