// SPDX-License-Identifier: AGPL-3.0-or-later
// A file is looked at whole, since what makes it two things at once stands at its end. What all of them take of the memory at one time is
// bounded, so that no crowd of uploads takes the instance down; and so is what one account takes, and for how long nothing may come, so that
// no account holds what all have.

const MOST_HELD = 200 * 1024 * 1024
const MOST_AT_ONCE = 2
const IDLE_MS = 30_000
let held = 0
const underWay = new Map<string, number>()

export type Ungathered = 'too-many-files' | 'too-many-of-yours' | 'upload-stalled'

export interface Gathering {
  readonly chunks: AsyncIterable<Buffer>
  /** Whose it is: of one account two are gathered at once. */
  readonly account: string
  /** How long to wait for a piece. */
  readonly idleMs?: number
}

async function within<T>(milliseconds: number, coming: Promise<T>): Promise<T | 'upload-stalled'> {
  let timer: NodeJS.Timeout | undefined
  const over = new Promise<'upload-stalled'>((resolve) => {
    timer = setTimeout(() => resolve('upload-stalled'), milliseconds)
  })
  try {
    return await Promise.race([coming, over])
  } finally {
    clearTimeout(timer)
  }
}

/** Gathers it, and works on it. @throws what reading it throws */
export async function gathered<T>(
  { chunks, account, idleMs = IDLE_MS }: Gathering,
  work: (bytes: Buffer | Ungathered) => Promise<T>,
): Promise<T> {
  const before = underWay.get(account) ?? 0
  if (before >= MOST_AT_ONCE) return work('too-many-of-yours')
  underWay.set(account, before + 1)
  const iterator = chunks[Symbol.asyncIterator]()
  const parts: Buffer[] = []
  let own = 0
  try {
    for (;;) {
      const next = await within(idleMs, iterator.next())
      if (next === 'upload-stalled') return await work(next)
      if (next.done === true) break
      if (held + next.value.length > MOST_HELD) return await work('too-many-files')
      own += next.value.length
      held += next.value.length
      parts.push(next.value)
    }
    return await work(Buffer.concat(parts))
  } finally {
    held -= own
    const left = (underWay.get(account) ?? 1) - 1
    if (left === 0) underWay.delete(account)
    else underWay.set(account, left)
    // Not waited for: one that stalls ends only when its sender does.
    iterator.return?.().catch(() => undefined)
  }
}
