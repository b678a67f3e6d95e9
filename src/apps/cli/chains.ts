// SPDX-License-Identifier: AGPL-3.0-or-later
// The history held to account: walking every chain, signing the day, keeping heads elsewhere.

import { readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { onGround } from '#apps/cli/ground.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type Command, type ExitCode, type Invocation, optionsOf } from '#platform/cli/command.ts'
import { type Say, speaker } from '#platform/cli/help.ts'
import { foldsOf } from '#platform/server/http/capability.ts'
import { readSettings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'
import { exportHeads, KeptHead, sealDay } from '#platform/server/storage/heads.ts'
import { verifyChains } from '#platform/server/storage/verify.ts'
import type { Break } from '#platform/server/storage/walk.ts'

function readKept(file: unknown): readonly KeptHead[] {
  if (file === undefined) return []
  try {
    return z.array(KeptHead).parse(JSON.parse(readFileSync(String(file), 'utf8')))
  } catch {
    throw new StartError(`${String(file)} cannot be read as heads. It must be a file that "kawal heads export" made.`)
  }
}

function describe({ what, regency, stream, version, day = '' }: Break, say: Say): string {
  return say(`break-${what}`, { regency, stream, version: String(version), day })
}

async function verify({ screen, json, values, language }: Invocation): Promise<ExitCode> {
  const say = speaker(language)
  const kept = readKept(values['against'])
  return onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
    const { plugIn } = await import('#apps/server.ts')
    const folds = foldsOf(plugIn(services).capabilities)
    const { breaks, ...counts } = await verifyChains(services.db, services.keyring, { folds, against: kept })
    const [first] = breaks
    if (json) screen.out(JSON.stringify({ ...counts, breaks }))
    else {
      const { streams, events, heads, folded, erased } = counts
      screen.out(say('verified', { streams: String(streams), events: String(events), heads: String(heads) }))
      screen.out(say('folded', { folded: String(folded), erased: String(erased) }))
      if (first === undefined) screen.out(say('no-breaks'))
      else screen.err(`${say('breaks', { count: String(breaks.length) })}\n${describe(first, say)}`)
    }
    return first === undefined ? 0 : 1
  })
}

async function exportTo({ screen, values }: Invocation): Promise<ExitCode> {
  const { day, out } = values
  return onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
    const heads = await exportHeads(services.db, day === undefined ? undefined : String(day))
    if (heads.length === 0) {
      screen.err('No day is sealed yet. The clock seals each after midnight; now: kawal heads seal')
      return 1
    }
    if (out === undefined) screen.out(JSON.stringify(heads))
    else {
      writeFileSync(String(out), `${JSON.stringify(heads)}\n`)
      screen.err(`${heads.length} heads written to ${String(out)}. Keep the file where nobody of this instance can write.`)
    }
    return 0
  })
}

export const chainCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: 'Walks every hash chain, folds every state anew, recomputes every head, and names the first break',
    group: 'instance',
    options: optionsOf({ against: { about: 'a file of heads that was kept elsewhere' } }),
    run: verify,
  },
  {
    name: 'heads export',
    summary: 'Prints the last signed head of every regency with the ends under it, to be kept elsewhere',
    group: 'instance',
    options: optionsOf({ day: { about: 'YYYY-MM-DD' }, out: { about: 'a file to write to' } }),
    run: exportTo,
  },
  {
    name: 'heads seal',
    summary: 'Signs the head of today for every regency that has none; the clock does so after each day',
    group: 'instance',
    options: [],
    run: ({ screen, json }) =>
      onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
        const now = services.clock()
        const heads = await sealDay(services.db, services.keyring, jakartaDate(now), now)
        if (json) screen.out(JSON.stringify(heads))
        else for (const head of heads) screen.out(`${head.regency} ${head.day} ${head.root}`)
        return 0
      }),
  },
]
