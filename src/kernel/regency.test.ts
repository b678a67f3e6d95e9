// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, test } from 'vitest'
import { deadlineAt, RegencyConfig } from '#kernel/regency.ts'

const own = { step: 'INFO_GIVEN', legalBasis: 'Perbup 1/2026', standing: 'practice' } as const
const regencies = new Map([
  [
    '35.09',
    RegencyConfig.parse({
      code: '35.09',
      name: 'Disnaker Jember',
      deadlines: [
        { ...own, days: 2, validFrom: '2026-01-01', validTo: '2026-06-30' },
        { ...own, days: 1, validFrom: '2026-07-01' },
      ],
    }),
  ],
])

test.each([
  ['35.09.01.2001', 'INFO_GIVEN', '2026-05-03', 2],
  ['35.09.01.2001', 'INFO_GIVEN', '2026-07-01', 1],
  ['35.09.01.2001', 'INFO_GIVEN', '2025-12-31', undefined],
  ['35.09.01.2001', 'FAMILY_CONSENT', '2026-05-03', undefined],
  ['35.10.04.2006', 'INFO_GIVEN', '2026-05-03', undefined],
])('in %s, %s on %s is due after %s days of its own', (area, step, day, days) => {
  expect(deadlineAt(regencies, area, step, day)?.days).toBe(days)
})

test.each([
  { code: '3509', name: 'x' },
  { code: '35.09' },
  { code: '35.09', name: 'x', colour: 'red' },
  { code: '35.09', name: 'x', logo: '../../etc/passwd' },
])('%j is no configuration', (config) => expect(RegencyConfig.safeParse(config).success).toBe(false))
