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

/** The names and codes of a glossary's last column that are no word of the program. */
export function missingCodes(text: string, program: string): string[] {
  const words = new Set(program.match(/\w+/g))
  const named = text.split('\n').flatMap((line) => [...(line.split('|').at(-2) ?? '').matchAll(code)].map((found) => found[1] ?? ''))
  return [...new Set(named)].filter((name) => !words.has(name))
}
