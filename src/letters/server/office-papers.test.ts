// SPDX-License-Identifier: AGPL-3.0-or-later
// For whom a paper of an office is signed: for the head, where somebody else of the office issued it; and never by the office what somebody else states.

import { expect, it } from 'vitest'
import { officePaperRecord } from '#letters/core/office-paper.ts'
import { headed } from '#letters/server/office-papers.ts'
import type { Paper } from '#platform/server/documents/paper.ts'

const issued = { office: { name: 'Desa Wringinpitu', lines: ['Kecamatan Tegaldlimo'] }, signer: 'Ani Wulandari' }
const paperSigned = (signature: Paper['signature']): Paper => ({
  language: 'id',
  title: { text: 'Permintaan penjelasan' },
  number: { text: 'SPJ/1' },
  at: '2026-05-03T00:00:00.000Z',
  office: { name: 'Kawal', lines: [] },
  parts: [],
  signature,
})
const byOffice = { place: '3 Mei 2026', role: { text: 'Desa Wringinpitu' }, name: 'Ani Wulandari' }

it('says above the name that it is signed for the head, where it is', () => {
  const paper = headed(paperSigned(byOffice), { ...issued, forName: 'Budi Santoso' })
  expect(paper.office).toEqual(issued.office)
  expect(paper.signature.role.text).toMatch(/^a\.n\. .*Desa Wringinpitu$/)
  expect(paper.signature.name).toBe('Ani Wulandari')
  expect(headed(paperSigned(byOffice), issued).signature).toEqual(byOffice)
  const role = (more: object): string => headed(paperSigned(byOffice), { ...issued, ...more }).signature.role.text
  expect(role({ forName: 'Budi Santoso', caretaker: 'PLT' })).toBe('a.n. Plt. Kepala Desa Wringinpitu')
  expect(role({ caretaker: 'PJ' })).toBe('Pj. Kepala Desa Wringinpitu')
})

it('leaves a statement to whoever makes it', () => {
  const stated = { place: '3 Mei 2026', role: { text: 'Yang menyatakan,' } }
  expect(headed(paperSigned(stated), { ...issued, forName: 'Budi Santoso' }).signature).toEqual(stated)
})

it('says so in its record too, and one from before has the record that it had', () => {
  const recorded = { kind: 'NOTULA', number: 'NTL/1', on: '2026-05-03', says: {} } as const
  const record = (more: object) => JSON.parse(officePaperRecord({ ...recorded, issued: { ...issued, token: 'T', ...more } }))
  expect(record({ forName: 'Budi Santoso' })).toMatchObject({ signer: 'Ani Wulandari', signsFor: 'Budi Santoso' })
  expect(Object.keys(record({}))).toEqual(['type', 'kind', 'number', 'issuedOn', 'office', 'signer', 'check', 'says'])
})
