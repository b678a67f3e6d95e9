// SPDX-License-Identifier: AGPL-3.0-or-later
// What everybody who takes a file or finds the project must be told: the licence in each source, and the description for public offices.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const folders = ['src', 'test', 'bin', 'bench', 'types', '.ci']
const isSource = (path: string): boolean => /\.(?:ts|tsx|mjs|sql|css|sh)$/.test(path) || path === '.ci/run'
const begins = /^(?:#!.*\n)?(?:\/\/|--|#|\/\*) SPDX-License-Identifier: AGPL-3\.0-or-later\b/

const sources = [
  ...readdirSync(root),
  ...folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path.replaceAll('\\', '/')}`),
  ),
].filter(isSource)

describe('every source', () => {
  test('begins with its licence', () => {
    expect(sources.length).toBeGreaterThan(300)
    expect(sources.filter((path) => !begins.test(readFileSync(join(root, path), 'utf8')))).toEqual([])
  })

  test.each([
    ['export const a = 1\n', false],
    ['\n// SPDX-License-Identifier: AGPL-3.0-or-later\n', false],
    ['// SPDX-License-Identifier: MIT\n', false],
    ['#!/usr/bin/env node\n// SPDX-License-Identifier: AGPL-3.0-or-later\n', true],
    ['-- SPDX-License-Identifier: AGPL-3.0-or-later\n', true],
  ])('is held to it: %j', (text, fits) => expect(begins.test(text)).toBe(fits))
})

/** Each key with a value of its own or with something below it, as a path with dots; folded texts are one line. */
function entriesOf(yaml: string): ReadonlyMap<string, string> {
  const above: string[] = []
  const entries = new Map<string, string>()
  let folded: readonly [key: string, depth: number] | undefined
  for (const line of yaml.split('\n').filter((each) => !/^\s*(?:#|$)/.test(each))) {
    const depth = line.search(/\S/) / 2
    const [, key = '', value = ''] = /^\s*([\w]+):\s*(.*)$/.exec(line) ?? []
    if (folded !== undefined && depth > folded[1]) {
      entries.set(folded[0], `${entries.get(folded[0])} ${line.trim()}`.trim())
      continue
    }
    above.splice(depth, above.length, key)
    const path = above.join('.')
    folded = value === '>' || value === '' ? [path, depth] : undefined
    if (value === '') folded = undefined
    if (key !== '') entries.set(path, value === '>' ? '' : value.replaceAll('"', ''))
    else entries.set(above.slice(0, -1).join('.'), line.trim())
  }
  return entries
}

describe('publiccode.yml', () => {
  const text = readFileSync(join(root, 'publiccode.yml'), 'utf8')
  const entries = entriesOf(text)

  test.each([
    'publiccodeYmlVersion',
    'name',
    'platforms',
    'categories',
    'developmentStatus',
    'softwareType',
    'description.id.shortDescription',
    'description.id.longDescription',
    'description.id.features',
    'description.en.shortDescription',
    'description.en.longDescription',
    'description.en.features',
    'legal.license',
    'maintenance.type',
    'maintenance.contacts',
    'localisation.localisationReady',
    'localisation.availableLanguages',
  ])('says %s', (key) => expect(entries.get(key)).toMatch(/\S/))

  test('says what is so', () => {
    expect(entries.get('legal.license')).toBe(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).license)
    for (const language of ['id', 'en']) {
      expect(entries.get(`description.${language}.shortDescription`)?.length).toBeLessThanOrEqual(150)
      expect(entries.get(`description.${language}.longDescription`)?.length).toBeGreaterThanOrEqual(150)
    }
    // No address that is nobody's, nor one of a machine at home.
    expect(text.replaceAll(/^#.*$/gm, '')).not.toMatch(/example\.|\.invalid|localhost|127\.0\.0\.1/)
  })
})
