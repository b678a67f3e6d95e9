// SPDX-License-Identifier: AGPL-3.0-or-later
// Our fonts know the letters of Latin-1 and most of Latin Extended-A. A name from elsewhere keeps its letters without the marks they cannot print,
// rather than losing them or becoming other letters.

/** Beyond Latin-1, the signs that all our fonts have; the test holds each to the fonts. */
const more = '‚ƒ„…†‡ˆ‰‹‘’“”•–—˜™›€'
/** Of Latin Extended-A, what one of them lacks. */
const lacking =
  /[\u010a\u010b\u0114\u0115\u0120\u0121\u0128\u0129\u012c\u012d\u0132\u0133\u0138\u013f\u0140\u0149-\u014b\u014e\u014f\u0166-\u0169\u0174-\u0177\u017f]/

const SOFT_HYPHEN = 0xad

/** Letters that are one sign in Unicode and have no parts to take off. */
const instead: Readonly<Record<string, string>> = {
  ʼ: '’',
  ʻ: '‘',
  ʾ: '’',
  ʿ: '‘',
  '−': '–',
  ŋ: 'ng',
}

function prints(char: string): boolean {
  const code = char.codePointAt(0) ?? 0
  if (code >= 0x100 && code <= 0x17f) return !lacking.test(char)
  return (code >= 0x20 && code <= 0x7e) || (code >= 0xa0 && code <= 0xff && code !== SOFT_HYPHEN) || more.includes(char)
}

function printedAs(char: string): string {
  if (prints(char)) return char
  const other = instead[char]
  if (other !== undefined) return other
  const bare = [...char.normalize('NFKD').replaceAll(/\p{M}/gu, '')].filter(prints).join('')
  return bare === '' && !/[\p{M}\p{C}]/u.test(char) ? '?' : bare
}

/** A text as our fonts can print it, on one line. */
export function printable(text: string): string {
  const printed = [...text.normalize('NFC').replaceAll(/\s+/gu, ' ')].map(printedAs).join('')
  // What left no letter may leave its spaces.
  return printed.replaceAll(/\s+/gu, ' ').trim()
}
