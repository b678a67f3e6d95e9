// SPDX-License-Identifier: AGPL-3.0-or-later
// The command line's root.

import { createFirstLink, createToken, demoUsers, hasUsers } from '#access/server/provision.ts'
import { DEMO_PASSWORD, loadDemonstration } from '#apps/demo/demonstration.ts'
import { openApp, VERSION } from '#apps/server.ts'
import { jakartaDate } from '#kernel/time.ts'
import { openHome } from '#platform/server/embedded/home.ts'
import { keepSecret, readSecret } from '#platform/server/embedded/secrets.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { onStop } from '#platform/server/signals.ts'
import { StartError } from '#platform/server/start-error.ts'
import { sealDay, verifyChains } from '#platform/server/storage/heads.ts'
import { openWeb } from '#platform/server/web-build/build.ts'

const DEMO_FILES = 3000

const say = (line: string): void => console.log(line)

/** The key from which every other is derived: kept in the data folder, unless it is given from elsewhere. */
function instanceKey(settings: Settings, data: string): Buffer {
  return Buffer.from(settings.keyFile === undefined ? keepSecret(data, 'instance-key') : readSecret(settings.keyFile), 'base64url')
}

async function opened(settings: Settings, serve: boolean) {
  const home = await openHome({ data: settings.data, databaseUrl: settings.databaseUrl, report: say })
  const publicUrl = settings.publicUrl ?? `http://${settings.host}:${settings.port}`
  const app = await openApp({
    databaseUrl: home.databaseUrl,
    master: instanceKey(settings, home.data),
    publicUrl,
    poolSize: settings.poolSize,
    ...(serve ? { web: await openWeb() } : { idle: true }),
    logError: (error) => console.error(error instanceof Error ? error.message : String(error)),
  })
  return {
    ...app,
    publicUrl,
    home,
    close: async () => {
      await app.close()
      await home.close()
    },
  }
}

async function serve(demo: boolean): Promise<void> {
  const settings = readSettings(process.env)
  const instance = await opened(settings, true)
  onStop(instance.close)
  if (demo) {
    if (!(await hasUsers(instance.services.db))) {
      say(`Loading the demonstration regency, ${DEMO_FILES} files …`)
      await loadDemonstration(instance.server, instance.services, DEMO_FILES, say)
    }
  }
  await instance.server.listen({ port: settings.port, host: settings.host })
  instance.home.announce(instance.publicUrl)
  say(`\nKawal is ready: ${instance.publicUrl}`)
  if (demo) {
    say(`Sign in as one of these, password ${DEMO_PASSWORD}:`)
    for (const user of demoUsers) say(`  ${user.login.padEnd(10)} ${user.name}, ${user.office.names[0]?.name}`)
  }
  const first = demo ? undefined : await createFirstLink(instance.services)
  if (first !== undefined)
    say(`Nobody can sign in yet. The first administrator opens this link, which works once:\n  ${instance.publicUrl}${first}`)
  say('Stop with Ctrl-C.')
}

function option(name: string): string | undefined {
  const index = process.argv.indexOf(`--${name}`)
  return index === -1 ? undefined : process.argv[index + 1]
}

/** One-off commands open the data folder themselves: they run while no instance does. */
async function once(work: (instance: Awaited<ReturnType<typeof opened>>) => Promise<number>): Promise<number> {
  const instance = await opened(readSettings(process.env), false)
  try {
    return await work(instance)
  } finally {
    await instance.close()
  }
}

const usage = `kawal ${VERSION}
  demo                      the demonstration regency
  start                     an office of your own
  migrate                   bring the database to this version
  token create --user NAME  a token for a machine, printed alone
  seal                      sign today's head of every regency, printed as JSON
  verify                    walk every hash chain`

async function main(): Promise<number | undefined> {
  const [, , command, sub] = process.argv
  switch (command) {
    case 'demo':
      await serve(true)
      return undefined
    case 'start':
      await serve(false)
      return undefined
    case 'migrate':
      return once(async () => 0)
    case 'token': {
      const user = option('user')
      if (sub !== 'create' || user === undefined) break
      return once(async (instance) => {
        const token = await createToken(instance.services, user)
        if (token === undefined) throw new StartError(`There is no user ${user}.`)
        say(token)
        return 0
      })
    }
    case 'seal':
      return once(async (instance) => {
        const now = instance.services.clock()
        say(JSON.stringify(await sealDay(instance.services.db, instance.services.keyring, jakartaDate(now), now)))
        return 0
      })
    case 'verify':
      return once(async (instance) => {
        const result = await verifyChains(instance.services.db, instance.services.keyring)
        say(
          process.argv.includes('--json')
            ? JSON.stringify(result)
            : `${result.streams} streams, ${result.events} events, ${result.breaks.length} breaks`,
        )
        for (const found of result.breaks.slice(0, 1))
          say(`first break: ${found.what} in ${found.regency} ${found.stream} at version ${found.version}`)
        return result.breaks.length === 0 ? 0 : 1
      })
    default:
      break
  }
  say(usage)
  return command === undefined || command === 'help' ? 0 : 2
}

main().then(
  (code) => {
    if (code !== undefined) process.exit(code)
  },
  (error: unknown) => {
    console.error(error instanceof StartError ? error.message : error)
    process.exit(1)
  },
)
