// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Checking } from '#exchange/core/cell.rules.ts'
import { type RepairKind, repairKinds } from '#exchange/core/cell.ts'
import { type ColumnCode, columnCodes } from '#exchange/core/column.ts'
import { orderShown } from '#exchange/core/date.rules.ts'
import { explain } from '#exchange/core/import.words.ts'
import { checkRow, sameKey } from '#exchange/core/row.rules.ts'
import { languages } from '#kernel/words.ts'

const villages = [
  { code: '33.01.07.2001', label: 'Melati, Kenanga' },
  { code: '33.01.08.2002', label: 'Mawar, Kenanga' },
  { code: '33.01.09.2003', label: 'Mawar, Cempaka' },
]
const surroundings: Checking = {
  today: '2026-05-03',
  standing: (code) => ({ status: code.startsWith('33.01') ? 'current' : 'unknown', successors: [] }),
  villagesNamed: (name) => villages.filter(({ label }) => label.toLowerCase().startsWith(name.toLowerCase())),
  ownVillage: undefined,
  order: 'unknown',
  accepts: new Set(),
}
const good: Readonly<Partial<Record<ColumnCode, string>>> = { name: 'Siti', sex: 'F', birth_date: '1999-07-01', area: '33.01.07.2001' }

function check(cells: Partial<Record<ColumnCode, string>>, more: Partial<Checking> = {}) {
  const said: Partial<Record<ColumnCode, string>> = { ...good, ...cells }
  return checkRow(
    columnCodes.map((code) => said[code] ?? ''),
    columnCodes,
    { ...surroundings, ...more },
  )
}

/** Of one cell: what it says, or why not and what it would be. */
function read(column: ColumnCode, text: string, cells: Partial<Record<ColumnCode, string>> = {}, more: Partial<Checking> = {}) {
  const checked = check({ ...cells, [column]: text }, more)
  if (checked.ok) return 'good'
  const fault = checked.faults.find((each) => each.column === column)
  return fault?.repair === undefined ? fault?.code : `${fault.repair.kind}: ${fault.repair.value}`
}

describe('a cell', () => {
  test.each<readonly [ColumnCode, string, string]>([
    ['nik', '4910044107990001', 'good'],
    ['nik', '', 'good'],
    ['nik', '-', 'good'],
    ['nik', "'4910044107990001", 'good'],
    ['nik', '4910 0441 0799 0001', 'nik-blanks: 4910044107990001'],
    ['nik', '4910044107990001.0', 'nik-blanks: 4910044107990001'],
    ['nik', '491OO441O799OOO1', 'nik-letters: 4910044107990001'],
    ['nik', '4.91004E+15', 'NIK_SCIENTIFIC'],
    ['nik', '491004410799001', 'nik-not-16-digits'],
    ['sex', 'P', 'good'],
    ['sex', 'Laki-laki', 'good'],
    ['sex', 'WANITA', 'good'],
    ['sex', 'x', 'SEX_UNKNOWN'],
    ['birth_date', '1/7/1999', 'date-dmy: 1999-07-01'],
    ['birth_date', '31/12/99', 'date-dmy: 1999-12-31'],
    ['birth_date', '12/31/1999', 'date-mdy: 1999-12-31'],
    ['birth_date', '1999/7/1', 'date-form: 1999-07-01'],
    ['birth_date', '1999-07-01 00:00:00', 'date-form: 1999-07-01'],
    ['birth_date', '1 Juli 1999', 'date-words: 1999-07-01'],
    ['birth_date', '1-Agt-99', 'date-words: 1999-08-01'],
    ['birth_date', '36342', 'date-serial: 1999-07-01'],
    ['birth_date', '31/02/1999', 'DATE_UNREADABLE'],
    ['birth_date', '2031-01-01', 'BIRTH_DATE_IN_FUTURE'],
    ['birth_date', 'kemarin', 'DATE_UNREADABLE'],
    ['area', '3301072001', 'area-dots: 33.01.07.2001'],
    ['area', 'Melati', 'area-name: 33.01.07.2001'],
    ['area', 'Mawar', 'AREA_SEVERAL'],
    ['area', 'Entah', 'AREA_NOT_A_CODE'],
    ['area', '99.99.99.9999', 'area-unknown'],
    ['phone', '81234567890', 'good'],
    ['phone', "'+6281234567890", 'good'],
    ['phone', '6.28E+12', 'PHONE_SCIENTIFIC'],
    ['phone', '6.2812345678E+12', 'phone-scientific: +6281234567800'],
    ['phone', '081234567890 / 081234567891', 'phone-first: 081234567890'],
    ['phone', '12', 'phone-form'],
    ['destination', 'Hong Kong', 'good'],
    ['destination', 'hongkong', 'country-name: HKG'],
    ['destination', 'Entahlah', 'COUNTRY_UNKNOWN'],
    ['scheme', 'p to p', 'good'],
    ['scheme', 'Mandiri', 'scheme-name: PERSEORANGAN'],
    ['scheme', 'apa saja', 'SCHEME_UNKNOWN'],
    ['occupation', 'tukang las', 'good'],
    ['name', '=HYPERLINK("x")', 'good'],
    ['name', '#REF!', 'CELL_ERROR'],
    ['name', '123', 'invalid'],
    ['name', 'x'.repeat(121), 'too-long'],
    ['agency_id', 'PT Maju', 'invalid'],
  ])('%s %j: %s', (column, text, found) => {
    expect(read(column, text)).toBe(found)
  })

  it('of day and month the column, then the NIK, says which is which; otherwise nobody decides it alone', () => {
    expect(read('birth_date', '3/4/1999')).toBe('date-dmy: 1999-04-03')
    expect(check({ birth_date: '3/4/1999' })).toMatchObject({
      faults: [{ code: 'DATE_AMBIGUOUS', params: { one: '1999-04-03', other: '1999-03-04' } }],
    })
    expect(read('birth_date', '3/4/1999', {}, { order: 'mdy' })).toBe('date-mdy: 1999-03-04')
    expect(read('birth_date', '3/4/1999', { nik: '4910044403990001' })).toBe('date-mdy: 1999-03-04')
    expect([orderShown('31/12/1999'), orderShown('12-31-1999'), orderShown('1/2/1999'), orderShown('x')]).toEqual([
      'dmy',
      'mdy',
      'unknown',
      'unknown',
    ])
  })

  it('what is missing is offered from the NIK, and a village office has but one village', () => {
    expect(read('sex', '', { nik: '4910044107990001' })).toBe('sex-from-nik: F')
    expect(read('birth_date', '', { nik: '4910044107990001' })).toBe('birth-from-nik: 1999-07-01')
    expect(read('area', '')).toBe('required')
    expect(read('area', '', {}, { ownVillage: '33.01.07.2001' })).toBe('good')
  })

  it('is put right only where somebody accepted it', () => {
    const cells = { birth_date: '1/7/1999', area: 'Melati', sex: 'P' }
    expect(check(cells).ok).toBe(false)
    expect(check(cells, { accepts: new Set<RepairKind>(['date-dmy']) }).ok).toBe(false)
    expect(check(cells, { accepts: new Set<RepairKind>(['date-dmy', 'area-name']) })).toEqual({
      ok: true,
      input: { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '33.01.07.2001' },
    })
  })
})

const odd = fc.oneof(fc.string(), fc.constantFrom('', '-', '=1+1', '1e9', '00/00/0000', '99999', '٣', '\ud800', '{{name}}', '#N/A'))

it('whatever a row holds, it is taken or told of in words, and accepting every repair never makes it worse', () => {
  fc.assert(
    fc.property(fc.array(odd, { maxLength: columnCodes.length + 2 }), (row) => {
      const checked = checkRow(row, columnCodes, surroundings)
      if (checked.ok) return
      expect(checked.faults.length).toBeGreaterThan(0)
      for (const fault of checked.faults)
        for (const language of languages) {
          const { reason, suggestion } = explain(fault, language)
          expect([reason !== '', suggestion !== '', /[{}]/.test(reason) && !/[{}]/.test(fault.value)]).toEqual([true, true, false])
        }
      const again = checkRow(row, columnCodes, { ...surroundings, accepts: new Set(repairKinds) })
      if (!again.ok) expect(again.faults.length).toBeLessThanOrEqual(checked.faults.length)
    }),
    { numRuns: 300 },
  )
})

it('two rows are the same person by the NIK, otherwise only where they say the very same', () => {
  const input = { name: 'Siti', sex: 'F', birthDate: '1999-07-01', area: '33.01.07.2001' } as const
  expect(sameKey({ ...input, nik: '1' })).toBe(sameKey({ ...input, name: 'Sri', nik: '1' }))
  expect(sameKey(input)).toBe(sameKey({ ...input }))
  expect(sameKey(input)).not.toBe(sameKey({ ...input, phone: '0812' }))
})
