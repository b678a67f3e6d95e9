// SPDX-License-Identifier: AGPL-3.0-or-later
// Which persons were erased, kept beside the database: a backup from before an erasure still holds the key, and the list does not come back with it.

import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod/mini'
import { RecordId } from '#kernel/ids.ts'
import { StartError } from '#platform/server/start-error.ts'

const Erasure = z.object({ id: RecordId, type: z.string(), at: z.string(), basis: z.string() })
export type Erasure = z.output<typeof Erasure>

export interface Erasures {
  /** On disk when it returns; the same person may be added again. */
  readonly add: (erasure: Erasure) => void
  readonly list: () => readonly Erasure[]
}

/** A power cut may leave half a line; its job has not completed then, and writes it again. Anything else that is none must not be passed over. */
function whole(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function parseLines(text: string): readonly Erasure[] {
  return text.split('\n').flatMap((line) => {
    const entry = whole(line)
    return entry === undefined ? [] : [Erasure.parse(entry)]
  })
}

/** A copy that was kept elsewhere. @throws StartError when it is none */
export function readErasures(file: string): readonly Erasure[] {
  try {
    const text = readFileSync(file, 'utf8')
    const listed = parseLines(text)
    if (listed.length > 0 || text.trim() === '') return listed
  } catch {}
  throw new StartError(['erasures-unreadable', { file }])
}

export function openErasures(data: string): Erasures {
  const file = join(data, 'erasures.jsonl')
  return {
    add: (erasure) => {
      const descriptor = openSync(file, 'a', 0o600)
      // On a line of its own, also behind half a line that a power cut left.
      writeSync(descriptor, `\n${JSON.stringify(erasure)}\n`)
      fsyncSync(descriptor)
      closeSync(descriptor)
    },
    list: () => {
      return existsSync(file) ? parseLines(readFileSync(file, 'utf8')) : []
    },
  }
}
