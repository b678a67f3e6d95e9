// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a folder of this machine. Each is written under another name, put on the disk, and given its own name only then.

import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { FileStore, KeptFile } from '#platform/server/files/store.ts'
import { newId } from '#platform/server/new-id.ts'

const INCOMING = 'incoming'
/** No space, over a quota, over the limit of a file's size. */
const noRoom = ['ENOSPC', 'EDQUOT', 'EFBIG']

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** A name is on the disk once its folder is. */
async function settle(folder: string): Promise<void> {
  const handle = await open(folder)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export function folderStore(root: string): FileStore {
  const pathOf = (name: string): string => {
    if (!/^[\w-]+(?:\/[\w-]+)*$/.test(name)) throw new Error('no name of a file')
    return join(root, name)
  }

  async function write(path: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const handle = await open(path, 'wx', 0o600)
    try {
      for await (const chunk of chunks) await handle.writeFile(chunk)
      await handle.sync()
    } finally {
      await handle.close()
    }
  }

  async function* walk(folder: string): AsyncGenerator<KeptFile> {
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
    for (const entry of entries) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) yield* walk(path)
      // It may have been removed since.
      else {
        const found = await stat(path).catch(() => undefined)
        if (found !== undefined) yield { name: relative(root, path).split(sep).join('/'), at: found.mtimeMs }
      }
    }
  }

  return {
    put: async (name, chunks) => {
      const path = pathOf(name)
      const incoming = join(root, INCOMING, newId())
      try {
        await mkdir(dirname(incoming), { recursive: true, mode: 0o700 })
        await mkdir(dirname(path), { recursive: true, mode: 0o700 })
        await write(incoming, chunks)
        await rename(incoming, path)
        await settle(dirname(path))
        return 'kept'
      } catch (error) {
        await rm(incoming, { force: true })
        if (noRoom.includes(codeOf(error))) return 'full'
        throw error
      }
    },
    get: async (name) => {
      const path = pathOf(name)
      const found = await stat(path).catch(() => undefined)
      return found === undefined ? undefined : createReadStream(path)
    },
    remove: (name) => rm(pathOf(name), { force: true }),
    list: async function* (prefix) {
      const folder = prefix.slice(0, prefix.lastIndexOf('/') + 1)
      for await (const file of walk(join(root, folder))) if (file.name.startsWith(prefix)) yield file
    },
  }
}
