// SPDX-License-Identifier: AGPL-3.0-or-later
// A letter printed at 150 dots an inch by a worn black-and-white printer, and read back: name, NIK, number and code are right.

import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type CheckSignature, writeJws } from '#kernel/jws.ts'
import { letterCode, openLetterCode } from '#letters/core/letter.proof.ts'
import { letterRecord } from '#letters/core/letter.record.ts'
import type { LetterState } from '#letters/core/letter.ts'
import { letterPaper } from '#letters/server/letter.paper.ts'
import { digestOf } from '#letters/server/letter.signing.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { modulesOf } from './support/pdf.ts'
import { readPrinted } from './support/reading.ts'
import { rfc8037 } from './support/vectors.ts'

const secret = createPrivateKey({ key: { kty: 'OKP', crv: 'Ed25519', x: rfc8037.x, d: rfc8037.d }, format: 'jwk' })
const write = (header: object, payload: string): string => writeJws(header, payload, (bytes) => sign(null, bytes, secret))
const check: CheckSignature = (key, signed, signature) =>
  verify(null, signed, createPublicKey({ key: { ...key }, format: 'jwk' }), signature)

/** As long as names and offices of the region are. */
const letter: LetterState = {
  area: '35.10.04.2006',
  workerId: '3510-01890000-0000-7000-8000-000000000001',
  kind: 'FAMILY_CONSENT',
  officeId: 'office-desa',
  officeKind: 'VILLAGE',
  number: 'SIK/DS-35.10.04.2006/2026/0147',
  issuedOn: '2026-05-03',
  by: 'desa',
  seen: 'READ_ALOUD',
  flags: [],
  personal: {
    token: '3510-ABCD',
    facts: {
      name: 'Sutrisniwati Kembangmayang',
      sex: 'F',
      birthDate: '1999-07-21',
      nik: '3510046107990038',
      place: 'Wringinpitu, Tegaldlimo, Banyuwangi',
      destination: 'HKG',
      occupation: 'PENGASUH_LANSIA',
      consenter: { name: 'Slamet Riyadi Wicaksono', relation: 'SPOUSE' },
      office: { name: 'Desa Wringinpitu', lines: ['Kecamatan Tegaldlimo, Kabupaten Banyuwangi'] },
      signer: { name: 'H. Ahmad Fauzi Prasetyo' },
    },
  },
}
const url = 'https://kawal.banyuwangikab.go.id/verify/3510-7ZQ4-M0XC-9KTN-41RV-HG2P-WS8D-5EJB'

/** Points, bars and strokes are the first that a worn print loses: a number is told by its letters and digits, an I by being upright. */
const signs = (text: string): string =>
  text
    .replaceAll(/[!|l]/g, 'I')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .replaceAll(/I+/g, 'I')

describe('a letter from a worn printer', () => {
  // Each of these was misread in another way before numbers were set larger and their signs apart.
  it.each([1, 2, 7])('is read back right: name, NIK, number, who consents, host, and code (%i)', { timeout: 180_000 }, async (seed) => {
    const record = letterRecord(letter) ?? ''
    const hash = hashOf(record)
    const code = letterCode(letter, { address: url, digest: digestOf(hash), sign: write }) ?? ''
    const paper = letterPaper(letter, { code, url, record, hash })
    if (paper === undefined) throw new Error('a paper')
    const pdf = await renderPdf(paper)
    expect((modulesOf(pdf).length - 17) / 4).toBeLessThanOrEqual(15)
    expect(pdf.length).toBeLessThan(60_000)

    const printed = readPrinted(pdf, { dpi: 150, seed })
    for (const fact of ['Sutrisniwati Kembangmayang', '3510046107990038', 'Slamet Riyadi Wicaksono']) expect(printed.text).toContain(fact)
    const read = signs(printed.text)
    for (const fact of ['SIK/DS-35.10.04.2006/2026/0147', 'kawal.banyuwangikab.go.id']) expect(read).toContain(signs(fact))
    expect(printed.code).toBe(code)
    const proof = await openLetterCode(printed.code, [{ kty: 'OKP', crv: 'Ed25519', x: rfc8037.x }], check)
    expect(proof).toMatchObject({ number: letter.number, name: 'Sutrisniwati Kembangmayang', nik: '0038' })
  })
})
