// SPDX-License-Identifier: AGPL-3.0-or-later
// Draws every part of the design system into pictures and holds them against axe: `node test/support/gallery.ts [scene …]`.
// Pictures go to /tmp/gallery. Exits 1 on any finding, on anything that is wider than its page, and on controls that are too small.

import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'
import { findings } from './findings.ts'

const OUT = '/tmp/gallery'
const root = fileURLToPath(new URL('../..', import.meta.url))

interface Scenes {
  readonly sceneNames: readonly string[]
  readonly page: (name: string, language: string, dark: boolean) => string
}

async function buildScenes(): Promise<Scenes> {
  const outfile = `${root}node_modules/.cache/gallery/scenes.mjs`
  await build({
    entryPoints: [`${root}test/support/gallery/scenes.tsx`],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outfile,
  })
  return import(`${pathToFileURL(outfile).href}?${process.pid}`)
}

async function buildCss(): Promise<string> {
  const built = await build({ entryPoints: [`${root}src/platform/web/ui/ui.css`], bundle: true, minify: true, write: false })
  return built.outputFiles[0]?.text ?? ''
}

/** Controls smaller than 44 px, which is too small for a thumb. */
async function smallControls(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    for (const control of document.querySelectorAll('button, summary, .btn, .menu a, .row-name, select, .input')) {
      const box = control.getBoundingClientRect()
      if (box.height > 1 && box.height < 44 && !control.matches('.why summary, .row-name'))
        found.push(`${control.textContent?.trim().slice(0, 30)} is ${Math.round(box.height)} px high`)
    }
    return found
  })
}

const scenes = await buildScenes()
const css = await buildCss()
console.log(`css ${css.length} bytes, brotli ${brotliCompressSync(css).length}`)
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost')
  if (url.pathname === '/favicon.ico') {
    response.writeHead(204).end()
    return
  }
  if (url.pathname === '/ui.css') {
    response.writeHead(200, { 'content-type': 'text/css' }).end(css)
    return
  }
  const [, name = '', language = 'id', theme = 'light'] = url.pathname.split('/')
  if (!scenes.sceneNames.includes(name)) {
    response.writeHead(404).end()
    return
  }
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'self'" })
    .end(scenes.page(name, language, theme === 'dark'))
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const port = typeof address === 'object' && address !== null ? address.port : 0

await mkdir(OUT, { recursive: true })
const browser = await launchBrowser()
const wanted = process.argv.slice(2)
let count = 0
for (const width of [320, 768, 1440]) {
  const context = await browser.newContext({ viewport: { width, height: width === 320 ? 640 : 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') {
      count += 1
      console.log(message.text())
    }
  })
  for (const name of scenes.sceneNames.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    for (const language of ['id', 'en']) {
      for (const theme of ['light', 'dark']) {
        const label = `${name}-${width}-${language}-${theme}`
        await page.goto(`http://127.0.0.1:${port}/${name}/${language}/${theme}`)
        await page.screenshot({ path: `${OUT}/${label}.png`, fullPage: true })
        const found = [...(await findings(page)), ...(width === 320 ? await smallControls(page) : [])]
        for (const line of found) console.log(`${label}: ${line}`)
        count += found.length
      }
    }
  }
  await context.close()
}
await browser.close()
server.close()
await writeFile(`${OUT}/findings.txt`, String(count))
console.log(`${count} findings`)
process.exitCode = count === 0 ? 0 : 1
