// SPDX-License-Identifier: AGPL-3.0-or-later

const TOLD_EVERY = 100

interface Progress {
  readonly done: number
  readonly files: number
  /** Since the loading began, or went on. */
  readonly seconds: number
}

function duration(seconds: number): string {
  return seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`
}

/** How far the loading is, said every so many files. */
export function progressLine({ done, files, seconds }: Progress): string | undefined {
  if (done === files) return `Loading the demonstration: ${files} of ${files} files; what goes with them is next.`
  if (done % TOLD_EVERY !== 0) return undefined
  const share = Math.floor((100 * done) / files)
  return `Loading the demonstration: ${done} of ${files} files (${share} %), about ${duration((seconds / done) * (files - done))} left.`
}

interface Step {
  /** From 1. */
  readonly nth: number
  readonly steps: number
  readonly what: string
}

/** What is loaded once the files stand. */
export function stepLine({ nth, steps, what }: Step): string {
  return `Loading the demonstration: ${what} (${nth} of ${steps}).`
}
