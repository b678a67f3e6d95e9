// SPDX-License-Identifier: AGPL-3.0-or-later
// Any regency could use the same build tomorrow: no code knows the one that began it. Law data, the demonstration and comments may.

import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type Module, readModules } from './support/modules.ts'

const comment = /\/\/[^\n]*|\/\*[\s\S]*?\*\//g
const place = /35\.?10\b|banyuwangi/i

/** Modules that name the place outside their comments. */
function naming(modules: readonly Module[]): string[] {
  return modules
    .filter(({ path }) => !path.startsWith('apps/demo/') && !path.endsWith('.law.ts'))
    .filter(({ source }) => place.test(source.replaceAll(comment, ' ')))
    .map(({ path }) => path)
}

test('no code names the regency that began it', () => {
  const modules = readModules(fileURLToPath(new URL('../src', import.meta.url)))
  expect(modules.length).toBeGreaterThan(100)
  expect(naming(modules)).toEqual([])
})

test('a planted name is found, in any writing, and one in a comment is not', () => {
  const named = ["const home = '35.10'", "const id = '3510-x'", "const title = 'Disnaker BANYUWANGI'"]
  for (const source of named) expect(naming([{ path: 'cases/server/case.store.ts', source }])).toHaveLength(1)
  expect(naming([{ path: 'cases/core/case.ts', source: '// e.g. Kabupaten Banyuwangi, 35.10\n/* 35.10 */' }])).toEqual([])
})
