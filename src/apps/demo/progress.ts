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
  if (done === files) return `Loading the demonstration: ${files} of ${files} files; now their classes and certificates.`
  if (done % TOLD_EVERY !== 0) return undefined
  const share = Math.floor((100 * done) / files)
  return `Loading the demonstration: ${done} of ${files} files (${share} %), about ${duration((seconds / done) * (files - done))} left.`
}
