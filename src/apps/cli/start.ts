// SPDX-License-Identifier: AGPL-3.0-or-later
// `start` and `demo`: the instance itself, until it is told to stop.

import { randomBytes } from 'node:crypto'
import { createFirstLink, demoUsers, hasUsers } from '#access/server/provision.ts'
import { addressOf, masterKey } from '#apps/cli/ground.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { type App, openApp } from '#apps/server.ts'
import { type Command, optionsOf } from '#platform/cli/command.ts'
import { openHome } from '#platform/server/embedded/home.ts'
import { readSettings } from '#platform/server/settings.ts'
import { onStop } from '#platform/server/signals.ts'
import { openWeb } from '#platform/server/web-build/build.ts'

const DEMO_FILES = 3000

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
    master: masterKey(settings, home.data),
    publicUrl: addressOf(settings),
    poolSize: settings.poolSize,
    door: secret,
    web: await openWeb(),
    logError: (error) => console.error(error instanceof Error ? error.message : String(error)),
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

export const start: Command = {
  name: 'start',
  group: 'instance',
  summary: 'Runs an office of your own until Ctrl-C',
  options: [],
  run: async ({ screen }) => {
    const { app, publicUrl } = await serve(screen.out, async () => undefined)
    const link = await createFirstLink(app.services)
    if (link !== undefined)
      screen.out(`Nobody can sign in yet. The first administrator opens this link, which works once:\n  ${publicUrl}${link}`)
    screen.out('Stop with Ctrl-C.')
    return undefined
  },
}

export const demo: Command = {
  name: 'demo',
  group: 'instance',
  summary: 'Runs the demonstration regency until Ctrl-C',
  options: optionsOf({ files: { kind: 'number', about: `how many files to load at the first start; ${DEMO_FILES}` } }),
  run: async ({ screen, values }) => {
    const { files = DEMO_FILES } = values
    await serve(screen.out, async (app) => {
      if (await hasUsers(app.services.db)) return
      screen.out(`Loading the demonstration regency, ${String(files)} files …`)
      await loadDemonstration(app.server, app.services, Number(files), screen.out)
    })
    screen.out(`Sign in as one of these, password ${DEMO_PASSWORD}:`)
    for (const user of demoUsers) screen.out(`  ${user.login.padEnd(10)} ${user.name}, ${user.office.names[0]?.name}`)
    screen.out('Stop with Ctrl-C.')
    return undefined
  },
}
