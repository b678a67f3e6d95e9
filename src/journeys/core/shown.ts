// SPDX-License-Identifier: AGPL-3.0-or-later
// What an officer wrote of a paper that they were shown, and the number of a paper that counts no more.

const escaped = (part: string): string => part.replaceAll(/[$()*+./?[\\\]^{|}]/g, '\\$&')

/** The number stands in it, however it is spaced and in whatever letters, and is not a part of a longer one. */
export function namesNumber(shown: string, number: string): boolean {
  const parts = number.trim().split(/\s*([/.-])\s*/)
  const spaced = parts.map(escaped).join('\\s*')
  const before = '(?<![\\p{L}\\p{N}]|[\\p{L}\\p{N}][/-])'
  const after = '(?![\\p{L}\\p{N}]|[/-][\\p{L}\\p{N}])'
  return number.trim() !== '' && new RegExp(`${before}${spaced}${after}`, 'iu').test(shown)
}

/** Shown was the paper of this number, and none of those that still count. */
export function restsOn(
  shown: string,
  { evidence = '', standing = [] }: { readonly evidence?: string; readonly standing?: readonly string[] },
): boolean {
  return namesNumber(shown, evidence) && !standing.some((number) => namesNumber(shown, number))
}
