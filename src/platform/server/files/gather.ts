// SPDX-License-Identifier: AGPL-3.0-or-later
// A file is looked at whole, since what makes it two things at once stands at its end. What all of them take of the memory at one time is
// bounded, so that no crowd of uploads takes the instance down.

const MOST_HELD = 200 * 1024 * 1024
let held = 0

/** Gathers it, and works on it. @throws what reading it throws */
export async function gathered<T>(chunks: AsyncIterable<Buffer>, work: (bytes: Buffer | 'too-many-files') => Promise<T>): Promise<T> {
  const parts: Buffer[] = []
  let own = 0
  try {
    for await (const chunk of chunks) {
      if (held + chunk.length > MOST_HELD) return await work('too-many-files')
      own += chunk.length
      held += chunk.length
      parts.push(chunk)
    }
    return await work(Buffer.concat(parts))
  } finally {
    held -= own
  }
}
