// SPDX-License-Identifier: AGPL-3.0-or-later

import { StartError } from '#platform/server/start-error.ts'

interface Wanted {
  readonly host: string
  readonly port: number
}

/** Why nobody can be let in at this address, with the setting to change; any other fault stays what it is. */
export function listenFault(error: unknown, { host, port }: Wanted): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'EADDRINUSE':
      return new StartError(`Port ${port} of ${host} is used by another program. Stop that one, or set KAWAL_PORT to another port.`)
    case 'EACCES':
      return new StartError(`Port ${port} may not be opened by this user. Set KAWAL_PORT to a port of 1024 or above.`)
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(
        `${host} is no address of this machine. Set KAWAL_HOST to one it has: 127.0.0.1 (this machine only) or 0.0.0.0 (everybody).`,
      )
    default:
      return error
  }
}
