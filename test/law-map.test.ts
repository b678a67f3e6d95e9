// SPDX-License-Identifier: AGPL-3.0-or-later
// Every text that a law table cites is in the law map, beside the table that cites it.

import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readBasis, saidOf } from '#laws/core/basis.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const map = readFileSync(join(root, 'docs', 'law-map.md'), 'utf8')
const tables = globSync('src/{kernel,*/core}/*.law.ts', { cwd: root }).sort()

/** The kind of text with its number and year, without the article. */
const text =
  /(?:Perda [A-Z][\w ]*?|Permen P2MI|Permenaker|Permendagri|Perban(?: BP2MI)?|Peraturan BP2MI|Perpres|Kep[a-z]+|UU|PP) [\w.-]+\/\d{4}/g

/** Every legal basis that a table carries, and what ended a rule. */
function basesIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found
  for (const [key, each] of Object.entries(value)) {
    if ((key === 'legalBasis' || key === 'endedBy') && typeof each === 'string') found.add(each)
    else basesIn(each, found)
  }
  return found
}

function citedIn(value: unknown): ReadonlySet<string> {
  return new Set([...basesIn(value)].flatMap((basis) => basis.match(text) ?? []))
}

/** What a row of the map rules; a text that changes another one stands in that one's row. */
function missing(cited: ReadonlySet<string>, table: string, among: string): readonly string[] {
  const rows = among.split('\n').filter((line) => line.startsWith('|') && line.includes(`\`${table}\``))
  return [...cited].filter((each) => !rows.some((row) => row.includes(each.replace(/^Kepmendagri /, ''))))
}

test('there are tables, and they cite', () => expect(tables.length).toBeGreaterThanOrEqual(6))

test.each(tables)('what %s cites stands in the map', async (table) => {
  const cited = citedIn(await import(join(root, table)))
  expect(missing(cited, table, map)).toEqual([])
})

test('every place that the map names is there', () => {
  const places = [...map.matchAll(/`((?:src|docs)\/[^`]+)`/g)].map((found) => found[1] ?? '')
  expect(places.length).toBeGreaterThan(10)
  expect(places.filter((place) => !existsSync(join(root, place)))).toEqual([])
})

test('a text that is cited and not mapped is found', () => {
  const cited = citedIn({ rules: [{ legalBasis: 'UU 18/2017 art 5; PP 1/1999' }] })
  expect(missing(cited, 'src/a.law.ts', '| UU 18/2017 | a | `src/a.law.ts` |')).toEqual(['PP 1/1999'])
})

// Codes of places and names of occupations are cited to whoever keeps the tables, and on no screen.
const onScreen = tables.filter((table) => !table.startsWith('src/regions/'))

test.each(onScreen)('what %s cites can be read in the app', async (table) => {
  for (const basis of basesIn(await import(join(root, table)))) {
    const { cited, unknown } = readBasis(basis)
    expect(
      unknown.filter((each) => each !== 'KBJI 2014'),
      basis,
    ).toEqual([])
    for (const { text: law, articles } of cited)
      expect(
        articles.filter((article) => saidOf(law, article) === undefined),
        basis,
      ).toEqual([])
  }
})
