// SPDX-License-Identifier: AGPL-3.0-or-later
// A file in a sealed record: looked at and scanned when it comes, since nobody but its offices can open it later; sealed with the record's key.

import type { FileScan, KeptFile } from '#kernel/file.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { begun } from '#platform/server/files/begun.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { Scope } from '#platform/server/storage/database.ts'

const MOST_NAME = 120
const UNNAMED = 'Berkas'

/** What somebody calls a file, in one line and without its ending. */
export function nameOf(fileName: string): string {
  const [plain = ''] = [
    fileName
      .replaceAll(/\p{Cc}+/gu, ' ')
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .trim(),
  ]
  return plain === '' ? UNNAMED : plain.slice(0, MOST_NAME)
}

/** A scanner that is away or has not said leaves it *not scanned*, as everybody who may open it sees. */
export async function scanned(scanner: Scanner | undefined, bytes: Buffer): Promise<FileScan | 'INFECTED'> {
  if (scanner === undefined) return 'NOT_SCANNED'
  async function* whole(): AsyncGenerator<Buffer> {
    yield bytes
  }
  const said = await scanner(whole()).catch(() => 'UNREAD' as const)
  return said === 'UNREAD' ? 'NOT_SCANNED' : said
}

interface Plugs {
  readonly files: SubjectFiles
  readonly scanner?: Scanner | undefined
}

interface Brought {
  /** The sealed record. */
  readonly key: RecordKey
  readonly scope: Scope
  readonly fileName: string
  readonly bytes: Buffer
}

/** Keeps what is sound; otherwise a word key that says why not: `infected` is the record's own, `gone` where it cannot be reached any more. */
export async function takeSealedFile({ files, scanner }: Plugs, brought: Brought): Promise<KeptFile | string> {
  const inspected = inspect(brought.bytes)
  if (!inspected.ok) return inspected.fault
  const scan = await scanned(scanner, inspected.bytes)
  if (scan === 'INFECTED') return 'infected'
  const kept = await files.keep(brought.key, inspected.bytes, brought.scope)
  if (kept === 'gone') return 'gone'
  if (kept === 'full') return 'store-full'
  const { type, dangers } = inspected
  return { name: nameOf(brought.fileName), type, bytes: inspected.bytes.length, dangers, scan, address: kept.address }
}

/** To be read once. Undefined where nobody can open it any more. */
export async function openSealedFile(
  files: SubjectFiles,
  file: KeptFile,
  { key, scope }: Pick<Brought, 'key' | 'scope'>,
): Promise<
  { readonly name: string; readonly type: KeptFile['type']; readonly bytes: number; readonly chunks: AsyncIterable<Buffer> } | undefined
> {
  const chunks = await files.open(key, file.address, scope)
  if (chunks === undefined) return undefined
  const { first, all, end } = await begun(chunks)
  // What it was when it came, it must still be: nothing else is ever shown under this type.
  if (!beginsAs[file.type](first)) {
    await end()
    return undefined
  }
  return { name: `${file.name}.${file.type.split('/')[1]}`, type: file.type, bytes: file.bytes, chunks: all }
}
