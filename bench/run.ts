// SPDX-License-Identifier: AGPL-3.0-or-later
// Ratios side by side in one run, on the same embedded PostgreSQL.
//
//   npm run bench                             everything, and writes docs/performance.md
//   npm run bench -- --json                   one line of JSON per row
//   npm run bench -- --only register          one row; may be given again for another
//   npm run bench -- --quick                  shorter runs, ten thousand people only
//   npm run bench -- --sizes 10000,100000     how many people, the fewest first
//   npm run bench -- --seconds 5              how long a run is
//   npm run bench -- --rounds 3               how many runs of either side
//
// The page is written by whole runs alone: of every row, all sizes and all rounds, and of five seconds or more.

import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openGround } from './ground.ts'
import { report } from './report.ts'
import { figure, type Row } from './row.ts'
import { rowNames, rows } from './rows.ts'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    sizes: { type: 'string' },
    seconds: { type: 'string' },
    rounds: { type: 'string' },
  },
})
const { json, quick } = values
const unknown = values.only?.filter((name) => !rowNames.includes(name)) ?? []
if (unknown.length > 0) {
  console.error(`There is no row ${unknown.join(', ')}. The rows are: ${rowNames.join(', ')}.`)
  process.exit(2)
}

function numberOf(option: string, text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  console.error(`--${option} takes whole numbers from 1 up, not "${text}".`)
  process.exit(2)
}
const sizes = values.sizes?.split(',').map((text) => numberOf('sizes', text)) ?? (quick ? [10_000] : [10_000, 100_000, 1_000_000])
const runs = {
  times: numberOf('rounds', values.rounds ?? '5'),
  seconds: numberOf('seconds', values.seconds ?? (quick ? '3' : '8')),
}
const LEAST_SECONDS = 5
const whole = !quick && runs.seconds >= LEAST_SECONDS && [values.only, values.sizes, values.rounds].every((given) => given === undefined)
const note = (line: string): void => console.error(line)

function show(row: Row): void {
  if (json) console.log(JSON.stringify(row))
  else {
    const ratio = row.ratio === null ? '' : `${row.ratio.toFixed(2)} × `
    const than = row.baseline === null ? '' : ` against ${figure(row.baseline, row.unit)}`
    console.log(`${row.met ? '✓' : '✗'} ${row.work.padEnd(34)} ${figure(row.ours, row.unit)}${than}; ${ratio}goal ${row.goal}`)
  }
}

const folder = join(tmpdir(), `kawal-bench-${process.pid}`)
mkdirSync(folder)
// The database may run as another user, who must be able to enter.
chmodSync(folder, 0o711)
let grounds = 0
function openNext(): ReturnType<typeof openGround> {
  grounds += 1
  return openGround(join(folder, String(grounds)), note)
}
try {
  const measured: Row[] = []
  const names = values.only ?? rowNames
  for await (const row of rows(openNext, { names, sizes, runs, note })) {
    measured.push(row)
    show(row)
  }
  if (whole) {
    const page = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
    writeFileSync(page, report(readFileSync(page, 'utf8'), measured, runs))
  }
  process.exitCode = measured.every((row) => row.met) ? 0 : 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
