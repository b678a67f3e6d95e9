// SPDX-License-Identifier: AGPL-3.0-or-later

import { expect, it } from 'vitest'
import { toTell } from '#training/core/proof.ts'

const may = { evidence: 'Kelas Mei, LPK Melati', on: '2026-05-03' }
const ours = (evidence: string): boolean => evidence === may.evidence

it('a proof that stands is told to whom it is unknown, and again where it moved', () => {
  expect(toTell(may, undefined, ours)).toBe(may)
  expect(toTell(may, { ...may, on: '2026-05-02' }, ours)).toBe(may)
  expect(toTell(may, { ...may, evidence: 'Kelas April, LPK Melati' }, ours)).toBe(may)
  expect(toTell(may, may, ours)).toBe('nothing')
})

it('a proof that fell is taken back from whom it was told to, and nothing else is', () => {
  expect(toTell(undefined, may, ours)).toBe('gone')
  expect(toTell(undefined, undefined, ours)).toBe('nothing')
  expect(toTell(undefined, { on: may.on }, ours)).toBe('nothing')
  expect(toTell(undefined, { ...may, evidence: 'Kelas Mei, LPK Kenanga' }, ours)).toBe('nothing')
})
