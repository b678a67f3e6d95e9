// SPDX-License-Identifier: AGPL-3.0-or-later
// The official list: read however it was pasted, asked by the day, compared; and missing data never say *not licensed*.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerOn, differenceOf, listAnswers, readList } from '#agencies/core/agency-list.rules.ts'
import { addDays } from '#kernel/time.ts'

describe('a list is read', () => {
  const two = [
    { name: 'PT Sumber Kencana', number: 'KEP.12/2024' },
    { name: 'PT Graha, Karya', number: 'KEP.13/2024' },
  ]
  test.each([
    ['copied from a page', 'No\tNama P3MI\tNomor SIP3MI\n1\tPT Sumber Kencana\tKEP.12/2024\n2\tPT Graha, Karya\tKEP.13/2024\n'],
    ['as CSV with quotes', 'nama,izin\r\nPT Sumber Kencana,KEP.12/2024\r\n"PT Graha, Karya",KEP.13/2024'],
    ['with semicolons and a mark before it', '\uFEFFNomor izin;Perusahaan\nKEP.12/2024;PT Sumber Kencana\nKEP.13/2024;PT Graha, Karya'],
    [
      'without a head, numbered, a company twice',
      '1.\tPT Sumber Kencana\tKEP.12/2024\n\n2.\tPT Graha, Karya\tKEP.13/2024\n3.\tpt. graha karya\tX',
    ],
  ])('%s', (_how, text) => expect(readList(text)).toEqual({ ok: true, rows: two }))

  test.each([
    ['', 1],
    ['nama,izin\n', 2],
    ['nama,izin\nPT Satu,1\n,2\n', 3],
    ['PT Satu\n###\n', 2],
  ])('or the line is named that says no company: %j', (text, line) => expect(readList(text)).toEqual({ ok: false, line }))

  test('whatever is pasted gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), (text) => {
        expect(typeof readList(text).ok).toBe('boolean')
      }),
    )
  })
})

describe('a list that is asked on a day', () => {
  test.each([
    ['listed', { list: { on: '2026-05-01', listed: true }, unavailableOn: undefined }],
    ['not-listed', { list: { on: '2026-04-03', listed: false }, unavailableOn: '2026-05-01' }],
    ['too-old', { list: { on: '2026-04-02', listed: false }, unavailableOn: undefined }],
    ['too-old', { list: { on: '2026-04-02', listed: true }, unavailableOn: '2026-04-01' }],
    ['source-unavailable', { list: { on: '2026-04-02', listed: false }, unavailableOn: '2026-05-01' }],
    ['source-unavailable', { list: undefined, unavailableOn: undefined }],
  ] as const)('%s', (answer, asked) => expect(answerOn(asked, '2026-05-03')).toBe(answer))

  test('says *not in the list* only of a list of the last thirty days', () => {
    const days = fc.integer({ min: 0, max: 90 })
    fc.assert(
      fc.property(fc.option(days), fc.boolean(), fc.option(days), (age, listed, away) => {
        const back = (n: number): string => addDays('2026-05-03', -n)
        const answer = answerOn(
          { list: age === null ? undefined : { on: back(age), listed }, unavailableOn: away === null ? undefined : back(away) },
          '2026-05-03',
        )
        expect(listAnswers).toContain(answer)
        if (answer === 'not-listed') expect([age !== null && age <= 30, listed]).toEqual([true, false])
        if (answer === 'listed') expect([age !== null && age <= 30, listed]).toEqual([true, true])
      }),
    )
  })
})

test('what came, went and changed between two lists', () => {
  const before = [{ name: 'PT A B' }, { name: 'PT Tetap', status: 'aktif' }, { name: 'PT Ubah', status: 'aktif' }]
  const after = [{ name: 'Tetap, PT'.replace(', PT', ''), status: 'aktif' }, { name: 'PT. Ubah', status: 'dicabut' }, { name: 'PT Baru' }]
  const difference = differenceOf(before, after)
  expect(difference.added.map((row) => row.name)).toEqual(['PT Baru'])
  expect(difference.removed.map((row) => row.name)).toEqual(['PT A B'])
  expect(difference.changed.map((row) => row.after.status)).toContain('dicabut')
})
