// SPDX-License-Identifier: AGPL-3.0-or-later
// Draws every part of the design system into pictures and holds them against axe: `node test/support/gallery.ts [scene …]`.
// Pictures go to /tmp/gallery. Exits 1 on any finding, on anything that is wider than its page, and on controls that are too small.

import { mkdir, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { build } from 'esbuild'
import type { Page } from 'playwright-core'
import { launchBrowser } from './browser.ts'

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

/** Controls smaller than 44 px on a phone, and anything wider than the page. */
async function measure(page: Page, phone: boolean): Promise<readonly string[]> {
  return page.evaluate((small) => {
    const found: string[] = []
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth)
      found.push(`the page is ${document.documentElement.scrollWidth} px wide`)
    if (small) {
      for (const control of document.querySelectorAll('button, summary, .btn, .menu a, .row-name, select, .input')) {
        const box = control.getBoundingClientRect()
        if (box.height > 1 && box.height < 44 && !control.matches('.why summary, .row-name'))
          found.push(`${control.textContent?.trim().slice(0, 30)} is ${Math.round(box.height)} px high`)
      }
    }
    return found
  }, phone)
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
let findings = 0
for (const width of [320, 768, 1440]) {
  const context = await browser.newContext({ viewport: { width, height: width === 320 ? 640 : 900 }, reducedMotion: 'reduce' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') {
      findings += 1
      console.log(message.text())
    }
  })
  for (const name of scenes.sceneNames.filter((each) => wanted.length === 0 || wanted.includes(each))) {
    for (const language of ['id', 'en']) {
      for (const theme of ['light', 'dark']) {
        const label = `${name}-${width}-${language}-${theme}`
        await page.goto(`http://127.0.0.1:${port}/${name}/${language}/${theme}`)
        await page.screenshot({ path: `${OUT}/${label}.png`, fullPage: true })
        const { violations } = await new AxeBuilder({ page }).analyze()
        const found = [
          ...violations.flatMap((violation) =>
            violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
          ),
          ...(await measure(page, width === 320)),
        ]
        for (const line of found) console.log(`${label}: ${line}`)
        findings += found.length
      }
    }
  }
  await context.close()
}
await browser.close()
server.close()
await writeFile(`${OUT}/findings.txt`, String(findings))
console.log(`${findings} findings`)
process.exitCode = findings === 0 ? 0 : 1
