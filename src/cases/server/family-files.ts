// SPDX-License-Identifier: AGPL-3.0-or-later
// The documents that families add, under the checks of papers: known by their content alone, scanned, and sealed with the key of the case.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import type { AddedDocument } from '#cases/core/family.ts'
import type { MediaType } from '#kernel/file.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import { openFile, takeFile } from '#platform/server/files/sealed-file.ts'
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

const words: Readonly<Record<string, string>> = { infected: 'family-file-infected', gone: 'family-file-gone' }

export function familyFiles(
  { db, keyring }: Pick<Services, 'db' | 'keyring'>,
  { store, scanner }: { readonly store: FileStore; readonly scanner?: Scanner | undefined },
): FamilyFiles {
  const files = subjectFiles({ db, keyring, store })

  return {
    keep: async (owner, bytes) => {
      const taken = await takeFile<MediaType>({ files, scanner }, { key: owner, bytes }, inspect)
      if (typeof taken === 'string') return words[taken] ?? taken
      const { address, ...file } = taken
      return { file, address }
    },
    open: async (owner, document) => {
      const opened = await openFile({ files, scanner }, document, { key: owner, begins: beginsAs })
      return typeof opened === 'string' ? (words[opened] ?? opened) : { chunks: opened }
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
