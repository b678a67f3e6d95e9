// SPDX-License-Identifier: AGPL-3.0-or-later
// Telephone numbers as E.164 (`+6281234567890`). People here write 0812…, a sheet that lost the zero says 812…, and families abroad begin with +.

export const phoneRefusals = ['PHONE_EMPTY', 'PHONE_NOT_DIGITS', 'PHONE_TOO_SHORT', 'PHONE_TOO_LONG', 'PHONE_COUNTRY_MISSING'] as const
export type PhoneRefusal = (typeof phoneRefusals)[number]

export type PhoneResult = { readonly ok: true; readonly phone: string } | { readonly ok: false; readonly reason: PhoneRefusal }

interface Lengths {
  readonly shortest: number
  readonly longest: number
}

// Digits after the +. E.164 allows 15; an Indonesian number has 62, then 7 (a landline in a small area) to 12 (a mobile).
const foreign: Lengths = { shortest: 7, longest: 15 }
const landline: Lengths = { shortest: 9, longest: 13 }
const mobile: Lengths = { shortest: 11, longest: 14 }

/** Digits with the country's code in front, or nothing when none can be made out. */
function international(written: string): string | undefined {
  const digits = written.replace(/^\+/, '').replace(/^00/, '')
  if (written.startsWith('+') || written.startsWith('00')) {
    // `+62 0812…` and `+62 (0)812…` keep a zero that is not dialled.
    return digits.startsWith('0') ? undefined : digits.replace(/^620+/, '62')
  }
  if (digits.startsWith('0')) return `62${digits.slice(1)}`
  if (/^62[2-9]/.test(digits) && digits.length >= landline.shortest) return digits
  if (/^620\d/.test(digits)) return `62${digits.slice(3)}`
  return /^8\d{8,11}$/.test(digits) ? `62${digits}` : undefined
}

function lengthsOf(digits: string): Lengths {
  if (!digits.startsWith('62')) return foreign
  return digits.startsWith('628') ? mobile : landline
}

/** Blanks, dots, dashes, slashes and brackets are passed over. */
export function readPhone(text: string): PhoneResult {
  const written = text.normalize('NFKC').replaceAll(/[\s.\-–()/\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g, '')
  if (written === '') return { ok: false, reason: 'PHONE_EMPTY' }
  if (!/^\+?\d+$/.test(written)) return { ok: false, reason: 'PHONE_NOT_DIGITS' }
  const digits = international(written)
  if (digits === undefined) {
    const short = written.replace('+', '').length < foreign.shortest
    return { ok: false, reason: short ? 'PHONE_TOO_SHORT' : 'PHONE_COUNTRY_MISSING' }
  }
  const { shortest, longest } = lengthsOf(digits)
  if (digits.length < shortest) return { ok: false, reason: 'PHONE_TOO_SHORT' }
  if (digits.length > longest) return { ok: false, reason: 'PHONE_TOO_LONG' }
  return { ok: true, phone: `+${digits}` }
}
