// SPDX-License-Identifier: AGPL-3.0-or-later
// The tries of a PIN, counted by what is taken away: each has two small rows that lie ready on the device. A try takes its own before it is made, so
// that whoever kills the page between has made one; a right one takes the mark that it was wrong. Neither needs room, so that a full device is opened
// by its PIN, and by five wrong ones no more than any other.

export const PIN_TRIES = 5
/** As often a right PIN opens a device that has no room for as much as these rows; after that none does before there is. */
const READY = 100

type Names = ReadonlySet<string>

interface Change {
  readonly put: readonly string[]
  readonly drop: readonly string[]
}

const nameOf = (what: 'try' | 'wrong', nth: number): string => `${what}/${String(nth).padStart(3, '0')}`

/** All that lie ready, where so many wrong ones were made. */
export function readyTries(made = 0): readonly string[] {
  return Array.from({ length: READY }, (_, nth) => [nameOf('wrong', nth), ...(nth < made ? [] : [nameOf('try', nth)])]).flat()
}

function madeOf(names: Names): number {
  let made = 0
  while (made < READY && !names.has(nameOf('try', made))) made += 1
  return made
}

/** How many wrong ones were made behind the last that was right. */
function wrongOf(names: Names): number {
  const made = madeOf(names)
  let wrong = 0
  while (wrong < made && names.has(nameOf('wrong', made - 1 - wrong))) wrong += 1
  return wrong
}

export const isClosedBy = (names: Names): boolean => wrongOf(names) >= PIN_TRIES

/**
 * What a try takes, its place, and how many remain behind it; undefined where none is left. @param counted wrong ones that stand elsewhere, as long as
 * nothing lies ready
 */
export function tryOf(names: Names, counted: number): (Change & { readonly nth: number; readonly left: number }) | undefined {
  const wrong = names.size === 0 ? counted : wrongOf(names)
  if (wrong >= PIN_TRIES) return undefined
  const [made, left] = [madeOf(names), PIN_TRIES - wrong - 1]
  if (made < READY) return { put: [], drop: [nameOf('try', made)], nth: made, left }
  return { put: readyTries(wrong + 1), drop: [], nth: wrong, left }
}

/** Where there is room, everything lies ready again after a right one. */
export function readyAgain(names: Names): Change {
  return { put: readyTries().filter((name) => !names.has(name)), drop: [] }
}

/** Where there is none, it is at least no wrong one. */
export function wasRight(nth: number): Change {
  return { put: [], drop: [nameOf('wrong', nth)] }
}
