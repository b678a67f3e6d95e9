// SPDX-License-Identifier: AGPL-3.0-or-later
// The documents that families add, under the checks of papers: known by their content alone, scanned, and sealed with the key of the case.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import type { AddedDocument } from '#cases/core/family.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { begun } from '#platform/server/files/begun.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { FileStore } from '#platform/server/files/store.ts'
import { subjectFiles } from '#platform/server/files/subject-files.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { everywhere } from '#platform/server/storage/database.ts'

export interface FamilyFiles {
  /** Keeps what is sound; otherwise a word key that says why not. */
  readonly keep: (
    owner: RecordKey,
    bytes: Buffer,
  ) => Promise<{ readonly file: Omit<AddedDocument, 'on'>; readonly address: string } | string>
  /** To be read once; otherwise a word key that says why not. */
  readonly open: (
    owner: RecordKey,
    document: AddedDocument & { readonly address: string },
  ) => Promise<{ readonly chunks: AsyncIterable<Buffer> } | string>
  readonly removeAll: (owner: RecordKey) => Promise<void>
}

/** A scanner that is away has not looked. */
async function scanned(scanner: Scanner | undefined, chunks: AsyncIterable<Buffer>): Promise<'CLEAN' | 'INFECTED' | 'UNREAD'> {
  return (await scanner?.(chunks).catch(() => 'UNREAD' as const)) ?? 'UNREAD'
}

async function* one(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

export function familyFiles(
  { db, keyring }: Pick<Services, 'db' | 'keyring'>,
  { store, scanner }: { readonly store: FileStore; readonly scanner?: Scanner | undefined },
): FamilyFiles {
  const files = subjectFiles({ db, keyring, store })

  return {
    keep: async (owner, bytes) => {
      const inspected = inspect(bytes)
      if (!inspected.ok) return inspected.fault
      const scan = await scanned(scanner, one(inspected.bytes))
      if (scan === 'INFECTED') return 'family-file-infected'
      const kept = await files.keep(owner, inspected.bytes)
      if (kept === 'full') return 'store-full'
      if (kept === 'gone') return 'family-file-gone'
      const { type, dangers } = inspected
      const file = { type, bytes: inspected.bytes.length, dangers, scan: scan === 'UNREAD' ? 'NOT_SCANNED' : scan } as const
      return { file, address: kept.address }
    },
    open: async (owner, { address, scan, type }) => {
      // Looked at now, where the scanner was away when it came.
      if (scan === 'NOT_SCANNED' && scanner !== undefined) {
        const unread = await files.open(owner, address)
        if (unread !== undefined && (await scanned(scanner, unread)) === 'INFECTED') return 'family-file-infected'
      }
      const chunks = await files.open(owner, address)
      if (chunks === undefined) return 'family-file-gone'
      const { first, all, end } = await begun(chunks)
      // What it was when it came, it must still be: nothing else is ever shown under this type.
      if (beginsAs[type](first)) return { chunks: all }
      await end()
      return 'family-file-gone'
    },
    removeAll: (owner) => files.removeAll(owner),
  }
}

/** Whether a case still names a file: what nobody names is swept. */
export function keepsFile({ records }: Pick<Services, 'records'>): (owner: RecordKey, address: string) => Promise<boolean> {
  return async (owner, address) => {
    const stored = await records.find<CaseFile>(CASE_TYPE, owner, everywhere)
    return stored?.state.personal?.family?.addresses.includes(address) === true
  }
}
