// SPDX-License-Identifier: AGPL-3.0-or-later
// Words that somebody typed, as patterns of `like all`.

/** One pattern for each word of a search key; null where nothing is asked. */
export function patternsOf(key: string): readonly string[] | null {
  const words = key.split(' ').filter((word) => word !== '')
  return words.length === 0 ? null : words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`)
}
