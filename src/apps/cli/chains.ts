// SPDX-License-Identifier: AGPL-3.0-or-later
// The history held to account: walking every chain, signing the day, keeping heads elsewhere.

import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as z from 'zod/mini'
import { onGround } from '#apps/cli/ground.ts'
import { text } from '#apps/cli/instance-text.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type Command, type ExitCode, type Invocation, optionsOf } from '#platform/cli/command.ts'
import { type Say, speaker } from '#platform/cli/help.ts'
import { noteDone } from '#platform/server/done.ts'
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
    throw new StartError(['heads-unreadable', { file: String(file) }])
  }
}

function describe({ what, regency, stream, version, day = '' }: Break, say: Say): string {
  return say(`break-${what}`, { regency, stream, version: String(version), day })
}

async function verify({ screen, json, values, language }: Invocation): Promise<ExitCode> {
  const say = speaker(language)
  const kept = readKept(values['against'])
  const settings = readSettings(process.env)
  return onGround<ExitCode>(settings, screen.err, async ({ services }) => {
    const { plugIn } = await import('#apps/server.ts')
    const folds = foldsOf(plugIn(services).capabilities)
    const { breaks, ...counts } = await verifyChains(services.db, services.keyring, { folds, against: kept })
    const [first] = breaks
    if (first === undefined) noteDone(resolve(settings.data), 'verify', services.clock())
    if (json) screen.out(JSON.stringify({ ...counts, breaks }))
    else {
      const { streams, events, heads, folded, erased, closed } = counts
      screen.out(say('verified', { streams: String(streams), events: String(events), heads: String(heads) }))
      screen.out(say('folded', { folded: String(folded), erased: String(erased), closed: String(closed) }))
      if (first === undefined) screen.out(say('no-breaks'))
      else screen.err(`${say('breaks', { count: String(breaks.length) })}\n${describe(first, say)}`)
    }
    return first === undefined ? 0 : 1
  })
}

async function exportTo({ screen, values, json, language, refuse }: Invocation): Promise<ExitCode> {
  const { day, out } = values
  const say = speaker(language)
  return onGround<ExitCode>(readSettings(process.env), screen.err, async ({ services }) => {
    const heads = await exportHeads(services.db, day === undefined ? undefined : String(day))
    if (heads.length === 0) return refuse('nothing-sealed', say('nothing-sealed'))
    if (out === undefined) screen.out(JSON.stringify(heads))
    else {
      writeFileSync(String(out), `${JSON.stringify(heads)}\n`)
      if (json) screen.out(JSON.stringify({ heads: heads.length, out }))
      else screen.err(say('heads-written', { count: String(heads.length), file: String(out) }))
    }
    return 0
  })
}

export const chainCommands: readonly Command[] = [
  {
    name: 'verify',
    summary: text('verify'),
    group: 'instance',
    options: optionsOf({ against: { about: text('verify-against') } }),
    run: verify,
  },
  {
    name: 'heads export',
    summary: text('heads-export'),
    group: 'instance',
    options: optionsOf({ day: { about: text('heads-day') }, out: { about: text('heads-out') } }),
    run: exportTo,
  },
  {
    name: 'heads seal',
    summary: text('heads-seal'),
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
