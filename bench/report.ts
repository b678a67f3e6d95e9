// SPDX-License-Identifier: AGPL-3.0-or-later

import { cpus, totalmem } from 'node:os'
import type { Runs } from './load.ts'
import type { Row } from './row.ts'

function figure(value: number, unit: string): string {
  return `${unit === 's' ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ${unit}`
}

function line(row: Row): string {
  const baseline = row.baseline === null ? '–' : figure(row.baseline, row.unit)
  const ratio = row.ratio === null ? '–' : `${row.ratio.toFixed(2)} ×`
  return `| ${row.work} | ${figure(row.ours, row.unit)} | ${baseline} | ${ratio} | ${row.goal} | ${row.met ? 'yes' : '**no**'} |`
}

/** The page for people, as it was measured. */
export function report(rows: readonly Row[], run: { readonly sizes: readonly number[]; readonly runs: Runs }): string {
  const [cpu] = cpus()
  return `# Performance

Written by \`npm run bench\`. Each figure is the median of ${run.runs.times} runs of ${run.runs.seconds} s that alternate between the two sides, on one machine
(${cpus().length} × ${cpu?.model ?? 'unknown'}, ${Math.round(totalmem() / 1e9)} GB) that also runs the load and the embedded PostgreSQL. Ratios are what counts; the figures move with the machine.

| work | ours | baseline | ratio | goal | met |
| --- | --- | --- | --- | --- | --- |
${rows.map(line).join('\n')}

**What is compared.** Ours is the whole server over HTTP, 50 connections, bearer token, 10 connections to the database in all (how they are used: \`docs/decisions/0008-short-statements-share-connections.md\`). The baseline is a plain Fastify handler
(\`bench/baseline.ts\`) on the same database with the same durability, pool, token check and indexes, whose answers have as many bytes. Registering, it inserts
one row as wide as the event and the state that ours writes; ours writes command, key, event, state, file, work list and outbox, sealed and chained. By id, it
selects one row; ours opens the sealed state, computes milestones and next steps, and writes the look down before it answers. Listing, it selects the same fifty rows
and lets JavaScript write the JSON; in ours it stands in the row.

**How it is filled.** For ${run.sizes.map((size) => size.toLocaleString('en')).join(', ')} people the rules, sealing and hashing run as for every command, and the rows are written by the same function in the database;
only many commands share one transaction (\`bench/fill.ts\`). Villages hold 250 people; more people are more villages and more regencies.
A size is measured in turn with a small database of its own beside it, since an hour passes between the sizes and the machine changes meanwhile.
`
}
