// SPDX-License-Identifier: AGPL-3.0-or-later
import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from '#platform/server/files/inspect.ts'
import { archive, chunk, exif, jpeg, pdf, png, segment } from '../support/pictures.ts'

const join = (...parts: readonly (Buffer | string)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)))
const PLACE = 'Jl. Melati 7, Genteng'

describe('a picture', () => {
  test.each([
    ['JPEG', jpeg(), 'image/jpeg'],
    ['progressive JPEG', jpeg([], { frame: 0xc2 }), 'image/jpeg'],
    ['JPEG with stuffed bytes and restarts', jpeg([], { scan: Buffer.from('3fff00ffd03f', 'hex') }), 'image/jpeg'],
    ['PNG', png(), 'image/png'],
  ])('%s is kept as it is', (_name, bytes, type) => expect(inspect(bytes)).toEqual({ ok: true, type, bytes, dangers: [] }))

  const told = [exif(1), segment(0xe1, `http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`), segment(0xed, PLACE), segment(0xfe, PLACE)]
  test('loses what the camera wrote beside it, and nothing of itself', () => {
    expect(inspect(jpeg(told))).toEqual({ ok: true, type: 'image/jpeg', bytes: jpeg(), dangers: [] })
    const texts = [chunk('tEXt', `Location\0${PLACE}`), chunk('eXIf', PLACE), chunk('tIME', '1234567'), chunk('prVt', PLACE)]
    expect(inspect(png(texts))).toEqual({ ok: true, type: 'image/png', bytes: png(), dangers: [] })
  })

  test('keeps which way is up, its colours, and no thumbnail', () => {
    const colours = segment(0xe2, 'ICC_PROFILE\0\u0001\u0001colours')
    const turned = inspect(jpeg([segment(0xe0, join('JFIF\0', Buffer.from('0101000001000102020000', 'hex'), 'AAAA')), colours, exif(6)]))
    if (!turned.ok) throw new Error(turned.fault)
    expect(turned.bytes.includes(PLACE)).toBe(false)
    expect(turned.bytes.includes('AAAA')).toBe(false)
    expect(turned.bytes.includes(colours)).toBe(true)
    // The orientation says six, in a directory of one entry.
    expect(turned.bytes.toString('hex')).toContain('4d4d002a0000000800010112000300000001' + '00060000')
    expect(inspect(turned.bytes)).toEqual(turned)
  })

  test.each([
    ['a second picture', jpeg()],
    ['a short film', join('\0\0\0\u0018ftypmp42', 'film')],
    ['a maker’s block', join('\0\0\0whatever', 'SEFT')],
    ['padding', Buffer.alloc(100)],
  ])('loses what cameras put behind it: %s', (_name, rest) =>
    expect(inspect(join(jpeg(), rest))).toEqual({ ok: true, type: 'image/jpeg', bytes: jpeg(), dangers: [] }),
  )
})

describe('what is not taken', () => {
  test.each([
    ['nothing', Buffer.alloc(0), 'file-empty'],
    ['a text', Buffer.from('Surat izin keluarga'), 'file-unknown'],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), 'file-unknown'],
    ['a picture of an iPhone', join('\0\0\0\u0018ftypheic', Buffer.alloc(40)), 'file-unknown'],
    ['a program', Buffer.from('MZ\u0090\0'), 'file-unknown'],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), 'file-unknown'],
    ['a page behind a JPEG', join(jpeg(), '<script>alert(1)</script>'), 'file-behind-end'],
    ['a page behind a PNG', join(png(), '<script>alert(1)</script>'), 'file-behind-end'],
    ['a PDF behind a JPEG', join(jpeg(), pdf()), 'file-behind-end'],
    ['a page behind a PDF', join(pdf(), '<script>alert(1)</script>'), 'file-behind-end'],
    ['an archive behind a JPEG', join(jpeg(), archive), 'file-archive'],
    ['an archive behind a PNG', join(png(), archive), 'file-archive'],
    ['an archive in a PDF', join(pdf(), archive, '\n%%EOF'), 'file-archive'],
    ['an archive in a comment of a JPEG', jpeg([segment(0xfe, archive)]), 'file-archive'],
    ['a PDF that begins later', join('GIF89a', pdf()), 'file-unknown'],
    ['a PDF without its end', Buffer.from('%PDF-1.7\n1 0 obj\n'), 'file-damaged'],
    ['a JPEG of 50,000 × 50,000', jpeg([], { width: 50_000, height: 50_000 }), 'image-too-large'],
    ['a JPEG of many dots', jpeg([], { width: 16_000, height: 16_000 }), 'image-too-large'],
    ['a JPEG without height', jpeg([], { height: 0 }), 'image-too-large'],
    ['a PNG of 50,000 × 50,000', png([], { width: 50_000, height: 50_000 }), 'image-too-large'],
    ['a lossless JPEG', jpeg([], { frame: 0xc3 }), 'image-rare'],
    ['a PNG with a chunk that must be known', png([chunk('ABCD', 'x')]), 'image-rare'],
    ['a PNG that was changed', Buffer.from(png().map((byte, at) => (at === 20 ? byte ^ 1 : byte))), 'file-damaged'],
    ['a PNG with nothing drawn', join(Buffer.from('89504e470d0a1a0a', 'hex'), chunk('IEND')), 'file-damaged'],
    ['a JPEG with two frames', jpeg([segment(0xc0, Buffer.from('080008000801011100', 'hex'))]), 'file-damaged'],
  ])('%s', (_name, bytes, fault) => expect(inspect(bytes)).toEqual({ ok: false, fault }))

  test('half a picture, wherever it was cut', () => {
    const cut = [jpeg([exif(6)]), png()].flatMap((whole) => Array.from({ length: whole.length - 1 }, (_, size) => whole.subarray(0, size)))
    expect(cut.filter((bytes) => inspect(bytes).ok)).toEqual([])
  })
})

describe('a PDF', () => {
  const packed = (objects: string): Buffer =>
    join(
      '%PDF-1.7\n3 0 obj\n<</Type/ObjStm/N 1/First 4/Filter/FlateDecode>>\nstream\n',
      deflateSync(objects),
      '\nendstream\nendobj\nstartxref\n9\n%%EOF',
    )
  test.each([
    ['nothing', pdf(), []],
    ['script', pdf('/OpenAction<</S/JavaScript/JS(app.alert(1))>>'), ['SCRIPT']],
    ['script spelled otherwise', pdf('/OpenAction<</S/J#61vaScript>>'), ['SCRIPT']],
    ['script among packed objects', packed('1 0 <</S/JavaScript>>'), ['SCRIPT']],
    ['a program to start', pdf('/OpenAction<</S/Launch/F(cmd.exe)>>'), ['LAUNCH']],
    ['files', pdf('/Names<</EmbeddedFiles 5 0 R>>'), ['EMBEDDED']],
    ['a form that sends', pdf('/AcroForm<</XFA 5 0 R>>/A<</S/SubmitForm>>'), ['FORM']],
    ['a lock', pdf('/Encrypt 5 0 R'), ['ENCRYPTED']],
    ['words that only look so', pdf('/JSON 1/Launcher 2'), []],
  ])('with %s', (_name, bytes, dangers) => expect(inspect(bytes)).toEqual({ ok: true, type: 'application/pdf', bytes, dangers }))

  test('whose packed objects would fill the memory is taken for the worst', () => {
    const bomb = deflateSync(Buffer.alloc(5 * 1024 * 1024))
    const streams = Array.from({ length: 20 }, () => join('<</Type/ObjStm>>\nstream\n', bomb, '\nendstream\n'))
    const bytes = join('%PDF-1.7\n', ...streams, 'startxref\n9\n%%EOF')
    expect(inspect(bytes)).toMatchObject({ ok: true, dangers: ['SCRIPT'] })
  })
})

test('nothing makes it throw, and what it keeps it keeps again as it is', () => {
  const seeds = [jpeg([exif(3), segment(0xfe, 'x')]), png([chunk('tEXt', 'x')]), pdf('/Names 3')]
  const bytes = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 6 }), fc.uint8Array({ maxLength: 20 }))
    .map(([seed, changes, more]) => {
      const changed = Buffer.from(seed)
      for (const [at, byte] of changes) if (at < changed.length) changed[at] = byte
      return join(changed, Buffer.from(more))
    })
  fc.assert(
    fc.property(bytes, (given) => {
      const once = inspect(given)
      if (once.ok) expect(inspect(once.bytes)).toEqual(once)
    }),
    { numRuns: 2000 },
  )
})
