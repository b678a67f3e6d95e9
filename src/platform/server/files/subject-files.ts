// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of one person, sealed with that person's key and named by a hash that only this key can make: the same file twice is kept once,
// and whether two people have the same file nobody can tell. With the key, the files are gone.

import { createHmac } from 'node:crypto'
import { formatId, type RecordKey, regencyDigits } from '#kernel/ids.ts'
import { openPieces, sealPieces } from '#platform/server/files/sealed.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import type { Database, Scope } from '#platform/server/storage/database.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'
import { findSubjectKey } from '#platform/server/storage/past.ts'

/** The key of a sealed record comes out to its offices alone: for one of them, `scope` says who asks. */
export interface SubjectFiles {
  /** Keeps it under the address it answers with; `full` where there is no room, `gone` where the person is. */
  readonly keep: (subject: RecordKey, bytes: Buffer, scope?: Scope) => Promise<{ readonly address: string } | 'full' | 'gone'>
  /** Undefined where there is none, or nobody can open it any more. @throws where it is not what was kept. */
  readonly open: (subject: RecordKey, address: string, scope?: Scope) => Promise<AsyncIterable<Buffer> | undefined>
  readonly remove: (subject: RecordKey, address: string) => Promise<void>
  readonly removeAll: (subject: RecordKey) => Promise<void>
}

/** Under which all of a person's files lie. */
export const folderOf = ({ regency, uuid }: RecordKey): string => `${regencyDigits(regency)}/${uuid}/`

interface Needs {
  readonly db: Database
  readonly keyring: Keyring
  readonly store: FileStore
}

export function subjectFiles({ db, keyring, store }: Needs): SubjectFiles {
  async function keyOf(subject: RecordKey, scope?: Scope) {
    const key = await findSubjectKey({ db, keyring }, subject, scope)
    return key === 'destroyed' ? undefined : key
  }
  const contextOf = (subject: RecordKey, address: string): string => `${formatId(subject)}:${address}`

  return {
    keep: async (subject, bytes, scope) => {
      const key = await keyOf(subject, scope)
      if (key === undefined) return 'gone'
      const address = createHmac('sha256', key).update('file:').update(bytes).digest('hex')
      const kept = await store.put(`${folderOf(subject)}${address}`, sealPieces(key, bytes, contextOf(subject, address)))
      return kept === 'full' ? 'full' : { address }
    },
    open: async (subject, address, scope) => {
      const key = await keyOf(subject, scope)
      const sealed = key === undefined ? undefined : await store.get(`${folderOf(subject)}${address}`)
      return key === undefined || sealed === undefined ? undefined : openPieces(key, sealed, contextOf(subject, address))
    },
    remove: (subject, address) => store.remove(`${folderOf(subject)}${address}`),
    removeAll: async (subject) => {
      for await (const { name } of store.list(folderOf(subject))) await store.remove(name)
    },
  }
}
