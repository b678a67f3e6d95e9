// SPDX-License-Identifier: AGPL-3.0-or-later
// PostgreSQL refuses to run as root. When we are root it runs as another user, who must be able to reach its files.

import { existsSync, readFileSync, type Stats, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StartError } from '#platform/server/start-error.ts'

/** The user that the database's processes run as. */
export interface Owner {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

const candidates = ['postgres', 'nobody'] as const

/** The accounts of a passwd file, by name and number. */
export function readAccounts(passwd: string): Owner[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}

/**
 * Who runs the database: nobody in particular (ourselves) for an ordinary user; for root, the user that the data already
 * belong to, else `postgres`, else `nobody`.
 */
export function chooseOwner(cluster: string): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = readAccounts(readFileSync('/etc/passwd', 'utf8'))
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { name: accounts.find((account) => account.uid === uid)?.name ?? String(uid), uid, gid }
  }
  const found = candidates.flatMap((name) => accounts.filter((account) => account.name === name))[0]
  if (found !== undefined) return found
  throw new StartError(['no-owner'])
}

function may(owner: Owner, file: Stats, bits: number): boolean {
  const shift = file.uid === owner.uid ? 6 : file.gid === owner.gid ? 3 : 0
  return ((file.mode >> shift) & bits) === bits
}

const ENTER = 0o1
const READ_AND_ENTER = 0o5

/** The first folder on the way to a path that this user cannot enter, from the root of the disk downwards. */
export function blockingFolder(owner: Owner, path: string): string | undefined {
  const parent = dirname(path)
  const above = parent === path ? undefined : blockingFolder(owner, parent)
  if (above !== undefined) return above
  return existsSync(path) && !may(owner, statSync(path), ENTER) ? path : undefined
}

/** Refuses, naming the folder in the way and the way on, when the database's user cannot reach the data or the programs. */
export function refuseUnreachable(owner: Owner, where: { readonly data: string; readonly program: string }): void {
  // The programs first: where they are closed, other data would not help.
  const blocked = blockingFolder(owner, dirname(where.program))
  if (blocked !== undefined || !may(owner, statSync(where.program), READ_AND_ENTER)) {
    throw new StartError(
      [
        'owner-cannot-run',
        { owner: owner.name, program: where.program, blocked: blocked === undefined ? '' : ['closed-to-others', { folder: blocked }] },
      ],
      ['any-helps'],
      ['move-checkout'],
      ['let-through', { path: blocked ?? where.program }],
      ['be-ordinary'],
    )
  }
  const data = blockingFolder(owner, where.data)
  if (data !== undefined) {
    throw new StartError(
      ['owner-cannot-enter', { owner: owner.name, folder: data, data: where.data }],
      ['any-helps'],
      ['keep-elsewhere'],
      ['let-through', { path: data }],
      ['be-ordinary'],
    )
  }
}
