// SPDX-License-Identifier: AGPL-3.0-or-later

const links = /\]\(([^)\s]+)\)/g
const code = /`([^`\n]+)`/g
// A path in code starts in one of our folders; a pattern, a placeholder or an abbreviation is not a path.
const ours = /^(?:\.ci|bench|bin|docs|src|test|types)\/[\w./-]+$|^tsconfig\.\w+\.json$/

/** The paths that a document names and that are not there. */
export function missingPaths(text: string, exists: (path: string) => boolean): string[] {
  const linked = [...text.matchAll(links)]
    .map((found) => (found[1] ?? '').replace(/#.*$/, ''))
    .filter((path) => path !== '' && !/^[a-z]+:/.test(path))
  const quoted = [...text.matchAll(code)].map((found) => found[1] ?? '').filter((path) => ours.test(path))
  return [...new Set([...linked, ...quoted])].filter((path) => !exists(path))
}
