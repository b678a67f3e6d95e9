// SPDX-License-Identifier: AGPL-3.0-or-later
// A file in a record: looked at and scanned when it comes, since of a sealed record nobody but its offices can open it later; sealed with the
// record's key. When it is opened it must still be what it was.

import type { Brought, FileDanger, FileScan, KeptFile, MediaType } from '#kernel/file.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { begun } from '#platform/server/files/begun.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { Scope } from '#platform/server/storage/database.ts'

const MOST_NAME = 120
const UNNAMED = 'Berkas'

/** What somebody calls a file, in one line and without its ending. */
function nameOf(fileName: string): string {
  const [plain = ''] = [
    fileName
      .replaceAll(/\p{Cc}+/gu, ' ')
      .replace(/\.[A-Za-z0-9]{1,5}$/, '')
      .trim(),
  ]
  return plain === '' ? UNNAMED : plain.slice(0, MOST_NAME)
}

async function* whole(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes
}

/** A scanner that is away or has not said leaves it *not scanned*, as everybody who may open it sees. */
async function scanned(scanner: Scanner | undefined, chunks: AsyncIterable<Buffer>): Promise<FileScan | 'INFECTED'> {
  if (scanner === undefined) return 'NOT_SCANNED'
  const said = await scanner(chunks).catch(() => 'UNREAD' as const)
  return said === 'UNREAD' ? 'NOT_SCANNED' : said
}

interface Plugs {
  readonly files: SubjectFiles
  readonly scanner?: Scanner | undefined
}

interface Where {
  /** The record. */
  readonly key: RecordKey
  /** Who asks, where it is sealed. */
  readonly scope?: Scope
}

type Looked<Type> =
  | { readonly ok: true; readonly type: Type; readonly bytes: Buffer; readonly dangers: readonly FileDanger[] }
  | { readonly ok: false; readonly fault: string }

interface Taken<Type> extends Omit<KeptFile, 'name' | 'type'> {
  readonly type: Type
}

/**
 * Keeps what is sound; otherwise a word key that says why not: `infected` is the record's own, `gone` where it cannot be reached any more.
 * @param look as what it is known
 */
export async function takeFile<Type extends Brought>(
  { files, scanner }: Plugs,
  { key, scope, bytes }: Where & { readonly bytes: Buffer },
  look: (bytes: Buffer) => Looked<Type>,
): Promise<Taken<Type> | string> {
  const looked = look(bytes)
  if (!looked.ok) return looked.fault
  const scan = await scanned(scanner, whole(looked.bytes))
  if (scan === 'INFECTED') return 'infected'
  const kept = await files.keep(key, looked.bytes, scope)
  if (kept === 'gone') return 'gone'
  if (kept === 'full') return 'store-full'
  const { type, dangers } = looked
  return { type, bytes: looked.bytes.length, dangers, scan, address: kept.address }
}

/** To be read once; `gone` where nobody can open it any more. */
export async function openFile<Type extends Brought>(
  { files, scanner }: Plugs,
  { address, type, scan }: Pick<Taken<Type>, 'address' | 'type' | 'scan'>,
  { key, scope, begins }: Where & { readonly begins: Readonly<Record<Type, (first: Buffer) => boolean>> },
): Promise<AsyncIterable<Buffer> | 'infected' | 'gone'> {
  // Looked at now, where the scanner was away when it came.
  if (scan === 'NOT_SCANNED' && scanner !== undefined) {
    const unread = await files.open(key, address, scope)
    if (unread !== undefined && (await scanned(scanner, unread)) === 'INFECTED') return 'infected'
  }
  const chunks = await files.open(key, address, scope)
  if (chunks === undefined) return 'gone'
  const { first, all, end } = await begun(chunks)
  // What it was when it came, it must still be: nothing else is ever shown under this type.
  if (begins[type](first)) return all
  await end()
  return 'gone'
}

/** With the name by which whoever brought it calls it. */
export const named = <Type extends Brought>(file: Taken<Type>, fileName: string): Taken<Type> & { readonly name: string } => ({
  name: nameOf(fileName),
  ...file,
})

interface Shown<Type extends Brought> {
  readonly name: string
  readonly type: Type
  readonly bytes: number
}

/** How it is given out, under its name and the ending of its type. */
export const shown = <Type extends Brought>({ name, type, bytes }: Shown<Type>, chunks: AsyncIterable<Buffer>) => ({
  name: `${name}.${type.split('/')[1]}`,
  type,
  bytes,
  chunks,
})

/** `takeFile` of a photograph, a scan or a PDF, with its name. */
export async function takeSealedFile(
  plugs: Plugs,
  { fileName, ...brought }: Where & { readonly fileName: string; readonly bytes: Buffer },
): Promise<KeptFile | string> {
  const taken = await takeFile<MediaType>(plugs, brought, inspect)
  return typeof taken === 'string' ? taken : named(taken, fileName)
}

/** `openFile` of one of those, as it is given out. */
export async function openSealedFile(plugs: Plugs, file: KeptFile, where: Where) {
  const opened = await openFile(plugs, file, { ...where, begins: beginsAs })
  return typeof opened === 'string' ? opened : shown(file, opened)
}
