// SPDX-License-Identifier: AGPL-3.0-or-later
// XML as the parts of a workbook have it, a piece of text at a time. What a document type could bring (entities that grow, files from
// elsewhere) is refused with it: no workbook has one.

export class XmlFault extends Error {}

export interface XmlHandler {
  /** The name is without its prefix. */
  readonly open: (name: string, attributes: () => Readonly<Record<string, string>>) => void
  readonly text: (text: string) => void
  readonly close: (name: string) => void
}

export interface XmlReader {
  /** @throws XmlFault, and what the handler throws */
  readonly push: (text: string) => void
  readonly end: () => void
}

const DEEPEST = 64
/** Of one tag, or of one text between two tags. */
const LONGEST = 1_000_000

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replaceAll(/&([^;&]{0,12};?)/g, (_whole, inner: string) => {
    const name = inner.slice(0, -1)
    const code = /^#x[0-9a-f]+$/i.test(name) ? Number.parseInt(name.slice(2), 16) : /^#\d+$/.test(name) ? Number(name.slice(1)) : undefined
    const plain = code === undefined ? named[name] : code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined
    if (plain === undefined || !inner.endsWith(';')) throw new XmlFault('an entity')
    return plain
  })
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

function attributesOf(tag: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {}
  for (const [, name = '', double, single] of tag.matchAll(ATTRIBUTE)) found[bare(name)] = decoded(double ?? single ?? '')
  return found
}

function bare(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const SPACE = /\s/

export function openXml({ open, text, close }: XmlHandler): XmlReader {
  let rest = ''
  const within: string[] = []

  function element(tag: string): void {
    if (tag.startsWith('/')) {
      const name = bare(tag.slice(1).trim())
      if (within.pop() !== name) throw new XmlFault('a tag that closes another')
      close(name)
      return
    }
    const isEmpty = tag.endsWith('/')
    const inner = isEmpty ? tag.slice(0, -1) : tag
    const space = inner.search(SPACE)
    const name = bare(space < 0 ? inner : inner.slice(0, space))
    if (name === '') throw new XmlFault('a tag without a name')
    open(name, () => (space < 0 ? {} : attributesOf(inner.slice(space))))
    if (isEmpty) {
      close(name)
      return
    }
    within.push(name)
    if (within.length > DEEPEST) throw new XmlFault('too deep')
  }

  /** Where a tag ends: a bracket within quotes is none. */
  function tagEnd(from: number): number {
    let quote = 0
    for (let at = from; at < rest.length; at += 1) {
      const char = rest.charCodeAt(at)
      if (quote === 0 ? char === 62 : char === quote) {
        if (quote === 0) return at
        quote = 0
      } else if (quote === 0 && (char === 34 || char === 39)) quote = char
    }
    return -1
  }

  /** Takes one thing off the front. @returns where the next begins; -1 where it is not whole yet */
  function step(at: number): number {
    if (rest[at] !== '<') {
      const next = rest.indexOf('<', at)
      if (next < 0) return -1
      if (within.length > 0) text(decoded(rest.slice(at, next)))
      return next
    }
    const second = rest[at + 1]
    if (second === '!') return special(at)
    if (second === '?') return after('?>', at)
    const end = tagEnd(at + 1)
    if (end < 0) return -1
    element(rest.slice(at + 1, end))
    return end + 1
  }

  function after(mark: string, from: number): number {
    const end = rest.indexOf(mark, from)
    return end < 0 ? -1 : end + mark.length
  }

  function special(at: number): number {
    // Enough to know which it is.
    if (rest.length - at < 9) return -1
    if (rest.startsWith('<!--', at)) return after('-->', at + 4)
    if (!rest.startsWith('<![CDATA[', at)) throw new XmlFault('a document type')
    const end = rest.indexOf(']]>', at)
    if (end < 0) return -1
    text(rest.slice(at + 9, end))
    return end + 3
  }

  return {
    push: (more) => {
      rest += more
      let at = 0
      while (at < rest.length) {
        const next = step(at)
        if (next < 0) break
        at = next
      }
      rest = rest.slice(at)
      if (rest.length > LONGEST) throw new XmlFault('too long')
    },
    end: () => {
      if (within.length > 0 || rest.trim() !== '') throw new XmlFault('cut off')
    },
  }
}
