// SPDX-License-Identifier: AGPL-3.0-or-later
// When an operator last did what should be done every day: beside the data, for the doctor and for whoever watches.

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'

const Done = z.object({ backup: z.optional(z.iso.datetime()), verify: z.optional(z.iso.datetime()) })
export type Done = z.output<typeof Done>

const fileIn = (data: string): string => join(data, 'done.json')

/** Nothing where nothing was done yet, or what is written cannot be read. */
export function readDone(data: string): Done {
  try {
    return Done.parse(JSON.parse(readFileSync(fileIn(data), 'utf8')))
  } catch {
    return {}
  }
}

/** That it was done and went well. */
export function noteDone(data: string, what: keyof Done, at: string): void {
  if (!existsSync(data)) return
  const draft = `${fileIn(data)}.${process.pid}`
  writeFileSync(draft, `${JSON.stringify({ ...readDone(data), [what]: at })}\n`, { mode: 0o600 })
  renameSync(draft, fileIn(data))
}
