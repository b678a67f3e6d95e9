// SPDX-License-Identifier: AGPL-3.0-or-later
// A program of its own, on a disk that has no room for what it puts there: it says what the store answers and what is left.

import { readdirSync } from 'node:fs'
import { folderStore } from '#platform/server/files/folder-store.ts'

// Without this the limit would end the program instead of being told to it.
process.on('SIGXFSZ', () => undefined)
const [, , folder = ''] = process.argv
const store = folderStore(folder)
const small = await store.put('3510/a/small', [Buffer.alloc(10)])
const large = await store.put('3510/a/large', [Buffer.alloc(300 * 1024), Buffer.alloc(300 * 1024)])
const left = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
process.stdout.write(JSON.stringify({ small, large, left: left.map(({ name }) => name) }))
