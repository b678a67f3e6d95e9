// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper is read back from its own bytes: what it says, what its code leads to, and that the same facts give the same bytes.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '#platform/server/documents/letters.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { qrCode, qrPath } from '#platform/server/documents/qr.ts'
import { modulesOf, textsOf } from '../../../../test/support/pdf.ts'
import { readQr } from '../../../../test/support/qr.ts'

const paper: Paper = {
  language: 'id',
  title: { text: 'Sertifikat Kompetensi', also: 'Certificate of Competence' },
  number: { text: 'Nomor LSP-BWI/2026/00001' },
  at: '2026-05-03T02:00:00.000Z',
  office: { name: 'LSP Banyuwangi', lines: ['Lisensi BNSP-LSP-020-ID'] },
  parts: [
    { type: 'lead', said: { text: 'Diberikan kepada', also: 'Awarded to' } },
    { type: 'name', text: 'Siti Aminah' },
    { type: 'subject', said: { text: 'Pelayanan Rumah Tangga' } },
    { type: 'facts', facts: [{ label: { text: 'Tanggal uji', also: 'Tested on' }, value: '3 Mei 2026' }] },
    { type: 'rows', title: { text: 'Unit kompetensi' }, rows: [{ code: 'PRT.01', title: 'Membersihkan ruangan' }] },
  ],
  photo: 'Pas foto 3 × 4',
  signature: { place: 'Banyuwangi, 3 Mei 2026', role: { text: 'Ketua LSP' } },
  check: {
    url: 'https://kawal.example/verify/3510-7KQMD-M2V9X-0TRWH-8ZC4B-YAPE6-N',
    lead: { text: 'Periksa keasliannya' },
    address: 'kawal.example/verify · 3510-7KQMD-M2V9X-0TRWH-8ZC4B-YAPE6-N',
  },
}

const said = async (more: Partial<Paper> = {}): Promise<string> => textsOf(await renderPdf({ ...paper, ...more })).join('\n')

describe('a paper', () => {
  it('says every fact it was given, with its language and title for whoever cannot see it', async () => {
    const bytes = await renderPdf(paper)
    const text = textsOf(bytes).join('\n')
    for (const fact of ['Sertifikat Kompetensi', 'Certificate of Competence', 'LSP-BWI/2026/00001', 'Siti Aminah', '3 Mei 2026', 'PRT.01'])
      expect(text).toContain(fact)
    const raw = bytes.toString('latin1')
    expect(raw).toContain('/Lang (id)')
    expect(raw).toContain('/Marked true')
    expect(raw).toContain('/DisplayDocTitle true')
    expect(raw).not.toContain('/JavaScript')
  })

  it('leads by its code exactly to its address', async () => {
    expect(readQr(modulesOf(await renderPdf(paper)))).toBe(paper.check.url)
  })

  it('is the same bytes for the same facts, and other bytes for another', async () => {
    const [first, again, other] = await Promise.all([renderPdf(paper), renderPdf(paper), renderPdf({ ...paper, language: 'en' })])
    expect(first.equals(again)).toBe(true)
    expect(first.equals(other)).toBe(false)
  })

  it('says across itself when it no longer counts', async () => {
    expect(await said()).not.toContain('DICABUT')
    expect(await said({ void: 'DICABUT' })).toContain('DICABUT')
  })

  it('keeps a long name whole, and many units over as many pages as they take', async () => {
    const name = 'Raden Ajeng Siti Nur Aisyah Kusumaningtyas Wulandari Puspaningrum binti Muhammad Abdurrahman Al-Hasani Wirasatya'
    const rows = Array.from({ length: 60 }, (_, i) => ({ code: `UNIT-${i + 1}`, title: `Unit kompetensi yang ke-${i + 1}` }))
    const bytes = await renderPdf({
      ...paper,
      parts: [
        { type: 'name', text: name },
        { type: 'rows', title: { text: 'Unit' }, rows },
      ],
    })
    expect(
      textsOf(bytes)
        .map((piece) => piece.trim())
        .join(' '),
    ).toContain(name)
    for (const row of rows) expect(textsOf(bytes)).toContain(row.code)
    const pages = bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length
    expect(pages).toBeGreaterThan(1)
    const revoked = await renderPdf({ ...paper, void: 'DICABUT', parts: [{ type: 'rows', title: { text: 'Unit' }, rows }] })
    expect(textsOf(revoked).filter((text) => text === 'DICABUT')).toHaveLength(pages ?? 0)
  })
})

describe('letters', () => {
  it.each([
    ["Nur'aini Hasbulloh", "Nur'aini Hasbulloh"],
    ['Renée Müller-Ñuñez', 'Renée Müller-Ñuñez'],
    ['Siti Ngurah Ḥasan Āminah', 'Siti Ngurah Hasan Aminah'],
    ['Đặng Thị Hồng', 'Dang Thi Hong'],
    ['two\nlines\tand  spaces', 'two lines and spaces'],
    ['ꦱꦶꦠꦶ', '???'],
  ])('%s is printed as %s', (text, expected) => expect(printable(text).replace(/^\?+$/, '???')).toBe(expected))

  it('of any text are ones the fonts have, and printing them again changes nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = printable(text)
        expect(printable(once)).toBe(once)
        expect(() => new TextEncoder().encode(once)).not.toThrow()
        for (const char of once) expect(char.codePointAt(0)).toBeLessThan(0x2200)
      }),
      { numRuns: 1000, examples: [['a \u0001 b'], ['a\u02d8'], ['\u200b a']] },
    )
  })
})

describe('a code', () => {
  it('of any address is read back as it was', () => {
    const text = fc.stringMatching(/^https:\/\/[a-z]{3,20}\.id\/verify\/[0-9]{4}-[0-9A-Z-]{26,34}$/)
    fc.assert(
      fc.property(text, (url) => {
        const { size, runs } = qrCode(url)
        const rows = Array.from({ length: size }, () => Array.from({ length: size }, () => false))
        for (const run of runs) for (let i = 0; i < run.width; i += 1) rows[run.y]?.splice(run.x + i, 1, true)
        expect(readQr(rows)).toBe(url)
      }),
    )
  })
  it('is one path for a screen', () => expect(qrPath(qrCode('A'))).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/))
})
