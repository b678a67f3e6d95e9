// SPDX-License-Identifier: AGPL-3.0-or-later
// The stages of `npm test`, fastest first, and how each is counted.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

/** One stage: a checker counts as one, Vitest as the tests of its projects. */
export interface Stage {
  readonly name: string
  readonly title: string
  readonly package: string
  readonly args: readonly string[]
  readonly projects?: readonly string[]
}

export const stages: readonly Stage[] = [
  { name: 'types', title: 'types', package: 'typescript', args: ['-b'] },
  { name: 'lint', title: 'format and lint', package: '@biomejs/biome', args: ['ci', '--error-on-warnings', '--colors=off', '.'] },
  { name: 'core', title: 'rules and the map of imports', package: 'vitest', args: ['run'], projects: ['core'] },
  { name: 'unused', title: 'unused code', package: 'knip', args: [] },
  { name: 'server', title: 'server and web', package: 'vitest', args: ['run'], projects: ['server', 'web'] },
  { name: 'e2e', title: 'in the browser', package: 'vitest', args: ['run'], projects: ['e2e'] },
]

/** What a stage came to. */
export interface Count {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

const Bin = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) })

/** The script that a package runs as; started by our own Node, whatever the shell would find. */
export function programOf(root: string, name: string): string {
  const folder = join(root, 'node_modules', name)
  const { bin } = Bin.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
  const path = typeof bin === 'string' ? bin : Object.entries(bin).find(([key]) => key === 'tsc' || name.endsWith(key))?.[1]
  if (path === undefined) throw new Error(`the package ${name} has no program`)
  return join(folder, path)
}

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ status: z.string(), fullName: z.string(), failureMessages: z.nullish(z.array(z.string())) })),
    }),
  ),
})

/**
 * Counts a report of Vitest. A file that failed without a failed test did not load; an exit code that nothing explains,
 * and a run of no tests at all, are failures too.
 */
export function countReport(text: string | undefined, code: number): Count {
  if (text === undefined) return { passed: 0, failed: 1, skipped: 0 }
  const report = Report.parse(JSON.parse(text))
  const unloaded = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = report.numFailedTests + unloaded
  const unexplained = failed === 0 && (code !== 0 || report.numPassedTests === 0)
  return { passed: report.numPassedTests, failed: unexplained ? 1 : failed, skipped: report.numPendingTests }
}

const MOST_LINES = 30

/** What failed, and with which words: said again at the end, where a long run is read. */
export function failuresOf(text: string | undefined): readonly string[] {
  if (text === undefined) return []
  const shortened = (message: string): string => message.split('\n').slice(0, MOST_LINES).join('\n')
  return Report.parse(JSON.parse(text)).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${name}\n${shortened(message)}`]
    return failed.map(({ fullName, failureMessages }) => `${name} > ${fullName}\n${shortened((failureMessages ?? []).join('\n'))}`)
  })
}
