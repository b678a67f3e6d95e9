// SPDX-License-Identifier: AGPL-3.0-or-later
// A server in a process of its own: `ours`, or the plain `baseline` on the same database, pool, and authentication.

import * as z from 'zod/mini'
import { createToken } from '#access/server/provision.ts'
import { openApp } from '#apps/server.ts'
import { openServices } from '#apps/services.ts'
import { LANES } from '#platform/server/storage/database.ts'
import { openBaseline } from './baseline.ts'
import { openCaseBaseline } from './case-baseline.ts'

const [, , kind = '', databaseUrl = '', sizes = '{}'] = process.argv
// Connections in all, on either side.
const CONNECTIONS = 10
const options = {
  databaseUrl,
  master: Buffer.alloc(32, 7),
  publicUrl: 'http://127.0.0.1',
  poolSize: kind === 'ours' ? CONNECTIONS - LANES : CONNECTIONS,
}

async function open() {
  if (kind === 'ours') {
    const app = await openApp({ ...options, logError: (error) => console.error(error) })
    return { server: app.server, services: app.services, close: app.close }
  }
  const services = openServices(options)
  const asked = z.object({ register: z.number(), file: z.number() }).parse(JSON.parse(sizes))
  const server = kind === 'baseline' ? openBaseline(services, asked) : openCaseBaseline(services, asked)
  return {
    server,
    services,
    close: async () => {
      await server.close()
      await services.db.close()
    },
  }
}

const { server, services, close } = await open()
const url = await server.listen({ port: 0, host: '127.0.0.1' })
const token = await createToken(services, 'dinas', { expiresInDays: 1 })
function end(): void {
  close().then(
    () => process.exit(0),
    () => process.exit(1),
  )
}
process.once('message', end)
// Whoever measured is gone, and would have told it to end.
process.once('disconnect', end)
process.send?.({ url, token })
