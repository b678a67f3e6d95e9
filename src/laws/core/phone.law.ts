// SPDX-License-Identifier: AGPL-3.0-or-later
// Telephone numbers at which somebody in trouble is heard, each as its office told it in public, with where and on which day. Numbers of single
// offices and missions change too often to stand here; whoever finds one of these changed writes the new one with its source.

import type { LocalDate } from '#kernel/time.ts'

export const phoneCodes = ['CALL_CENTRE', 'CALL_CENTRE_ABROAD', 'CITIZENS_ABROAD'] as const
export type PhoneCode = (typeof phoneCodes)[number]

interface Phone {
  /** As it is dialled. */
  readonly dial: string
  /** As people read it. */
  readonly shown: string
  /** Where its office said so. */
  readonly source: string
  readonly toldOn: LocalDate
}

/** The vice minister for the protection of migrant workers; the same numbers as since 2011 (antaranews.com 286409). */
const ministry = { source: 'mediamasakini.id', toldOn: '2025-04-10' } as const

export const phones: Readonly<Record<PhoneCode, Phone>> = {
  CALL_CENTRE: { dial: '08001000', shown: '0800 1000', ...ministry },
  CALL_CENTRE_ABROAD: { dial: '+622129244800', shown: '+62 21 2924 4800', ...ministry },
  // The directorate for the protection of citizens, in a press conference; the same number in 2018 (antaranews.com 687775).
  CITIZENS_ABROAD: { dial: '+6281290070027', shown: '+62 812 9007 0027', source: 'tribunnews.com', toldOn: '2024-12-16' },
}
