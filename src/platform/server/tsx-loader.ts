// SPDX-License-Identifier: AGPL-3.0-or-later
// Node strips types by itself but not JSX. Loaded with --import, this transforms .tsx as it is read, cached by content.

import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, enableCompileCache, registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const cache = fileURLToPath(new URL('../../../node_modules/.cache/kawal/', import.meta.url))

// Compiled code and stripped types are kept too: half of a short command's time would go into them.
enableCompileCache(join(cache, 'compiled'))

// Part of the key of the cache: another setting or another version gives other output.
const settings = {
  loader: 'tsx',
  format: 'esm',
  target: 'node24',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: 'inline',
} as const
const { version }: { version: string } = require('esbuild/package.json')

function transform(path: string, source: string): string {
  // Required only when the cache misses, so that an ordinary start does not load it.
  const esbuild: typeof import('esbuild') = require('esbuild')
  return esbuild.transformSync(source, { ...settings, sourcefile: path, tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } } })
    .code
}

function readCache(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

// Written aside and renamed, so that two starts at once never read half a file.
function writeCache(file: string, code: string): void {
  try {
    mkdirSync(cache, { recursive: true })
    writeFileSync(`${file}.${process.pid}`, code)
    renameSync(`${file}.${process.pid}`, file)
  } catch {
    // A checkout that we may only read: transform each time.
  }
}

function load(path: string): string {
  const source = readFileSync(path, 'utf8')
  const key = createHash('sha256')
    .update(JSON.stringify([version, settings, path, source]))
    .digest('hex')
  const file = join(cache, `${key.slice(0, 40)}.mjs`)
  const cached = readCache(file)
  if (cached !== undefined) return cached
  const code = transform(path, source)
  writeCache(file, code)
  return code
}

registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('file:') || !url.endsWith('.tsx')) return nextLoad(url, context)
    return { format: 'module', shortCircuit: true, source: load(fileURLToPath(url)) }
  },
})

// The launcher was killed without a chance to pass a signal on: end as if it had, rather than live on unseen.
if (process.channel !== undefined) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
