// SPDX-License-Identifier: AGPL-3.0-or-later
// One measured run against one server, and the median of runs that alternate between two.

import autocannon from 'autocannon'

export interface Target {
  readonly url: string
  readonly token: string
}

export interface Work {
  readonly method: 'GET' | 'POST'
  /** Called for each request. */
  readonly next: () => { readonly path: string; readonly body?: string }
}

const CONNECTIONS = 50

/** Requests answered well in a second; a run with a single refusal does not count. */
export async function run(target: Target, work: Work, seconds: number, connections = CONNECTIONS): Promise<number> {
  let refused = ''
  const result = await autocannon({
    url: target.url,
    connections,
    duration: seconds,
    headers: { authorization: `Bearer ${target.token}`, ...(work.method === 'POST' ? { 'content-type': 'application/json' } : {}) },
    requests: [
      {
        method: work.method,
        onResponse: (status, body) => {
          if (status >= 300) refused = body
        },
        setupRequest: (request) => ({ ...request, ...work.next() }),
      },
    ],
  })
  if (result.non2xx > 0 || result.errors > 0 || result.timeouts > 0)
    throw new Error(`${target.url}: ${result.non2xx} refused, ${result.errors} broken, ${result.timeouts} too late ${refused}`)
  return result['2xx'] / result.duration
}

export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

export interface Pair {
  readonly ours: number
  readonly baseline: number
}

export interface Runs {
  readonly times: number
  readonly seconds: number
}

/** Ours and the baseline in turn, so that whatever else the machine does falls on both. */
export async function alternate(one: () => Promise<number>, other: () => Promise<number>, times: number): Promise<Pair> {
  const ours: number[] = []
  const baseline: number[] = []
  for (let round = 0; round < times; round += 1) {
    ours.push(await one())
    baseline.push(await other())
  }
  return { ours: median(ours), baseline: median(baseline) }
}
