// SPDX-License-Identifier: AGPL-3.0-or-later
// The history held to account: walking every chain, signing the day.

import { onGround } from '#apps/cli/ground.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Command, ExitCode } from '#platform/cli/command.ts'
import { readSettings } from '#platform/server/settings.ts'
import { sealDay, verifyChains } from '#platform/server/storage/heads.ts'

export const chainCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'Walks every hash chain and names the first break',
    group: 'instance',
    options: [],
    run: ({ screen, json }) =>
      onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
        const result = await verifyChains(services.db, services.keyring)
        const [first] = result.breaks
        if (json) screen.out(JSON.stringify(result))
        else screen.out(`${result.streams} streams, ${result.events} events, ${result.breaks.length} breaks`)
        if (first !== undefined && !json)
          screen.err(`first break: ${first.what} in ${first.regency} ${first.stream} at version ${first.version}`)
        return first === undefined ? 0 : 1
      }),
  },
  {
    name: 'seal',
    summary: "Signs today's head of every regency and prints the heads as JSON",
    group: 'instance',
    options: [],
    run: ({ screen }) =>
      onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
        const now = services.clock()
        screen.out(JSON.stringify(await sealDay(services.db, services.keyring, jakartaDate(now), now)))
        return 0
      }),
  },
]
