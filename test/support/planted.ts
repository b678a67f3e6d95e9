// SPDX-License-Identifier: AGPL-3.0-or-later
// A small tree with our own settings and a fault in it: what a checker says about it is what the checker is worth.

import { spawnSync } from 'node:child_process'
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { temporaryFolder } from './folder.ts'
import { programOf } from './stages.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const isSetting = (name: string): boolean => /^(tsconfig.*|biome|knip|package)\.json$/.test(name)

/** What a checker answered. */
export interface Verdict {
  readonly code: number
  readonly said: string
}

/** A tree of these files under our settings, gone after the test; the packages are ours, linked. */
export function plant(files: Readonly<Record<string, string>>): (name: string, ...args: readonly string[]) => Verdict {
  const folder = temporaryFolder('planted')
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of readdirSync(root).filter(isSetting)) copyFileSync(join(root, name), join(folder, name))
  cpSync(join(root, 'types'), join(folder, 'types'), { recursive: true })
  mkdirSync(join(folder, 'node_modules'))
  const packages = readdirSync(join(root, 'node_modules')).filter((name) => !name.startsWith('.'))
  for (const name of packages) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return (name, ...args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [programOf(root, name), ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined },
    })
    return { code: status ?? 1, said: stdout + stderr }
  }
}
