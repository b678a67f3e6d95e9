// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper is read back from its own bytes: what it says, what its code leads to, and that the same facts give the same bytes.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { printable } from '#platform/server/documents/letters.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { qrCode, qrPath } from '#platform/server/documents/qr.ts'
import { contents, modulesOf, textsOf } from '../../../../test/support/pdf.ts'
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

  it('prints every letter that it lets through', async () => {
    const letters = Array.from({ length: 0x2200 }, (_, code) => String.fromCodePoint(code)).filter(
      (char) => printable(`a${char}a`) === `a${char}a`,
    )
    expect(letters.length).toBeGreaterThan(280)
    const text = await said({
      parts: [
        { type: 'lead', said: { text: letters.join(' '), also: letters.join(' ') } },
        { type: 'name', text: letters.join(' ') },
        { type: 'subject', said: { text: letters.join(' ') } },
      ],
    })
    expect(text).not.toContain('\u0000')
    for (const letter of letters) expect(text.split(letter).length, letter).toBeGreaterThan(letter === ' ' ? 1 : 4)
  })

  it('leads by its code exactly to its address', async () => {
    expect(readQr(modulesOf(await renderPdf(paper)))).toBe(paper.check?.url)
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

/**
 * Our list of what ISO 19005-2 and -3 ask of an accessible file of the kind we write, by what can be read off its bytes. It is no validator:
 * it keeps what was built from being lost.
 */
const markers: readonly (readonly [what: string, holds: (raw: string, drawn: string) => boolean])[] = [
  ['its version', (raw) => raw.startsWith('%PDF-1.7\n%')],
  ['four high bytes in the second line', (raw) => /^%PDF-1.7\n%[\x80-\xff]{4}/.test(raw)],
  ['an identifier of the file', (raw) => /trailer[\s\S]*\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/.test(raw)],
  ['nothing encrypted', (raw) => !raw.includes('/Encrypt')],
  ['XMP that is not compressed', (raw) => /\/Type \/Metadata\s+\/Subtype \/XML\s+\/Length \d+\s*>>/.test(raw)],
  ['its conformance', (raw) => /<pdfaid:conformance>A<\/pdfaid:conformance>/.test(raw)],
  [
    'the same title twice',
    (raw) =>
      raw.includes('<rdf:li xml:lang="x-default">Sertifikat Kompetensi Nomor LSP-BWI/2026/00001<') &&
      raw.includes('(Sertifikat Kompetensi Nomor LSP-BWI/2026/00001)'),
  ],
  ['the same day twice', (raw) => raw.includes('(D:20260503020000Z)') && raw.includes('<xmp:CreateDate>2026-05-03T02:00:00Z<')],
  ['colours that are told', (raw) => /\/OutputIntents \[/.test(raw) && /\/S \/GTS_PDFA1/.test(raw) && /\/DestOutputProfile/.test(raw)],
  ['no other colours', (_, drawn) => !/\b(DeviceCMYK|DeviceN|Separation)\b/.test(drawn)],
  ['nothing that shines through', (raw, drawn) => !/\/(ca|CA) (?!1\b)/.test(raw) && !/\/SMask/.test(raw) && !/\bgs\b/.test(drawn)],
  ['its language', (raw) => raw.includes('/Lang (id)')],
  ['a structure', (raw) => raw.includes('/Marked true') && /\/StructTreeRoot \d+ 0 R/.test(raw) && raw.includes('/ParentTree')],
  ['a document of one heading', (raw) => raw.match(/\/S \/H1\b/g)?.length === 1],
  ['words for its figure', (raw) => /\/S \/Figure\s+\/Alt \(/.test(raw)],
  ['a link within the structure, printed', (raw) => /\/S \/Link\b/.test(raw) && /\/F 4\s+\/StructParent \d/.test(raw)],
  ['reading in the order of the structure', (raw) => raw.includes('/Tabs /S')],
  [
    'embedded fonts only',
    (raw) =>
      (raw.match(/\/FontFile2 /g)?.length ?? 0) === raw.match(/\/Type \/FontDescriptor/g)?.length && !raw.includes('/Subtype /Type1'),
  ],
  ['letters that can be read back', (raw) => raw.match(/\/Subtype \/Type0\b/g)?.length === raw.match(/\/ToUnicode /g)?.length],
  [
    'no script, sound, picture from elsewhere or form',
    (raw) => !/\/(JavaScript|JS|Launch|Movie|Sound|AcroForm|XObject|OpenAction)\b/.test(raw),
  ],
  ['a mark for everything that is drawn', (_, drawn) => everythingMarked(drawn)],
]

/** Whether every line, shape and letter stands between the beginning and the end of a mark. */
function everythingMarked(drawn: string): boolean {
  let depth = 0
  for (const [, word] of drawn
    .replaceAll(/<<[\s\S]*?>>|\[[^\]]*\]|\([^)]*\)/g, ' ')
    .matchAll(/(?:^|\s)(BDC|BMC|EMC|S|f|F|f\*|B|Tj|TJ|Do)(?=\s|$)/g)) {
    if (word === 'BDC' || word === 'BMC') depth += 1
    else if (word === 'EMC') depth -= 1
    else if (depth < 1) return false
  }
  return depth === 0
}

describe('a paper to be kept', () => {
  const carries = { name: 'a.vc.jwt', type: 'application/vc+jwt', words: 'Signed', text: 'eyJ.eyJ.abc' }

  it.each([
    ['as it was issued', {}],
    ['that was revoked', { void: 'DICABUT' }],
    ['that carries its credential', { carries }],
  ])('%s has every marker', async (_name, more) => {
    const pdf = await renderPdf({ ...paper, ...more })
    const [raw, drawn] = [pdf.toString('latin1'), contents(pdf).join('\n')]
    expect(markers.filter(([, holds]) => !holds(raw, drawn)).map(([what]) => what)).toEqual([])
    expect(pdf.length).toBeLessThan(72_000)
  })

  it('says which part of the standard it keeps to, and carries a file only under the third', async () => {
    const plain = (await renderPdf(paper)).toString('latin1')
    expect(plain).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(plain).not.toContain('/EmbeddedFile')
    const carrying = (await renderPdf({ ...paper, carries })).toString('latin1')
    expect(carrying).toContain('<pdfaid:part>3</pdfaid:part>')
    for (const part of ['/AFRelationship /Alternative', '/Subtype /application#2Fvc+jwt', '/AF [', '/UF (a.vc.jwt)', '/ModDate (D:2026'])
      expect(carrying).toContain(part)
  })

  it('notices a mark that is missing', () => {
    expect(everythingMarked('/P <<\n/MCID 0\n>> BDC\n1 2 m\nS\nEMC')).toBe(true)
    expect(everythingMarked('1 2 m\nS\n/P <<\n/MCID 0\n>> BDC\nEMC')).toBe(false)
  })

  it('has a description that stays XML, whatever an office is called', async () => {
    const pdf = await renderPdf({ ...paper, office: { name: 'LSP "A & B" <Jaya>', lines: [] } })
    expect(pdf.toString('utf8')).toContain('<rdf:li>LSP "A + B" ‹Jaya›</rdf:li>')
  })
})

describe('letters', () => {
  it.each([
    ["Nur'aini Hasbulloh", "Nur'aini Hasbulloh"],
    ['Renée Müller-Ñuñez', 'Renée Müller-Ñuñez'],
    ['Siti Ngurah Ḥasan Āminah', 'Siti Ngurah Hasan Āminah'],
    ['Đặng Thị Hồng', 'Đang Thi Hong'],
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
