// SPDX-License-Identifier: AGPL-3.0-or-later
// The copy that is open on this device, and what goes on by itself meanwhile. Loaded where there is one, or where one is begun.

import { actingUnder } from '#platform/web/acting.ts'
import { configureOffline, tellSignedOut } from '#platform/web/api.ts'
import { instant, today } from '#platform/web/device-clock.ts'
import { onMoved, refreshAll } from '#platform/web/feed.ts'
import { configureDrafts, keep } from '#platform/web/kept.ts'
import { fetchCapabilities, HAS_COPY, tellBegun } from '#platform/web/offline/capabilities.ts'
import { contactOf } from '#platform/web/offline/contact.ts'
import { openDrafts, othersOf } from '#platform/web/offline/drafts.ts'
import { openEngine } from '#platform/web/offline/engine.ts'
import { passes } from '#platform/web/offline/entry.ts'
import { chosen, openGrants, ownSession, sessionBy, standing } from '#platform/web/offline/grants.ts'
import { authorityOf, type Holder, KeptSession, keepSession } from '#platform/web/offline/holder.ts'
import { whileIdle } from '#platform/web/offline/idle.ts'
import { openLine } from '#platform/web/offline/line.ts'
import { restBetween } from '#platform/web/offline/pace.ts'
import { eraseVault, listVaults, openShelf } from '#platform/web/offline/shelf.ts'
import type { Engine } from '#platform/web/offline/standing.ts'
import { noConnection } from '#platform/web/problem.ts'
import type { Got, Session } from '#platform/web/session.ts'

interface Opened extends Holder {
  readonly device: string
  readonly engine: Engine
  readonly stop: () => void
}

/** Longer than this nobody waits for a page that lies here too. */
const PATIENCE_MS = 4000

let opened: Opened | undefined
const listeners = new Set<() => void>()

/** A copy was here, and was ended from elsewhere. */
let wasEnded: ReadonlyMap<string, number> | undefined
/** What went with it unsent, by the command and how often; undefined where none was ended. */
export const lostWithCopy = (): ReadonlyMap<string, number> | undefined => wasEnded

export const openedCopy = (): Opened | undefined => opened

/** Calls back when a copy was opened or locked. */
export function onOpened(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function patience<T>(answer: Promise<T>): Promise<T | undefined> {
  return Promise.race([
    answer,
    new Promise<undefined>((resolve) => {
      setTimeout(() => resolve(undefined), PATIENCE_MS)
    }),
  ])
}

/** Other pages of this copy wait their turn; where the browser knows no locks, the server still does each thing once. */
async function alone(device: string, work: () => Promise<void>, what = 'copy'): Promise<void> {
  if (!('locks' in navigator)) return work()
  await navigator.locks.request(`kawal-${what}-${device}`, work)
}

/** Makes what is searched in while nobody waits, and so already while records come. @returns how to leave it */
function keepAhead(engine: Engine): () => void {
  let leave = (): void => undefined
  const ahead = (): void => {
    leave()
    leave = whileIdle(engine.readAhead())
  }
  const deaf = engine.onStanding(ahead)
  ahead()
  return () => {
    deaf()
    leave()
  }
}

/** Sends and takes whenever there may be something: when told, when the network is back, when somebody looks, and from time to time. */
function keepGoing(engine: Engine): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  let tried = 0
  const leave = keepAhead(engine)
  const go = (): void => {
    clearTimeout(timer)
    void engine.sync().then(() => {
      if (stopped) return
      clearTimeout(timer)
      const next = restBetween(tried, { answered: !engine.standing().away, nextIn: engine.nextIn() })
      tried = next.tried
      timer = setTimeout(go, next.rest)
    })
  }
  const seen = (): void => {
    if (document.visibilityState === 'visible') go()
  }
  addEventListener('online', go)
  document.addEventListener('visibilitychange', seen)
  const deaf = onMoved(go)
  go()
  return () => {
    stopped = true
    leave()
    clearTimeout(timer)
    removeEventListener('online', go)
    document.removeEventListener('visibilitychange', seen)
    deaf()
  }
}

/** @param session as the server just said; without it as it was kept */
export async function openCopy(device: string, key: CryptoKey, session?: Session): Promise<'opened' | 'empty'> {
  const shelf = openShelf(device, key)
  const [kept] = await shelf.all('session')
  const parsed = KeptSession.safeParse(session === undefined ? kept?.value : ownSession(session))
  if (!parsed.success) return 'empty'
  const own: Session = session === undefined ? parsed.data : ownSession(session)
  // Known before the engine asks: a copy for a delegation that does not stand is not opened.
  const holder: Holder = { shelf, session: own, grants: await openGrants(own.grants ?? [], own.userId) }
  const contact = contactOf(device)
  // Too long without contact: what is only a copy goes; what was done here stays and is sent.
  if (await contact.isLapsed()) {
    for (const kind of ['block', 'head', 'lent-block', 'lent-head'] as const) await shelf.drop(kind, await shelf.names(kind))
  }
  lock()
  wasEnded = undefined
  const language = (): Session['language'] => (document.documentElement.lang === 'en' ? 'en' : 'id')
  const engine = await openEngine({
    capabilities: await fetchCapabilities(),
    shelf,
    line: openLine({ device, account: own.userId, language }),
    clock: instant,
    chance: Math.random,
    ...authorityOf(holder, today),
    language,
    isCut: () => !navigator.onLine,
    patience,
    moved: refreshAll,
    alone: (work, what) => alone(device, work, what),
    ...contact,
    ended: (lost) => {
      wasEnded = lost
      return forgetCopy(device)
    },
  })
  const leaveDrafts = await openDrafts(shelf, { theirs: session !== undefined, others: othersOf(device) })
  configureOffline(engine)
  const stopGoing = keepGoing(engine)
  const stop = (): void => {
    stopGoing()
    leaveDrafts()
  }
  opened = Object.assign(holder, { device, engine, stop })
  keep('device', HAS_COPY, '1')
  await shelf.put('session', 'session', parsed.data).catch(() => undefined)
  for (const listener of listeners) listener()
  tellBegun()
  return 'opened'
}

export function lock(): void {
  opened?.stop()
  opened = undefined
  configureOffline(undefined)
  configureDrafts(undefined)
  for (const listener of listeners) listener()
}

/** Everything of it leaves this device. */
export async function forgetCopy(device: string): Promise<void> {
  if (opened?.device === device) lock()
  await eraseVault(device)
  if ((await listVaults()).length === 0) keep('device', HAS_COPY, undefined)
}

/** Without a network: in whose place one acts here, by what was given and stands. */
function actingHere({ session, grants }: Opened): Session {
  const stand = standing(grants, today())
  const under = chosen(session, actingUnder(), stand)
  keep('session', 'acting', under)
  const grant = stand.find(({ id }) => id === under)
  return grant === undefined ? session : sessionBy(session, grant)
}

/**
 * Another account than the copy's locks it where it came just now; one that was signed in before is nobody here, and is asked for by name. The same
 * one's authority is kept as it is now. A server in trouble says nothing of anybody.
 */
function settled(got: Got, came: boolean): Got {
  if (opened === undefined) return got
  if ('problem' in got) return passes(got.problem.status) ? { session: actingHere(opened) } : got
  const session = got.session === undefined ? undefined : ownSession(got.session)
  if (session === undefined) return got
  if (session.userId !== opened.session.userId) {
    if (!came) return { session: undefined }
    lock()
    return got
  }
  keepSession(opened, session)
  void openGrants(session.grants ?? [], session.userId).then((grants) => {
    if (opened?.session !== session) return
    opened.grants = grants
    void opened.engine.sync()
  })
  return got
}

/**
 * Who is signed in. The PIN was enough: whoever it let in waits no longer for a server that does not answer than for any page, and what it says late
 * counts too.
 *
 * @param came somebody signed in just now
 */
export async function settle(ask: () => Promise<Got>, came: boolean): Promise<Got> {
  if (opened === undefined) return ask()
  const asked = ask()
  const got = await (came ? asked : patience(asked))
  if (got !== undefined) return settled(got, came)
  void asked.then((late) => {
    const told = settled(late, came)
    if ('session' in told && told.session === undefined) tellSignedOut()
  })
  return settled({ problem: noConnection }, came)
}
