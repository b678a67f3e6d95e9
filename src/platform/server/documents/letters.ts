// SPDX-License-Identifier: AGPL-3.0-or-later
// The standard fonts of PDF know the letters of Windows-1252. A name from elsewhere keeps its letters without the marks they cannot print,
// rather than losing them or becoming other letters.

/** Beyond Latin-1, what Windows-1252 has too. */
const more = '‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ€'

/** Letters that are one sign in Unicode and have no parts to take off. */
const instead: Readonly<Record<string, string>> = {
  ʼ: '’',
  ʻ: '‘',
  ʾ: '’',
  ʿ: '‘',
  '−': '–',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  ı: 'i',
  ŋ: 'ng',
}

function prints(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff) || more.includes(char)
}

function printedAs(char: string): string {
  if (prints(char)) return char
  const other = instead[char]
  if (other !== undefined) return other
  const bare = [...char.normalize('NFKD').replaceAll(/\p{M}/gu, '')].filter(prints).join('')
  return bare === '' && !/[\p{M}\p{C}]/u.test(char) ? '?' : bare
}

/** A text as the standard fonts can print it, on one line. */
export function printable(text: string): string {
  const printed = [...text.normalize('NFC').replaceAll(/\s+/gu, ' ')].map(printedAs).join('')
  // What left no letter may leave its spaces.
  return printed.replaceAll(/\s+/gu, ' ').trim()
}
