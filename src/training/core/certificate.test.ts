// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yearsAfter } from '#training/core/certificate.law.ts'
import { numberIn, readToken, seriesOf, statusOn, tokenFrom } from '#training/core/certificate.ts'

describe('the address of a certificate', () => {
  const random = fc.uint8Array({ minLength: 28, maxLength: 28 })
  const regency = fc.constantFrom('35.10', '35.09', '00')

  it('is read back as it was printed, however it is typed', () => {
    fc.assert(
      fc.property(random, fc.func(fc.integer({ min: 0, max: 3 })), (bytes, how) => {
        const token = tokenFrom(bytes, '35.10')
        const typed = [...token]
          .map((char, i) => [char, char.toLowerCase(), char === '0' ? 'o' : char, char === '1' ? 'l' : char][how(i)])
          .join('')
        expect(readToken(typed)).toEqual({ regency: '35.10', token })
        expect(readToken(` ${typed.replaceAll('-', ' ')} `)).toEqual({ regency: '35.10', token })
      }),
    )
  })
  it('differs wherever one of 140 random bits does', () => {
    fc.assert(
      fc.property(random, fc.nat(27), fc.nat(4), (bytes, at, bit) => {
        const other = Uint8Array.from(bytes)
        other[at] = (other[at] ?? 0) ^ (1 << bit)
        expect(tokenFrom(other, '35.10')).not.toBe(tokenFrom(bytes, '35.10'))
      }),
    )
  })
  it('of a national record is read too', () => {
    fc.assert(fc.property(random, regency, (bytes, from) => readToken(tokenFrom(bytes, from))?.regency === from))
  })
  it.each(['', '3510', '3510-ABCD', '../../etc/passwd', `3510-${'U'.repeat(28)}`, `3510-${'A'.repeat(29)}`, '%00'])('is not %j', (typed) =>
    expect(readToken(typed)).toBeUndefined(),
  )
})

describe('what a certificate is worth', () => {
  const revoked = { on: '2027-01-01', cause: 'OTHER', reason: 'x' } as const
  it.each([
    ['2026-05-03', undefined, 'valid'],
    ['2029-05-03', undefined, 'valid'],
    ['2029-05-04', undefined, 'expired'],
    ['2026-12-31', revoked, 'valid'],
    ['2027-01-01', revoked, 'revoked'],
    ['2030-01-01', revoked, 'revoked'],
  ] as const)('on %s', (on, revocation, expected) =>
    expect(statusOn({ validUntil: '2029-05-03', ...(revocation === undefined ? {} : { revoked: revocation }) }, on)).toBe(expected),
  )
  it('of a leap day ends before March', () => {
    expect(yearsAfter('2028-02-29', 3)).toBe('2031-02-28')
    expect(yearsAfter('2028-02-29', 4)).toBe('2032-02-29')
  })
})

it('numbers of two bodies, two regencies or two years never meet', () => {
  const body = (area: string, code: string): { area: string; code: string } => ({ area, code })
  const all = [
    seriesOf(body('35.10', 'LSP-A'), '2026-05-03'),
    seriesOf(body('35.10', 'LSP-A'), '2027-05-03'),
    seriesOf(body('35.10', 'LSP-B'), '2026-05-03'),
    seriesOf(body('35.09', 'LSP-A'), '2026-05-03'),
    seriesOf(body('35', 'LSP-A'), '2026-05-03'),
  ]
  expect(new Set(all).size).toBe(all.length)
  expect(numberIn(all[0] ?? '', 7)).toBe('3510/LSP-A/2026/00007')
})
