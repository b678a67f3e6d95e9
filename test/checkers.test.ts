// SPDX-License-Identifier: AGPL-3.0-or-later
// Each checker finds the fault planted for it. One that is silent here would be silent about the tree as well.

import { describe, expect, test } from 'vitest'
import { plant } from './support/planted.ts'
import { countReport, failuresOf } from './support/stages.ts'

const core = 'export const one = 1\n'
const sound = {
  'src/cases/core/case.ts': core,
  'src/cases/pages/case-page.tsx': 'export function CasePage() {\n  return <p>Kasus</p>\n}\n',
  'src/cases/server/case.store.ts':
    "import { readFileSync } from 'node:fs'\nimport { CasePage } from '#cases/pages/case-page.tsx'\n\nexport const text = readFileSync('a', 'utf8')\nexport const page = CasePage()\n",
  'src/apps/web.worker.ts': "addEventListener('install', () => undefined)\n",
  'src/cases/web/case-list.tsx': "import { one } from '#cases/core/case.ts'\n\nexport const title = [document.title, one]\n",
}

describe('the compiler', () => {
  test('accepts a sound tree', () => expect(plant(sound)('typescript', '-b')).toEqual({ code: 0, said: '' }))

  test.each([
    [
      'a core that reads a file',
      'src/cases/core/a.ts',
      "import { readFileSync } from 'node:fs'\nexport const a = readFileSync('a')\n",
      "Cannot find name 'node:fs'",
    ],
    ['a core that asks the process', 'src/cases/core/a.ts', 'export const a = process.pid\n', "Cannot find name 'process'"],
    ['a core that asks the network', 'src/cases/core/a.ts', "export const a = fetch('/')\n", "Cannot find name 'fetch'"],
    [
      'a page that touches the browser',
      'src/cases/pages/a.tsx',
      'export const A = () => <p>{document.title}</p>\n',
      "Cannot find name 'document'",
    ],
    ['a server that touches the browser', 'src/cases/server/a.ts', 'export const a = document.title\n', "Cannot find name 'document'"],
    ['a screen that asks the process', 'src/cases/web/a.ts', 'export const a = process.pid\n', "Cannot find name 'process'"],
    [
      'a screen that imports a store',
      'src/cases/web/a.ts',
      "export { text } from '#cases/server/case.store.ts'\n",
      'not listed within the file list',
    ],
    [
      'a map that forgets a code',
      'src/cases/core/a.ts',
      "export const a = { open: 1 } satisfies Record<'open' | 'closed', number>\n",
      "Property 'closed' is missing",
    ],
    ['an item that may not be there', 'src/cases/core/a.ts', 'export const a = (x: string[]): string => x[0]\n', 'not assignable to type'],
  ])('refuses %s', (_fault, path, text, sentence) => {
    const { code, said } = plant({ ...sound, [path]: text })('typescript', '-b')
    expect(said).toContain(path)
    expect(said).toContain(sentence)
    expect(code).not.toBe(0)
  })
})

describe('the linter', () => {
  const faults: Readonly<Record<string, readonly [path: string, text: string]>> = {
    noFloatingPromises: ['src/cases/server/floating.ts', 'const later = async () => 1\nexport function a() {\n  later()\n}\n'],
    useExhaustiveSwitchCases: [
      'src/cases/core/switch.ts',
      "export function a(x: 'b' | 'c') {\n  switch (x) {\n    case 'b':\n      return 1\n  }\n}\n",
    ],
    noImportCycles: ['src/cases/core/ring.ts', "import { other } from '#cases/core/ring-end.ts'\n\nexport const ring = () => other()\n"],
    noExplicitAny: ['src/cases/core/any.ts', 'export const a: any = 1\n'],
    noNonNullAssertion: ['src/cases/core/bang.ts', 'export const a = (x?: string) => x!.length\n'],
    noDefaultExport: ['src/cases/core/default.ts', 'export default 1\n'],
    noBarrelFile: ['src/cases/core/barrel.ts', "export { one } from '#cases/core/case.ts'\nexport { ring } from '#cases/core/ring.ts'\n"],
    noParameterAssign: ['src/cases/core/assign.ts', 'export function a(x: number) {\n  x = 2\n  return x\n}\n'],
    useFilenamingConvention: ['src/cases/core/CaseList.ts', core],
    noExcessiveLinesPerFile: ['src/cases/core/long.ts', Array.from({ length: 401 }, (_, n) => `export const a${n} = ${n}\n`).join('')],
    noEnum: ['src/cases/core/enum.ts', 'export enum A {\n  B,\n}\n'],
    organizeImports: [
      'src/cases/core/sort.ts',
      "import { a } from '#cases/core/any.ts'\nimport { z } from 'zod'\n\nexport const b = [z, a]\n",
    ],
    format: ['src/cases/core/format.ts', 'export const a = "b";\n'],
  }
  const other = { 'src/cases/core/ring-end.ts': "import { ring } from '#cases/core/ring.ts'\n\nexport const other = () => ring()\n" }

  test('accepts a sound tree', () => {
    const { code, said } = plant(sound)('@biomejs/biome', 'ci', '--error-on-warnings', '--colors=off', '.')
    expect(code, said).toBe(0)
  })

  test('finds every fault, each in its file', () => {
    const files = { ...sound, ...other, ...Object.fromEntries(Object.values(faults)) }
    const { code, said } = plant(files)('@biomejs/biome', 'ci', '--error-on-warnings', '--colors=off', '--max-diagnostics=none', '.')
    const heads = said.split('\n').filter((line) => line.includes('━━'))
    const missed = Object.entries(faults).filter(([rule, [path]]) => !heads.some((head) => head.startsWith(path) && head.includes(rule)))
    expect(
      missed.map(([rule]) => rule),
      said,
    ).toEqual([])
    expect(code).not.toBe(0)
  })
})

describe('the search for unused code', () => {
  test('names a file, an export and a package that nothing uses', () => {
    const files = {
      'src/apps/cli.ts': "import { used } from '#cases/core/case.ts'\n\nused()\n",
      'src/cases/core/case.ts': 'export const used = () => 1\nexport const idleExport = 2\n',
      'src/cases/core/idle-file.ts': core,
    }
    const { code, said } = plant(files)('knip')
    for (const name of ['src/cases/core/idle-file.ts', 'idleExport', 'fastify']) expect(said).toContain(name)
    expect(code).not.toBe(0)
  })
})

describe('the count of tests', () => {
  const file = (status: string, ...tests: readonly string[]) => ({
    name: 'a.test.ts',
    status,
    message: status === 'failed' && tests.length === 0 ? 'cannot be read' : '',
    assertionResults: tests.map((each, nth) => ({
      status: each,
      fullName: `test ${nth}`,
      failureMessages: each === 'failed' ? ['expected 1 to be 2'] : [],
    })),
  })
  const report = (passed: number, failed: number, ...testResults: readonly object[]): string =>
    JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numPendingTests: 0, testResults })

  test.each([
    ['a good run', report(2, 0, file('passed', 'passed', 'passed')), 0, 2, 0],
    ['a failed test', report(1, 1, file('failed', 'passed', 'failed')), 1, 1, 1],
    ['a file that does not load', report(1, 0, file('passed', 'passed'), file('failed')), 1, 1, 1],
    ['an exit code that nothing explains', report(1, 0, file('passed', 'passed')), 1, 1, 1],
    ['a run of no tests', report(0, 0), 0, 0, 1],
    ['no report at all', undefined, 0, 0, 1],
  ])('%s', (_name, text, code, passed, failed) => expect(countReport(text, code)).toMatchObject({ passed, failed }))

  test('says again what failed', () => {
    const failed = report(1, 1, file('failed', 'passed', 'failed'), file('failed'), file('passed', 'passed'))
    expect(failuresOf(failed)).toEqual(['a.test.ts > test 1\nexpected 1 to be 2', 'a.test.ts\ncannot be read'])
    expect(failuresOf(undefined)).toEqual([])
  })
})
