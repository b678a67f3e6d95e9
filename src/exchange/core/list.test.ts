// SPDX-License-Identifier: AGPL-3.0-or-later

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { columnCodes, columns } from '#exchange/core/column.ts'
import { bareCell, CsvFault, csvLine, type Delimiter, delimiters, findDelimiter, openCsv, safeCell } from '#exchange/core/csv.ts'
import { findHeadings, isData, knownHeadings, mapHeadings } from '#exchange/core/heading.rules.ts'
import { UnreadableList } from '#exchange/core/list.ts'
import { readRelations, readSheet, readStyles, readTexts, readWorkbook } from '#exchange/core/sheet.ts'
import { openXml, XmlFault } from '#exchange/core/xml.ts'

/** Reads a text in pieces that end anywhere. */
function inPieces(text: string, cuts: readonly number[]): readonly string[] {
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b)
  return [0, ...places].map((from, index) => text.slice(from, places[index] ?? text.length))
}

const cuts = fc.array(fc.nat(), { maxLength: 8 })

describe('comma-separated values', () => {
  const read = (text: string, delimiter: Delimiter = ',', pieces: readonly string[] = [text]) => {
    const csv = openCsv(delimiter)
    return [...pieces.flatMap((piece) => csv.push(piece)), ...csv.end()]
  }

  test.each([
    [
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\r\nc,\r\n',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['a\rb', [['a'], ['b']]],
    ['"a ""b"", c",d', [['a "b", c', 'd']]],
    ['"two\nlines",x\n', [['two\nlines', 'x']]],
    ['"a"b,c', [['ab', 'c']]],
    ['a"b,c', [['a"b', 'c']]],
    ['\n\na', [[''], [''], ['a']]],
    ['', []],
    [',', [['', '']]],
  ])('%j', (text, rows) => {
    expect(read(text)).toEqual(rows)
  })

  it('what is written is read again, in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', ' ', '=', "'", '1', 'é'), maxLength: 6 })
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        fc.constantFrom(...delimiters),
        cuts,
        (rows, delimiter, places) => {
          const text = rows.map((row) => csvLine(row, delimiter)).join('')
          expect(read(text, delimiter, inPieces(text, places))).toEqual(rows.map((row) => row.map(safeCell)))
        },
      ),
    )
  })

  it('a quote that is not closed is found, and so is a row without an end', () => {
    expect(() => read('a\n"b,c\n')).toThrow(CsvFault)
    expect(() => read(`"${'x'.repeat(40_000)}"`)).toThrow(CsvFault)
    expect(() => read('x,'.repeat(600_000))).toThrow(CsvFault)
  })

  it('what divides the cells is found', () => {
    expect(findDelimiter('nik;nama;"a,b,c,d"\n1;2;3\n', knownHeadings)).toBe(';')
    expect(findDelimiter('sep=|\na;b|c\n', knownHeadings)).toBe('|')
    expect(findDelimiter('nama\tdesa\nSiti, S.Pd.\tx\n', knownHeadings)).toBe('\t')
    expect(findDelimiter('nama\nSiti\n', knownHeadings)).toBe(',')
  })

  it('nothing that is written can be run as a formula, and is read again as it was', () => {
    fc.assert(
      fc.property(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '', 'a'), fc.string(), (first, more) => {
        const text = first + more
        expect(safeCell(text)).not.toMatch(/^[=+\-@\t\r]/)
        if (!text.startsWith("'")) expect(bareCell(safeCell(text))).toBe(text)
      }),
    )
  })
})

describe('headings', () => {
  it('every column is known by its code, its names and its synonyms, and no two share one', () => {
    for (const code of columnCodes)
      for (const text of [code, columns[code].name.id, columns[code].name.en, ...columns[code].synonyms])
        expect(mapHeadings([text]), text).toEqual([code])
  })

  it('titles above them are passed over, and the first of two alike counts', () => {
    const rows = [['DAFTAR PMI 2006'], [], ['No.', 'NAMA LENGKAP', 'Tgl. Lahir', 'Nama'], ['1', 'Siti', '1999-07-01', 'x']]
    expect(findHeadings(rows)).toBe(2)
    expect(mapHeadings(rows[2] ?? [])).toEqual([null, 'name', 'birth_date', null])
    expect(findHeadings([[''], ['a', 'b']])).toBe(1)
    expect(findHeadings([['']])).toBe(-1)
    expect([isData(['# nik: …', '']), isData([' ', '']), isData(['', 'x'])]).toEqual([false, false, true])
  })
})

describe('XML', () => {
  const read = (pieces: readonly string[]): readonly string[] => {
    const heard: string[] = []
    const reader = openXml({
      open: (name, attributes) => heard.push(`<${name} ${JSON.stringify(attributes())}`),
      text: (text) => heard.push(text),
      close: (name) => heard.push(`/${name}`),
    })
    for (const piece of pieces) reader.push(piece)
    reader.end()
    return heard
  }
  const whole = `<?xml version="1.0"?>\n<x:a b='1 > 0' c="&lt;&#65;"><!-- <no> --><d/>t &amp; u<![CDATA[<raw>]]></x:a>\n`
  const heard = ['<a {"b":"1 > 0","c":"<A"}', '<d {}', '/d', 't & u', '<raw>', '/a']

  it('is read the same in whatever pieces it comes', () => {
    expect(read([whole])).toEqual(heard)
    fc.assert(
      fc.property(cuts, (places) => {
        expect(read(inPieces(whole, places))).toEqual(heard)
      }),
    )
  })

  test.each([
    ['a document type', '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'],
    ['an entity of its own', '<x>&a;</x>'],
    ['an entity of nothing', '<x>&#0;</x>'],
    ['too deep', '<x>'.repeat(70)],
    ['crossed', '<a><b></a></b>'],
    ['cut off', '<a><b>'],
    ['endless', `<a>${'x'.repeat(1_100_000)}`],
  ])('%s is refused', (_, text) => {
    expect(() => read([text])).toThrow(XmlFault)
  })
})

describe('a workbook', () => {
  const texts = readTexts()
  texts.reader.push('<sst><si><t>Siti</t></si><si><r><t>Ami</t></r><r><t>nah</t></r><rPh><t>no</t></rPh></si></sst>')
  const styles = readStyles()
  styles.reader.push(
    '<s><numFmts><numFmt numFmtId="164" formatCode="[$-421]dd\\ mmmm"/><numFmt numFmtId="165" formatCode="0&quot; hari&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></s>',
  )
  const read = (xml: string, from1904 = false) => {
    const sheet = readSheet({ texts: texts.texts, isDay: styles.isDay, from1904 })
    sheet.reader.push(`<worksheet><sheetData>${xml}</sheetData></worksheet>`)
    return sheet.take()
  }

  test.each([
    [
      'shared and inline texts',
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c t="inlineStr"><is><t>x</t></is></c></row>',
      ['Siti', 'Aminah', 'x'],
    ],
    [
      'days by their style',
      '<row r="1"><c r="A1" s="1"><v>36342</v></c><c r="B1" s="2"><v>36342.5</v></c><c r="C1" s="3"><v>36342</v></c></row>',
      ['1999-07-01', '1999-07-01', '36342'],
    ],
    ['gaps', '<row r="1"><c r="C1"><v>3</v></c></row>', ['', '', '3']],
    [
      'numbers as they were typed',
      '<row r="1"><c r="A1"><v>81234567890</v></c><c r="B1"><v>6.28E+12</v></c><c r="C1"><v>1.0</v></c></row>',
      ['81234567890', '6280000000000', '1'],
    ],
    [
      'a NIK that Excel has rounded, and one that it has not',
      '<row r="1"><c r="A1"><v>4910044107990320</v></c><c r="B1"><v>4910044107990321</v></c></row>',
      ['4.91004410799032E+15', '4910044107990321'],
    ],
    [
      'what formulas came to',
      '<row r="1"><c r="A1" t="str"><f>A2&amp;"x"</f><v>ax</v></c><c r="B1" t="e"><v>#REF!</v></c><c r="C1" t="b"><v>1</v></c></row>',
      ['ax', '#REF!', 'TRUE'],
    ],
  ])('%s', (_, xml, cells) => {
    expect(read(xml)).toEqual([{ at: 1, cells }])
  })

  it('counts its rows as it says, and days from 1904 where it says so', () => {
    expect(read('<row><c><v>1</v></c></row><row r="9"><c><v>2</v></c></row><row r="3"><c s="1"><v>34880</v></c></row>', true)).toEqual([
      { at: 1, cells: ['1'] },
      { at: 9, cells: ['2'] },
      { at: 10, cells: ['1999-07-01'] },
    ])
  })

  test.each([
    ['shared texts of nothing', readTexts, '<sst>', '<si/>'.repeat(100_000), 40],
    ['one shared text', readTexts, '<sst><si>', `<t>${'x'.repeat(8192)}</t>`, 4],
    ['styles', readStyles, '<s><cellXfs>', '<xf/>'.repeat(50_000), 2],
    ['sheets', readWorkbook, '<workbook>', '<sheet/>'.repeat(50_000), 2],
    ['relations', readRelations, '<r>', Array.from({ length: 100_001 }, (_, n) => `<Relationship Id="${n}"/>`).join(''), 0],
    ['one cell', () => readSheet({ texts: [], isDay: styles.isDay, from1904: false }), '<w><row><c>', `<v>${'1'.repeat(8192)}</v>`, 4],
  ] as const)('refuses %s without end', (_, open, head, piece, enough) => {
    const { reader } = open()
    reader.push(head)
    for (let nth = 0; nth < enough - 1; nth += 1) reader.push(piece)
    expect(() => {
      reader.push(piece)
      reader.push(piece)
    }).toThrow(new UnreadableList('file-too-large-inside'))
  })

  it('says which sheets it has, and where they are', () => {
    const book = readWorkbook()
    book.reader.push(
      '<workbook><workbookPr date1904="1"/><sheets><sheet name="A &amp; B" r:id="rId1"/><sheet name="x" state="hidden" r:id="rId2"/></sheets></workbook>',
    )
    const relations = readRelations()
    relations.reader.push('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>')
    expect(book.sheets).toEqual([
      { name: 'A & B', relation: 'rId1', hidden: false },
      { name: 'x', relation: 'rId2', hidden: true },
    ])
    expect([book.from1904(), relations.targets.get('rId1')]).toEqual([true, 'worksheets/sheet1.xml'])
  })
})
