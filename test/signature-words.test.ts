// SPDX-License-Identifier: AGPL-3.0-or-later
// Our own seal is no certified electronic signature, and no word of ours calls it one, in either language: whoever speaks of such a signature says
// that it is none, or speaks of the certificates of BSrE.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const src = fileURLToPath(new URL('../src', import.meta.url))
const words = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.words.ts'))
const claims = /tanda tangan elektronik|tersertifikasi|\bTTE\b|(electronic|certified|qualified) signature/i
const denies = /bukan tanda tangan elektronik tersertifikasi|no certified electronic signature|BSrE/

function claiming(text: string): readonly string[] {
  return text.split('\n').filter((line) => claims.test(line) && !denies.test(line))
}

it('is said by no word of the screens, the papers and the public pages', () => {
  expect(words.length).toBeGreaterThan(60)
  const texts = words.map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))
  expect(texts.filter(({ text }) => denies.test(text)).length).toBeGreaterThan(1)
  expect(texts.flatMap(({ path, text }) => claiming(text).map((line) => `${path}: ${line.trim()}`))).toEqual([])
})

it('is found where it is said', () => {
  for (const line of ["a: 'Surat ini memakai tanda tangan elektronik'", "a: 'A certified signature'", "a: 'sah dan tersertifikasi'"])
    expect(claiming(line)).toHaveLength(1)
  expect(claiming("a: 'Kode ini bukan tanda tangan elektronik tersertifikasi.'")).toEqual([])
})
