// SPDX-License-Identifier: AGPL-3.0-or-later
// Another instance key in the place of the one there is, while nobody works.

import { resolve } from 'node:path'
import { onGround } from '#apps/cli/ground.ts'
import { sayIn, text } from '#apps/cli/instance-text.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Command, ExitCode, Invocation } from '#platform/cli/command.ts'
import { findInstance } from '#platform/server/embedded/lock.ts'
import { keyFileOf } from '#platform/server/embedded/secrets.ts'
import { readSettings } from '#platform/server/settings.ts'
import { StartError } from '#platform/server/start-error.ts'
import { sealDay } from '#platform/server/storage/heads.ts'
import { mustFit } from '#platform/server/storage/key-fit.ts'

async function rotate({ screen, json, language }: Invocation): Promise<ExitCode> {
  const settings = readSettings(process.env)
  const data = resolve(settings.data)
  if (findInstance(data) !== undefined) throw new StartError(['rotate-stopped-only', { data }])
  const { mustBeAlone, rotateKey } = await import('#platform/server/storage/rotate.ts')
  if (settings.databaseUrl !== undefined) await mustBeAlone(settings.databaseUrl)
  const file = keyFileOf(data, settings.keyFile)
  const done = await onGround(settings, screen.err, async ({ services, databaseUrl }) => {
    const { wrappedKeys } = await import('#apps/wrapped-keys.ts')
    await mustFit(services.db, services.keyring)
    const [at, today] = [services.clock(), jakartaDate(services.clock())]
    // What the old key answers for ends with today's head.
    await sealDay(services.db, services.keyring, today, at)
    return rotateKey(file, databaseUrl, { tables: wrappedKeys, today, at })
  })
  if (json) screen.out(JSON.stringify({ ...done, file }))
  else screen.out(sayIn(language, 'rotated', { keys: String(done.keys), file, old: done.old }))
  return 0
}

export const keyRotate: Command = { name: 'key rotate', group: 'instance', summary: text('key-rotate'), options: [], run: rotate }
