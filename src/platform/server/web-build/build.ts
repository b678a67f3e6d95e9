// SPDX-License-Identifier: AGPL-3.0-or-later
// Builds the officer app at start, once for each content: files are named by what is in them.

import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'
import { type BuildOptions, build, type Metafile } from 'esbuild'
import { type WebFile, type WebFiles, type WorkerFiles, webFiles } from '#platform/server/http/web-files.ts'
import { asFewScripts } from '#platform/server/web-build/few-scripts.ts'

// From 9 on, each file costs tables of many megabytes and a start three seconds, for two thousandths of the size.
const BROTLI_QUALITY = 8
const types: Readonly<Record<string, string>> = { js: 'text/javascript; charset=utf-8', css: 'text/css; charset=utf-8' }

interface Built {
  readonly files: readonly WebFile[]
  /** What keeps them on a device. */
  readonly worker: WorkerFiles
}

/** What a page imports before it shows anything: the entry, and all that it and those name at once. */
function initial(metafile: Metafile, entry: string): ReadonlySet<string> {
  const found = new Set<string>()
  const waiting = [entry]
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    found.add(path)
    for (const { path: next, kind } of metafile.outputs[path]?.imports ?? []) if (kind === 'import-statement') waiting.push(next)
  }
  return found
}

/** What signing in needs; what comes meanwhile: the pages that most begin with, and the menu; and where a copy lies on the device, its PIN. */
const [FIRST, PAGES, AWAY] = ['src/apps/web.tsx', 'src/apps/web.pages.tsx', 'src/platform/web/offline/module.ts']

/** What goes on only between people who are connected is not kept for those who are not. */
const NEEDS_NETWORK = /node_modules\/livekit-client\//

/** Compiles what it brought along, asks nobody anything. */
const PIN_POLICY = "default-src 'none'; script-src 'wasm-unsafe-eval'"

async function built(): Promise<Built> {
  const root = fileURLToPath(new URL('../../../../', import.meta.url))
  const settings = {
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
    write: false,
  } satisfies BuildOptions
  // What pages may not run is run by a worker of its own, which the app knows by the name that says what is in it.
  const pin = await build({ ...settings, entryPoints: { pin: 'src/apps/web.pin.ts' } })
  const pinPath = `/assets/${basename(pin.outputFiles[0]?.path ?? '')}`
  const [app, offline, worker] = await Promise.all([
    build({
      ...settings,
      splitting: true,
      metafile: true,
      define: { KAWAL_PIN_WORKER: JSON.stringify(pinPath) },
      entryPoints: { app: FIRST, style: 'src/platform/web/ui/ui.css' },
    }),
    // One file by itself, so that a page once loaded needs nothing more.
    build({ ...settings, entryPoints: { offline: 'src/apps/web.offline.tsx' } }),
    build({ ...settings, entryPoints: { worker: 'src/apps/web.worker.ts' } }),
  ])
  const entries = Object.entries(app.metafile.outputs)
  const pathOf = (source: string): string => entries.find(([, { entryPoint }]) => entryPoint === source)?.[0] ?? ''
  const reached = (source: string): ReadonlySet<string> => initial(app.metafile, pathOf(source))
  const [first, pages, away] = [reached(FIRST), reached(PAGES), reached(AWAY)]
  // What a PIN and the pages share comes first as well: neither waits for the other.
  const ahead = new Set([...first, ...[...pages].filter((path) => away.has(path))])
  const rest = (paths: ReadonlySet<string>): readonly string[] => [...paths].filter((path) => !ahead.has(path))
  const groups = Object.entries({ app: [...ahead], pages: rest(pages), away: rest(away) }).map(([name, paths]) => ({
    name,
    pieces: paths.map((path) => basename(path)),
  }))
  const scripts = await asFewScripts(app, groups, settings)
  const unkept = new Set(
    entries.filter(([, { inputs }]) => Object.keys(inputs).some((input) => NEEDS_NETWORK.test(input))).map(([path]) => basename(path)),
  )
  const styles = app.outputFiles.filter(({ path }) => path.endsWith('.css'))
  const shell = [...groups.flatMap(({ name }) => scripts.get(name)?.name ?? []), ...styles.map(({ path }) => basename(path))]
  const later = [...scripts].flatMap(([key, { name }]) => (shell.includes(name) || unkept.has(key) ? [] : [name]))
  const address = (name: string): string => `/assets/${name}`
  const checking = offline.outputFiles.map(({ path }) => address(basename(path)))
  const whole = [...styles, ...offline.outputFiles, ...pin.outputFiles].map(({ path, contents }) => ({
    name: basename(path),
    body: Buffer.from(contents),
  }))
  return {
    files: [...[...scripts.values()].map(({ name, text }) => ({ name, body: Buffer.from(text) })), ...whole].map(({ name, body }) => {
      const brotli = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } })
      const path = address(name)
      return {
        path,
        ...(path === pinPath ? { policy: PIN_POLICY } : {}),
        type: types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
        body,
        brotli,
      }
    }),
    worker: { script: worker.outputFiles[0]?.text ?? '', shell: shell.map(address), later: [...later.map(address), pinPath, ...checking] },
  }
}

let kept: Promise<Built> | undefined

/** Once in a program: what it is built of does not change while that runs. What could not be built is tried again. */
export function buildWeb(): Promise<Built> {
  kept ??= built().catch((error: unknown) => {
    kept = undefined
    throw error
  })
  return kept
}

/** A file of ours under a name that says what is in it: the content policy allows no other origin. */
function named(name: string, extension: string, type: string, body: Buffer): WebFile {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8)
  return { path: `/assets/${name}-${hash}.${extension}`, type, body }
}

const icon = (name: string, extension: string, type: string): WebFile =>
  named(name, extension, type, readFileSync(new URL(`../../web/${name}.${extension}`, import.meta.url)))

/** How the app calls itself where a device keeps it like any other, in both languages. */
const introductions = {
  id: { name: 'Kawal – pelindungan pekerja migran', description: 'Satu berkas untuk tiap pekerja migran, dari desa sampai pulang.' },
  en: {
    name: 'Kawal – protection of migrant workers',
    description: 'One file for each migrant worker, from the village until they are home.',
  },
} as const

function manifest(language: 'id' | 'en', pictures: readonly (readonly [WebFile, string])[]): WebFile {
  const text = JSON.stringify({
    ...introductions[language],
    short_name: 'Kawal',
    lang: language,
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#0b5a68',
    icons: pictures.map(([{ path, type }, sizes]) => ({ src: path, type, sizes })),
  })
  return named(`manifest-${language}`, 'webmanifest', 'application/manifest+json', Buffer.from(text))
}

/** The page that starts the app: no inline script, no inline style. */
export async function openWeb(): Promise<WebFiles> {
  const web = await buildWeb()
  const small = icon('icon', 'svg', 'image/svg+xml')
  const pictures = [
    [small, 'any'],
    [icon('icon-192', 'png', 'image/png'), '192x192'],
    [icon('icon-512', 'png', 'image/png'), '512x512'],
  ] as const
  const [inIndonesian, inEnglish] = [manifest('id', pictures), manifest('en', pictures)]
  const files = [...web.files, ...pictures.map(([file]) => file), inIndonesian, inEnglish]
  const script = files.find((file) => file.path.startsWith('/assets/app-') && file.path.endsWith('.js'))
  const style = files.find((file) => file.path.endsWith('.css'))
  const shell = `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Kawal</title><link rel="icon" type="image/svg+xml" href="${small.path}"><link rel="manifest" href="${inIndonesian.path}" data-en="${inEnglish.path}"><link rel="stylesheet" href="${style?.path ?? ''}"></head><body><div id="app"></div><noscript>Kawal membutuhkan JavaScript untuk halaman petugas.</noscript><script type="module" src="${script?.path ?? ''}"></script></body></html>`
  return webFiles(files, shell, { ...web.worker, shell: ['/', ...web.worker.shell, small.path] })
}
