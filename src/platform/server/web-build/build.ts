// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds the officer app at start, once for each content: files are named by what is in them.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'
import { type WebFile, type WebFiles, webFiles } from '#platform/server/http/web-files.ts'

// From 9 on, each file costs tables of many megabytes and a start three seconds, for two thousandths of the size.
const BROTLI_QUALITY = 8
const types: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

/** The built files, the entry's first. */
export async function buildWeb(): Promise<readonly WebFile[]> {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const settings: BuildOptions = {
    absWorkingDir: root,
    bundle: true,
    format: 'esm',
    minify: true,
    outdir: 'assets',
    entryNames: '[name]-[hash]',
    chunkNames: '[hash]',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: ['chrome100', 'firefox100', 'safari15'],
    legalComments: 'none',
    logLevel: 'silent',
  }
  const [app, offline] = await Promise.all([
    build({ ...settings, write: false, splitting: true, entryPoints: { app: 'src/apps/web.tsx', style: 'src/platform/web/ui/ui.css' } }),
    // One file by itself, so that a page once loaded needs nothing more.
    build({ ...settings, write: false, entryPoints: { offline: 'src/apps/web.offline.tsx' } }),
  ])
  return [...app.outputFiles, ...offline.outputFiles].map((file) => {
    const name = basename(file.path)
    const body = Buffer.from(file.contents)
    const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
    return { path: `/assets/${name}`, type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream', body, brotli }
  })
}

/** The icon, from our own origin: the content policy allows no other. */
function readIcon(): WebFile {
  const body = readFileSync(new URL('../../web/icon.svg', import.meta.url))
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  return { path: `/assets/icon-${hash}.svg`, type: 'image/svg+xml', body }
}

/** The page that starts the app: no inline script, no inline style. */
export async function openWeb(): Promise<WebFiles> {
  const icon = readIcon()
  const files = [...(await buildWeb()), icon]
  const script = files.find((file) => file.path.startsWith('/assets/app-') && file.path.endsWith('.js'))
  const style = files.find((file) => file.path.endsWith('.css'))
  const shell = `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Kawal</title><link rel="icon" type="image/svg+xml" href="${icon.path}"><link rel="stylesheet" href="${style?.path ?? ''}"></head><body><div id="app"></div><noscript>Kawal membutuhkan JavaScript untuk halaman petugas.</noscript><script type="module" src="${script?.path ?? ''}"></script></body></html>`
  return webFiles(files, shell)
}
