// SPDX-License-Identifier: AGPL-3.0-or-later
// Every check of the project in one run, to its end whatever fails, and one honest line at the last.
//
//   npm test                     everything
//   npm test -- --only core      one stage

import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureChromium } from './support/chromium.ts'
import { type Count, countReport, failuresOf, programOf, type Stage, stages } from './support/stages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const results = join(root, 'node_modules', '.cache', 'kawal')

let interrupted = false

function start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env })
  const pass = (signal: NodeJS.Signals): void => {
    interrupted = true
    child.kill(signal)
  }
  process.on('SIGINT', pass).on('SIGTERM', pass)
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('close', (code) => {
      process.off('SIGINT', pass).off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}

function readReport(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

interface Ran {
  readonly count: Count
  readonly failures: readonly string[]
}

async function run(stage: Stage, chromium: string | undefined): Promise<Ran> {
  const program = programOf(root, stage.package)
  const env = { ...process.env, ...(chromium && { KAWAL_CHROMIUM: chromium }) }
  if (stage.projects === undefined) {
    const code = await start([program, ...stage.args], env)
    return { count: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 }, failures: [] }
  }
  const report = join(results, `${stage.name}.json`)
  rmSync(report, { force: true })
  const projects = stage.projects.flatMap((name) => ['--project', name])
  const code = await start(
    [program, ...stage.args, ...projects, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  const written = readReport(report)
  return { count: countReport(written, code), failures: failuresOf(written) }
}

function line(stage: Stage, count: Count, seconds: number): string {
  const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : ''
  return `${count.failed === 0 ? '✓' : '✗'} ${stage.title.padEnd(30)} ${`${count.passed} passed, ${count.failed} failed${skipped}`.padEnd(28)} ${seconds.toFixed(1)} s`
}

function chosen(): readonly Stage[] {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
  const names = stages.map((stage) => stage.name)
  const unknown = values.only?.filter((name) => !names.includes(name)) ?? []
  if (unknown.length > 0) throw new Error(`There is no stage ${unknown.join(', ')}. The stages are: ${names.join(', ')}.`)
  return stages.filter((stage) => values.only?.includes(stage.name) ?? true)
}

async function main(): Promise<number> {
  const wanted = chosen()
  const needsBrowser = wanted.some((stage) => stage.name === 'e2e')
  const chromium = needsBrowser ? ensureChromium() : undefined
  if (needsBrowser && chromium === undefined) return 1
  mkdirSync(results, { recursive: true })
  const lines: string[] = []
  const failures: string[] = []
  let [passed, failed] = [0, 0]
  for (const stage of wanted) {
    console.log(`\n── ${stage.title}`)
    const before = Date.now()
    const { count, failures: found } = await run(stage, chromium)
    if (interrupted) return 130
    passed += count.passed
    failed += count.failed
    failures.push(...found)
    lines.push(line(stage, count, (Date.now() - before) / 1000))
    console.log(lines.at(-1))
  }
  for (const failure of failures) console.log(`\n${failure}`)
  console.log(`\n${lines.join('\n')}\n\n${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
