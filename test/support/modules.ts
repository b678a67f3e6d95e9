// SPDX-License-Identifier: AGPL-3.0-or-later
// The modules of the tree as the map sees them: a path, what it imports, and its code without comments and strings.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One source file; `path` is relative to `src`, so that `#${path}` is how others import it. */
export interface Module {
  readonly path: string
  readonly source: string
}

const quoted = /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/
const ignorable = new RegExp(`//[^\\n]*|/\\*[\\s\\S]*?\\*/|${quoted.source}`, 'g')
const imports = /(?:(?<!['"])\bfrom|\bimport|\bimport\s*\()\s*(?:'([^']+)'|"([^"]+)")/g

function isComment(text: string): boolean {
  return text.startsWith('/')
}

/** What a module imports, as written: types too, since a direction is a direction. */
export function importsOf(module: Module): string[] {
  const code = module.source.replace(ignorable, (text) => (isComment(text) ? ' ' : text))
  return [...code.matchAll(imports)].map((found) => found[1] ?? found[2] ?? '')
}

/** The code alone: a word in a comment or in a sentence for people is no use of a clock. */
export function codeOf(module: Module): string {
  return module.source.replace(ignorable, (text) => (isComment(text) ? ' ' : "''"))
}

/** Every module below a folder; tests only where asked, since they may reach wherever the fault could be. */
export function readModules(folder: string, which: 'modules' | 'with tests' = 'modules'): Module[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && (which === 'with tests' || !/\.test\.tsx?$/.test(path)))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(folder, path), 'utf8') }))
}
