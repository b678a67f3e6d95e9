// SPDX-License-Identifier: AGPL-3.0-or-later
// The instance itself, until it is told to stop.

import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { hasUsers } from '#access/server/access.store.ts'
import { createFirstLink } from '#access/server/provision.ts'
import { addressOf } from '#apps/cli/ground.ts'
import { sayIn } from '#apps/cli/instance-text.ts'
import { listenFault } from '#apps/cli/listen-fault.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { type App, openApp } from '#apps/server.ts'
import { VERSION } from '#apps/version.ts'
import { jakartaDate, LocalDate } from '#kernel/time.ts'
import type { ExitCode, Invocation } from '#platform/cli/command.ts'
import { type Home, openHome } from '#platform/server/embedded/home.ts'
import { openBsre } from '#platform/server/esign/signing.ts'
import { clamdScanner } from '#platform/server/files/scanner.ts'
import { storeOf } from '#platform/server/files/settings-store.ts'
import { openTraces } from '#platform/server/http/traces.ts'
import type { WebFiles } from '#platform/server/http/web-files.ts'
import { logError, logRequest, openLog } from '#platform/server/log.ts'
import { smtpMailer } from '#platform/server/mail/mailer.ts'
import { readRegencies } from '#platform/server/regencies.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { onStop } from '#platform/server/signals.ts'
import { StartError } from '#platform/server/start-error.ts'
import { openWeb } from '#platform/server/web-build/build.ts'

type Report = (line: string) => void

interface Running {
  readonly app: App
  readonly publicUrl: string
}

async function closeAll(closers: readonly (() => Promise<void>)[]): Promise<void> {
  for (const close of closers) await close()
}

/** @param prepare what happens before anybody may come in */
async function serve(report: Report, { prepare, isOperated }: Pick<Stage, 'prepare' | 'isOperated'>): Promise<Running> {
  const settings = readSettings(process.env)
  // Built while the database starts; that it failed is told where it is awaited.
  const web = openWeb()
  web.catch(() => undefined)
  const closers: (() => Promise<void>)[] = []
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> => {
    stopping ??= closeAll(closers)
    return stopping
  }
  // Heard before anything is started.
  onStop(stop)
  const opening = openHome({ ...settings, report })
  // Told to stop while it opens, the home is closed once it is open.
  closers.push(async () => (await opening.catch(() => undefined))?.close())
  try {
    return await listen(settings, await opening, { closers, prepare, web, isOperated })
  } catch (error) {
    // Whatever was started ends with us, the database too. Where we were told to stop, what then fails is no news.
    await stop()
    throw error
  }
}

interface Stage {
  readonly closers: (() => Promise<void>)[]
  readonly prepare: (app: App, home: Home) => Promise<void>
  readonly web: Promise<WebFiles>
  /** Somebody reads its log: not so of a demonstration, which talks to whoever tries it. */
  readonly isOperated: boolean
}

async function listen(settings: Settings, home: Home, { closers, prepare, web, isOperated }: Stage): Promise<Running> {
  const secret = randomBytes(32).toString('base64url')
  const log = openLog(settings.logLevel)
  const store = storeOf(settings)
  const app = await openApp({
    databaseUrl: home.databaseUrl,
    data: home.data,
    master: home.master,
    publicUrl: addressOf(settings),
    poolSize: settings.poolSize,
    deviceDays: settings.deviceDays,
    regencies: readRegencies(home.data),
    door: secret,
    ...(store === undefined ? {} : { store }),
    relay: settings.calls,
    ...(settings.bsre === undefined ? {} : { electronic: openBsre(settings.bsre) }),
    ...(settings.clamd === undefined ? {} : { scanner: clamdScanner(settings.clamd) }),
    ...(settings.smtp === undefined ? {} : { mailer: smtpMailer(settings.smtp) }),
    web: await web,
    logError: logError(log),
    ...(settings.otlpUrl === undefined ? {} : { traces: openTraces(settings.otlpUrl, VERSION) }),
    ...(isOperated ? { logRequest: logRequest(log) } : {}),
  })
  closers.unshift(app.close)
  await prepare(app, home)
  const wanted = { port: settings.port, host: settings.host }
  const listening = new URL(
    await app.server.listen(wanted).catch((error: unknown) => {
      throw listenFault(error, wanted)
    }),
  )
  // The command line comes over the loopback, wherever else we listen.
  if (settings.host === '0.0.0.0' || settings.host === '::') listening.hostname = '127.0.0.1'
  home.announce(listening.origin, { secret, databaseUrl: home.databaseUrl })
  const publicUrl = settings.publicUrl ?? listening.origin
  return { app, publicUrl }
}

/** Steps on the way are for people: under --json they are no part of the answer. */
function reportTo({ screen, json }: Invocation): Report {
  return json ? screen.err : screen.out
}

export async function runStart(invocation: Invocation): Promise<ExitCode> {
  const { screen, json, language } = invocation
  const { app, publicUrl: address } = await serve(reportTo(invocation), { prepare: async () => undefined, isOperated: true })
  const path = await createFirstLink(app.services)
  const link = path === undefined ? undefined : address + path
  if (json) {
    screen.out(JSON.stringify({ address, link }))
    return undefined
  }
  screen.out(`\n${sayIn(language, 'ready', { address })}`)
  if (link !== undefined) screen.out(`${sayIn(language, 'first-link')}\n  ${link}`)
  screen.out(sayIn(language, 'stop-with'))
  return undefined
}

/** What the folder holds is written into it before anything is loaded, so that an interrupted loading is known and goes on. */
const Marker = z.object({ files: z.number(), today: LocalDate, whole: z.boolean() })

async function prepareDemonstration(app: App, data: string, report: Report, files: number): Promise<void> {
  const { services } = app
  const path = join(data, 'demonstration.json')
  const known = existsSync(path) ? Marker.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
  if (known?.whole) return
  if (known === undefined && (await hasUsers(services.db))) throw new StartError(['own-office', { data }])
  const plan = known ?? { files, today: jakartaDate(services.clock()) }
  const write = (whole: boolean): void => writeFileSync(path, JSON.stringify({ ...plan, whole }))
  report(
    known === undefined
      ? `Loading the demonstration regency, ${files} files …`
      : 'The loading of the demonstration was interrupted; it goes on.',
  )
  write(false)
  await loadDemonstration(app, plan, report)
  write(true)
}

export async function runDemo(invocation: Invocation, files: number): Promise<ExitCode> {
  const { screen, json, language } = invocation
  const report = reportTo(invocation)
  const { publicUrl: address } = await serve(report, {
    prepare: (app, home) => prepareDemonstration(app, home.data, report, files),
    isOperated: false,
  })
  const users = demoUsers.map(({ login, name, office }) => ({ login, name, office: office.names[0]?.name ?? '' }))
  if (json) {
    screen.out(JSON.stringify({ address, users: users.map((user) => ({ ...user, password: DEMO_PASSWORD })) }))
    return undefined
  }
  screen.out(`\n${sayIn(language, 'ready', { address })}`)
  screen.out(sayIn(language, 'sign-in-as', { password: DEMO_PASSWORD }))
  for (const user of users) screen.out(`  ${user.login.padEnd(10)} ${user.name}, ${user.office}`)
  screen.out(sayIn(language, 'stop-with'))
  return undefined
}
