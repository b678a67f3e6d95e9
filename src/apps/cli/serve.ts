// SPDX-License-Identifier: AGPL-3.0-or-later
// The instance itself, until it is told to stop.

import { randomBytes } from 'node:crypto'
import { hasUsers } from '#access/server/access.store.ts'
import { createFirstLink } from '#access/server/provision.ts'
import { addressOf, masterKey } from '#apps/cli/ground.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { type App, openApp } from '#apps/server.ts'
import { openHome } from '#platform/server/embedded/home.ts'
import { logError, openLog } from '#platform/server/log.ts'
import { readRegencies } from '#platform/server/regencies.ts'
import { readSettings } from '#platform/server/settings.ts'
import { onStop } from '#platform/server/signals.ts'
import { openWeb } from '#platform/server/web-build/build.ts'

type Report = (line: string) => void

interface Running {
  readonly app: App
  readonly publicUrl: string
}

/** @param prepare what happens before anybody may come in */
async function serve(report: Report, prepare: (app: App) => Promise<void>): Promise<Running> {
  const settings = readSettings(process.env)
  const home = await openHome({ data: settings.data, databaseUrl: settings.databaseUrl, report })
  const closers = [home.close]
  onStop(async () => {
    for (const close of closers) await close()
  })
  const secret = randomBytes(32).toString('base64url')
  const app = await openApp({
    databaseUrl: home.databaseUrl,
    data: home.data,
    master: masterKey(settings, home.data),
    publicUrl: addressOf(settings),
    poolSize: settings.poolSize,
    regencies: readRegencies(home.data),
    door: secret,
    web: await openWeb(),
    logError: logError(openLog(settings.logLevel)),
  })
  closers.unshift(app.close)
  await prepare(app)
  const listening = new URL(await app.server.listen({ port: settings.port, host: settings.host }))
  // The command line comes over the loopback, wherever else we listen.
  if (settings.host === '0.0.0.0' || settings.host === '::') listening.hostname = '127.0.0.1'
  home.announce(listening.origin, { secret, databaseUrl: home.databaseUrl })
  const publicUrl = settings.publicUrl ?? listening.origin
  report(`\nKawal is ready: ${publicUrl}`)
  return { app, publicUrl }
}

export async function runStart(report: Report): Promise<undefined> {
  const { app, publicUrl } = await serve(report, async () => undefined)
  const link = await createFirstLink(app.services)
  if (link !== undefined)
    report(`Nobody can sign in yet. The first administrator opens this link, which works once:\n  ${publicUrl}${link}`)
  report('Stop with Ctrl-C.')
}

export async function runDemo(report: Report, files: number): Promise<undefined> {
  await serve(report, async (app) => {
    if (await hasUsers(app.services.db)) return
    report(`Loading the demonstration regency, ${files} files …`)
    await loadDemonstration(app.server, app.services, files, report)
  })
  report(`Sign in as one of these, password ${DEMO_PASSWORD}:`)
  for (const user of demoUsers) report(`  ${user.login.padEnd(10)} ${user.name}, ${user.office.names[0]?.name}`)
  report('Stop with Ctrl-C.')
}
