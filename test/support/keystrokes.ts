// SPDX-License-Identifier: AGPL-3.0-or-later
// How long somebody who knows the screen takes, without anybody to measure: the keystroke-level model (Card, Moran and Newell, CACM 23, 1980), with
// reading by fixations (Card, Moran and Newell, The Psychology of Human–Computer Interaction, 1983).

/** Seconds. */
export const operators = {
  /** A key, pressed by somebody who types as most do. */
  key: 0.28,
  /** Making up one's mind. */
  mind: 1.35,
  /** A look at one word: 230 ms, of 70 to 700. */
  fixation: 0.23,
} as const

/** @param words that are read, one look each */
export function secondsOf({ keys, minds, words }: { readonly keys: number; readonly minds: number; readonly words: number }): number {
  return keys * operators.key + minds * operators.mind + words * operators.fixation
}
