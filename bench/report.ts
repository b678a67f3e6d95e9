// SPDX-License-Identifier: AGPL-3.0-or-later

import { cpus, totalmem } from 'node:os'
import type { Runs } from './load.ts'
import { figure, type Row } from './row.ts'

function line(row: Row): string {
  const baseline = row.baseline === null ? '–' : figure(row.baseline, row.unit)
  const ratio = row.ratio === null ? '–' : `${row.ratio.toFixed(2)} ×`
  return `| ${row.work} | ${figure(row.ours, row.unit)} | ${baseline} | ${ratio} | ${row.goal} | ${row.met ? 'yes' : '**no**'} |`
}

const BEGIN = '<!-- measured -->'
const END = '<!-- to here -->'

/**
 * The page for people with these figures in it; what was written by hand around them stays.
 * @throws when the page has no place for them.
 */
export function report(page: string, rows: readonly Row[], runs: Runs): string {
  const begin = page.indexOf(BEGIN)
  const end = page.indexOf(END)
  if (begin === -1 || end < begin) throw new Error(`the page has no ${BEGIN} before a ${END}`)
  const [cpu] = cpus()
  return `${page.slice(0, begin)}${BEGIN}
Each figure is the median of ${runs.times} runs of ${runs.seconds} s that alternate between the two sides, on one machine (${cpus().length} × ${cpu?.model ?? 'unknown'},
${Math.round(totalmem() / 1e9)} GB) that also runs the load and the embedded PostgreSQL.

| work | ours | baseline | ratio | goal | met |
| --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}
${page.slice(end)}`
}
