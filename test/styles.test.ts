// SPDX-License-Identifier: AGPL-3.0-or-later
// The look is one system: what a class means is said in one file, so that two parts never style each other by chance.

import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const sheets = globSync('src/**/*.css', { cwd: root }).map((name) => [basename(name), readFileSync(join(root, name), 'utf8')] as const)

/** Classes whose own rule stands in more than one sheet. */
function claimedTwice(all: readonly (readonly [string, string])[]): readonly string[] {
  const homes = new Map<string, Set<string>>()
  for (const [name, text] of all)
    for (const [, claimed = ''] of text.matchAll(/^\.([\w-]+) \{/gm)) homes.set(claimed, (homes.get(claimed) ?? new Set()).add(name))
  return [...homes].filter(([, names]) => names.size > 1).map(([claimed, names]) => `${claimed}: ${[...names].sort().join(', ')}`)
}

test('there are sheets', () => expect(sheets.length).toBeGreaterThan(8))
test('no class is claimed by two sheets', () => expect(claimedTwice(sheets)).toEqual([]))
test('a class claimed twice is found', () => {
  expect(
    claimedTwice([
      ['a.css', '.one {\n}\n.two {\n}'],
      ['b.css', '.two {\n}'],
    ]),
  ).toEqual(['two: a.css, b.css'])
})
