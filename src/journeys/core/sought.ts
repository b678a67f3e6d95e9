// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody looks for, from what they typed: a whole number, which finds exactly, or words.

import { tidyPassport } from '#journeys/core/worker.intake.ts'
import { readPhone } from '#people/core/phone.ts'

export type Sought =
  | { readonly kind: 'nik' | 'phone' | 'passport'; readonly value: string }
  | { readonly kind: 'words'; readonly words: string }

/** A NIK is 16 digits, an Indonesian passport a letter or two and six or seven digits, a telephone number what can be dialled. */
export function soughtBy(typed: string): Sought {
  const bare = typed.replaceAll(/[\s.-]/g, '')
  if (/^\d{16}$/.test(bare)) return { kind: 'nik', value: bare }
  if (/^[a-z]{1,2}\d{6,7}$/i.test(bare)) return { kind: 'passport', value: tidyPassport(bare) }
  const dialled = /^\+?[\d\s().-]{7,}$/.test(typed) ? readPhone(typed) : undefined
  if (dialled?.ok === true) return { kind: 'phone', value: dialled.phone }
  return { kind: 'words', words: typed }
}
