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
      return new StartError(['port-used', { port, host }])
    case 'EACCES':
      return new StartError(['port-denied', { port }])
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartError(['host-elsewhere', { host }])
    default:
      return error
  }
}
