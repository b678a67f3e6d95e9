// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fieldNames } from '#cases/core/htcds.field.ts'
import { readForeign } from '#cases/core/htcds.foreign.ts'
import { readHtcds } from '#cases/core/htcds.read.ts'
import { listOf } from '#cases/core/htcds.ts'

const beside = {
  id: '0000-01890000-0000-7000-8000-00000000000a',
  today: '2026-05-04',
  category: 'SAKIT',
  complainant: 'LSM',
} as const

/** Every text in it, wherever it stands. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

it('takes every field and every value of the standard over, however both are written', () => {
  for (const field of fieldNames) {
    const [value = '2026-01-02'] = listOf[field] ?? []
    const label = value.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
    for (const name of [field, `${field}__c`, field.replace('_', ' ').toUpperCase()]) {
      const read = readForeign(
        { ...(field === 'prs_FirstName' ? {} : { prs_FirstName: 'y' }), more: { [name]: listOf[field] === undefined ? value : label } },
        beside,
      )
      expect(read.ok, name).toBe(true)
      if (!read.ok) continue
      const { fields, events, supportPlans, comments } = read.record
      const bags = [fields, ...events, ...supportPlans, ...comments]
      expect(bags.some((bag) => bag[field] === value) || ['prs_FirstName'].includes(field), name).toBe(true)
    }
  }
})

it('loses no text of any record, and what it makes of it is read again as it is', () => {
  const name = fc.constantFrom(
    'FirstName',
    'Gender',
    'hte_Type',
    'spl_Type',
    'CaseComment',
    'Description',
    'Unknown',
    'prs_Birthdate',
    'Status',
  )
  const text = fc.string({ minLength: 1, maxLength: 20 }).map((said) => `t${said.replaceAll(/[;\s]/g, '')}`)
  const leaf = fc.oneof(text, fc.array(text, { minLength: 1, maxLength: 3 }))
  const { value } = fc.letrec((tie) => ({
    value: fc.dictionary(
      fc.oneof(name, fc.constantFrom('Person', 'Events', 'Case', 'Extra')),
      fc.oneof({ depthSize: 'small' }, leaf, tie('value'), fc.array(tie('value'), { maxLength: 3 })),
      {
        maxKeys: 5,
      },
    ),
  }))
  fc.assert(
    fc.property(value, (said) => {
      const read = readForeign({ prs_SecondName: 'Asih', said }, beside)
      expect(read.ok).toBe(true)
      if (!read.ok) return
      const kept = textsIn(read.record).join('\n')
      for (const each of textsIn(said)) expect(kept).toContain(each)
      expect(readHtcds(JSON.parse(JSON.stringify(read.record)), beside)).toEqual(read)
    }),
    { numRuns: 300 },
  )
})
