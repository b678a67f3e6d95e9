// SPDX-License-Identifier: AGPL-3.0-or-later
// The map of imports, held against the tree, and each of its rules against a planted fault.

import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { cycles, impurities, objections } from './support/map.ts'
import { type Module, readModules } from './support/modules.ts'

const modules = readModules(fileURLToPath(new URL('../src', import.meta.url)))
const tests = readModules(fileURLToPath(new URL('../test', import.meta.url)), 'with tests')

describe('the tree', () => {
  test('is seen: an empty list would pass everything', () => {
    expect(modules.length).toBeGreaterThan(20)
    expect(modules.some((module) => module.path.startsWith('kernel/'))).toBe(true)
  })
  test('imports in the allowed directions only', () => expect(objections(modules)).toEqual([]))
  test('keeps clock, chance, environment and network out of its pure sides', () => expect(impurities(modules)).toEqual([]))
  test('has no ring of imports', () => expect(cycles(modules)).toEqual([]))
  test('fetches every page in the way that says so where it cannot', () =>
    expect(naming(modules, /import \{[^}]*\blazy\b[^}]*\} from 'preact-iso'/)).toEqual(['platform/web/lazy.tsx']))
  // A promise is as good as a yes there: nothing would be waited for.
  test('waits in a browser for no promise', () => {
    expect(naming(tests, /waitForFunction\(\s*\(/)).not.toEqual([])
    expect(naming(tests, /waitForFunction\(\s*async/)).toEqual([])
  })
})

function naming(among: readonly Module[], words: RegExp): readonly string[] {
  return among.filter(({ source }) => words.test(source)).map(({ path }) => path)
}

function importing(path: string, ...targets: readonly string[]): Module {
  return { path, source: targets.map((target) => `import { x } from '${target}'`).join('\n') }
}

describe('what is allowed', () => {
  test.each([
    ['cases/core/case.rules.ts', '#people/core/person.ts'],
    ['cases/core/case.rules.ts', '#cases/core/case.law.ts'],
    ['cases/core/case.ts', 'zod/mini'],
    ['cases/server/register.ts', '#cases/server/case.handlers.ts'],
    ['cases/server/case.handlers.ts', '#platform/server/storage/database.ts'],
    ['cases/server/case.handlers.ts', '#papers/pages/paper-page.tsx'],
    ['cases/web/case-page.tsx', '#platform/web/ui/button.tsx'],
    ['cases/pages/case-page.tsx', '#platform/web/ui/button.tsx'],
    ['platform/server/http/routes.ts', '#platform/web/ui/frame.tsx'],
    ['platform/server/http/routes.ts', 'fastify'],
    ['apps/server.ts', '#cases/server/register.ts'],
  ])('%s may import %s', (path, target) => expect(objections([importing(path, target)])).toEqual([]))
})

describe('a planted fault is named', () => {
  test.each([
    ['nobody imports an app', 'cases/server/register.ts', '#apps/server.ts', 'an app is a root'],
    ['the kernel stands alone', 'kernel/law.ts', '#platform/server/http/routes.ts', 'the kernel imports nothing of ours'],
    ['the kernel has two libraries', 'kernel/law.ts', 'pg', 'imports no package'],
    ['the platform knows no capability', 'platform/server/http/routes.ts', '#cases/core/case.ts', 'the platform knows no capability'],
    ['upstream does not know downstream', 'people/core/person.ts', '#cases/core/case.ts', 'people comes before cases'],
    ['upstream servers neither', 'people/server/person.store.ts', '#cases/core/case.ts', 'people comes before cases'],
    ['only cores are shared', 'cases/server/case.handlers.ts', '#people/server/person.store.ts', 'only the core of people is shared'],
    ['a core imports no server', 'cases/core/case.rules.ts', '#cases/server/case.store.ts', 'a core side may not import a server side'],
    ['a core imports no platform', 'cases/core/case.rules.ts', '#platform/server/storage/database.ts', "the platform's server side"],
    ['a core imports no Node', 'cases/core/case.rules.ts', 'node:fs', 'imports no package'],
    ['a screen imports no server', 'cases/web/case-page.tsx', '#cases/server/case.store.ts', 'a web side may not import a server side'],
    [
      'a screen imports no server platform',
      'cases/web/case-page.tsx',
      '#platform/server/storage/database.ts',
      "the platform's server side",
    ],
    ['a screen imports no pages', 'cases/web/case-page.tsx', '#cases/pages/case-page.tsx', 'a web side may not import a pages side'],
    ['a page imports no screen', 'cases/pages/case-page.tsx', '#platform/web/outbox.ts', "the platform's web side"],
    ['the design system imports no shell', 'platform/web/ui/button.tsx', '#platform/web/outbox.ts', "the platform's web side"],
    ['a folder outside the list is unknown', 'cases/core/case.ts', '#misc/core/thing.ts', 'not in the ordered list'],
    ['nor may it import', 'misc/server/thing.ts', '#platform/server/http/routes.ts', 'not in the ordered list'],
    ['store before handlers', 'cases/server/case.store.ts', '#cases/server/case.handlers.ts', 'within server the order is'],
    ['handlers before register', 'cases/server/case.handlers.ts', '#cases/server/register.ts', 'within server the order is'],
    ['vocabulary before rules', 'cases/core/case.ts', '#cases/core/case.rules.ts', 'within core the order is'],
    ['one shape of import', 'cases/core/case.ts', './case.law.ts', 'one shape'],
  ])('%s', (_rule, path, target, sentence) => {
    const found = objections([importing(path, target)])
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`${path} imports ${target}: `)
    expect(found[0]).toContain(sentence)
  })

  test.each([
    ['the clock', 'const now = Date.now()'],
    ['the clock', 'const now = new Date()'],
    ['chance', 'const id = Math.random()'],
    ['chance', 'const id = crypto.randomUUID()'],
    ['the environment', 'const home = process.env.HOME'],
    ['the network', "const answer = await fetch('/x')"],
    ['a timer', 'setTimeout(later, 1)'],
  ])('a core that touches %s: %s', (name, source) => {
    expect(impurities([{ path: 'cases/core/case.rules.ts', source }])).toEqual([`cases/core/case.rules.ts touches ${name}`])
    expect(impurities([{ path: 'cases/server/case.store.ts', source }])).toEqual([])
  })

  test('but a date from a given instant, a comment and a sentence are no clock', () => {
    const source = "const day = new Date(at) // never Date.now()\nconst text = 'Math.random()'\n/* process.env */"
    expect(impurities([{ path: 'cases/core/case.rules.ts', source }])).toEqual([])
  })

  test('a ring of three', () => {
    const ring = [
      importing('cases/core/b.ts', '#cases/core/c.ts'),
      importing('cases/core/a.ts', '#cases/core/b.ts'),
      importing('cases/core/c.ts', '#cases/core/a.ts'),
    ]
    expect(cycles(ring)).toEqual(['cases/core/a.ts → cases/core/b.ts → cases/core/c.ts → cases/core/a.ts'])
  })

  test('a field called from is no import', () => {
    expect(objections([{ path: 'kernel/law.ts', source: "wrong('from', 'too-early')" }])).toEqual([])
  })

  test('every way to write an import is read', () => {
    const source = `import 'a'\nimport b from "b"\nimport type { C } from 'c'\nexport { d } from 'd'\nconst e = await import('e')\nimport {\n  f,\n} from 'f' // import 'g'\n`
    expect(objections([{ path: 'kernel/law.ts', source }])).toHaveLength(6)
  })
})
