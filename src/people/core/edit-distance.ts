// SPDX-License-Identifier: AGPL-3.0-or-later

const lines = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)] as const

/**
 * How many letters were left out, added, mistaken or exchanged with their neighbour between two words, each place touched once (optimal string
 * alignment). Counted no further than `most`: beyond it the answer is `most + 1`.
 */
export function editDistance(one: string, other: string, most: number): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > most) return most + 1
  let from = 0
  while (from < short.length && short.charCodeAt(from) === long.charCodeAt(from)) from++
  let end = 0
  while (end < short.length - from && short.charCodeAt(short.length - 1 - end) === long.charCodeAt(long.length - 1 - end)) end++
  const rows = short.length - from - end
  const columns = long.length - from - end
  if (rows === 0) return columns
  // Three lines of the table are looked at, in turn; words longer than those at hand bring their own.
  const room = columns + 1
  let [before, above, line] =
    room <= lines[0].length ? lines : ([new Uint16Array(room), new Uint16Array(room), new Uint16Array(room)] as const)
  for (let column = 0; column <= columns; column++) above[column] = column
  for (let row = 1; row <= rows; row++) {
    line[0] = row
    const letter = short.charCodeAt(from + row - 1)
    let least = row
    for (let column = 1; column <= columns; column++) {
      const other = long.charCodeAt(from + column - 1)
      let cost = Math.min((above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1, (above[column - 1] ?? 0) + (letter === other ? 0 : 1))
      const exchanged = row > 1 && column > 1 && letter === long.charCodeAt(from + column - 2) && other === short.charCodeAt(from + row - 2)
      if (exchanged) cost = Math.min(cost, (before[column - 2] ?? 0) + 1)
      line[column] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const spent = before
    before = above
    above = line
    line = spent
  }
  return Math.min(above[columns] ?? 0, most + 1)
}
