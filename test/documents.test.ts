// SPDX-License-Identifier: AGPL-3.0-or-later
// Signs that lie are worse than none: every path that our documents name is there.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { missingCodes, missingPaths } from './support/documents.ts'
import { readModules } from './support/modules.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const documents = ['.', 'docs', 'docs/decisions'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name)),
)

test('there is something to hold against the tree', () => expect(documents.length).toBeGreaterThanOrEqual(12))

for (const name of documents) {
  test(`every path that ${name} names is there`, () => {
    const text = readFileSync(join(root, name), 'utf8')
    expect(missingPaths(text, (path) => existsSync(join(root, path)) || existsSync(join(root, dirname(name), path)))).toEqual([])
  })
}

test('a planted lie is found, in a link and in code', () => {
  const text =
    'See [the map](docs/nowhere.md), `src/kernel/nothing.ts` and `bin/kawal.mjs`; [out](https://example.org/x.md), `npm test`, `src/*/core/`.'
  expect(missingPaths(text, (path) => existsSync(join(root, path)))).toEqual(['docs/nowhere.md', 'src/kernel/nothing.ts'])
})

test('every name and code that the glossary gives stands in the program', () => {
  // As code, and not in what is said about it or to people.
  const program = readModules(join(root, 'src'))
    .filter(({ path }) => !path.includes('.test.') && !path.endsWith('.words.ts'))
    .map(({ source }) => source.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, ''))
    .join('\n')
  const glossary = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
  expect(glossary.match(/`/g)?.length).toBeGreaterThan(100)
  expect(missingCodes(glossary, program)).toEqual([])
  expect(missingCodes('| desa | village | `VILLAGE` office, `NoSuchCode` |', program)).toEqual(['NoSuchCode'])
})
