// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of our papers: PT Sans and PT Serif (OFL 1.1), which a paper carries in itself as far as it uses them.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

const files = {
  plain: require.resolve('@expo-google-fonts/pt-sans/400Regular/PTSans_400Regular.ttf'),
  bold: require.resolve('@expo-google-fonts/pt-sans/700Bold/PTSans_700Bold.ttf'),
  strong: require.resolve('@expo-google-fonts/pt-serif/700Bold/PTSerif_700Bold.ttf'),
} as const

export type FontName = keyof typeof files

const read = new Map<FontName, Buffer>()

/** A font as the bytes of its file, read once. */
export function fontBytes(name: FontName): Buffer {
  const known = read.get(name)
  if (known !== undefined) return known
  const bytes = readFileSync(files[name])
  read.set(name, bytes)
  return bytes
}
