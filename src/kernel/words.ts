// SPDX-License-Identifier: AGPL-3.0-or-later
// Words for people, keyed by code, per language. Indonesian first and complete; the compiler lists what is missing in another.

export const languages = ['id', 'en'] as const
export type Language = (typeof languages)[number]

/** One sentence in every language. */
export type Text = Readonly<Record<Language, string>>

export type Catalogue<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>

/** A catalogue whose Indonesian side names the keys; the English side must have exactly the same. */
export function defineWords<const Key extends string>(words: Catalogue<Key>): Catalogue<Key> {
  return words
}

/**
 * Puts `{name}` parameters into a text, and of `{name|day|days}` the word that fits one or more of it; an unknown one stays visible, so that
 * it is noticed.
 */
export function fill(text: string, params: Readonly<Record<string, string | number>> = {}): string {
  return text.replaceAll(/\{(\w+)(?:\|([^{}|]+)\|([^{}|]+))?\}/g, (whole, name: string, one?: string, more?: string) => {
    const value = params[name]
    if (value === undefined) return whole
    return (String(value) === '1' ? one : more) ?? String(value)
  })
}
