// SPDX-License-Identifier: AGPL-3.0-or-later

import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'
import type { Language } from '#kernel/words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { Frame } from '#platform/web/ui/frame.tsx'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { Meter } from '#platform/web/ui/meter.tsx'
import { NameBoard, nextMark } from '#platform/web/ui/name-board.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { RefusalNotice } from '#platform/web/ui/notice.tsx'
import { JourneyPath } from '#platform/web/ui/path.tsx'
import { PathCounts } from '#platform/web/ui/path-counts.tsx'
import { Reader } from '#platform/web/ui/reader.tsx'
import { type StationCode, stationCodes, stationsAt } from '#platform/web/ui/stations.ts'
import { Table } from '#platform/web/ui/table.tsx'

function draw(node: VNode, language: Language = 'id'): string {
  return renderToString(
    <Reader language={language} today="2026-11-24">
      {node}
    </Reader>,
  )
}

/** What a reader hears: the text without tags. */
function textOf(html: string): string {
  return html.replaceAll(/<[^>]+>/g, '').replaceAll(/\s+/g, ' ')
}

function count(html: string, part: string): number {
  return html.split(part).length - 1
}

describe('the menu', () => {
  const link = (href: string, group?: string, current = false) => ({ href, label: href, icon: 'list', current, group }) as const
  const frame = (menu: Parameters<typeof Frame>[0]['menu']): string =>
    draw(
      <Frame officeName="Disnaker" dark={false} menuOpen={false} menu={menu}>
        x
      </Frame>,
    )
  const long = [
    link('/'),
    link('/a', 'A'),
    link('/b', 'B', true),
    link('/c', 'A'),
    link('/d', 'B'),
    link('/e', 'E'),
    link('/f'),
    link('/g'),
  ]
  test('folds what belongs together where it is long, and is open where we are', () => {
    const html = frame(long)
    expect(count(html, '<details')).toBe(2)
    expect(html.match(/<details[^>]* open/g)).toHaveLength(1)
    expect(html.match(/href="\/\w?"/g)).toEqual(['/', '/', '/a', '/c', '/b', '/d', '/e', '/f', '/g'].map((href) => `href="${href}"`))
  })
  test('stands whole where it is short', () => {
    expect(frame(long.slice(0, 7))).not.toContain('<details')
  })
})

describe('the head of a printed page', () => {
  const page = { officeName: 'Disnaker', menu: [], dark: false, menuOpen: false } as const
  const logo = 'data:image/png;base64,iVBORw0KGgo='
  test('has the name, the lines and the picture of the regency', () => {
    const html = draw(
      <Frame {...page} regency={{ name: 'Disnaker Jember', letterhead: ['Jl. Kartini 2', 'Telp. 0331 123'], logo }}>
        x
      </Frame>,
    )
    expect(html).toContain(
      `<div class="print-head" aria-hidden="true"><img src="${logo}" alt/><p><strong>Disnaker Jember</strong></p><p>Jl. Kartini 2</p><p>Telp. 0331 123</p></div>`,
    )
  })
  test('is absent where the regency has no configuration, and has no picture where none is set', () => {
    expect(draw(<Frame {...page}>x</Frame>)).not.toContain('print-head')
    expect(
      draw(
        <Frame {...page} regency={{ name: 'Disnaker Jember', letterhead: [] }}>
          x
        </Frame>,
      ),
    ).toContain('<div class="print-head" aria-hidden="true"><p><strong>Disnaker Jember</strong></p></div>')
  })
})

describe('the path', () => {
  test.each(stationCodes.map((code) => [code]))('at %s: an ordered list with one present station', (code: StationCode) => {
    const html = draw(<JourneyPath stations={stationsAt(code)} />)
    expect(html).toMatch(/^<ol class="path"/)
    expect(count(html, '<li')).toBe(8)
    expect(count(html, 'aria-current="step"')).toBe(1)
    expect(count(html, ', sudah')).toBe(stationCodes.indexOf(code))
    expect(count(html, ', belum')).toBe(7 - stationCodes.indexOf(code))
  })
  test('ended: everything is behind, nothing is present', () => {
    const html = draw(<JourneyPath stations={stationsAt('ended')} />)
    expect(html).not.toContain('aria-current')
    expect(count(html, ', sudah')).toBe(8)
  })
  test('bends in trouble, in words too, and says what was passed by', () => {
    const html = draw(
      <JourneyPath stations={stationsAt('abroad', { trained: { status: 'skipped' }, abroad: { bend: 'late', name: 'Hilang kontak' } })} />,
    )
    expect(html).toContain('path-bent')
    expect(count(html, 'station-bent')).toBe(1)
    expect(textOf(html)).toContain('Hilang kontak, sekarang di sini')
    expect(textOf(html)).toContain('Terlatih, terlewati')
  })
  test('has no inline style, so that it draws under a strict policy', () => {
    expect(draw(<JourneyPath stations={stationsAt('ready')} />)).not.toContain('style=')
  })
  test('counted: each station links to its people, and the slowest is named, abroad apart', () => {
    const html = draw(
      <PathCounts
        label="Perjalanan, dihitung"
        stations={[
          { code: 'prepared', count: 3000, medianDays: 44, href: '/people?s=prepared' },
          { code: 'trained', count: 5, medianDays: 61 },
          { code: 'abroad', count: 9, medianDays: 400 },
        ]}
      />,
    )
    expect(html).toContain('href="/people?s=prepared"')
    expect(textOf(html)).toContain('3.000 orang, menunggu 44 hari')
    expect(textOf(html)).toContain('menunggu 61 hariPaling lama')
    expect(textOf(html)).not.toContain('400')
  })
})

describe('the next step', () => {
  test('says what, who, by when and why', () => {
    const html = draw(
      <NextStepCard
        what="Sahkan surat"
        who="Desa Wringinpitu"
        due="2026-11-21"
        why={{ article: 'UU 18/2017 ps. 13', standing: 'practice' }}
      />,
    )
    const text = textOf(html)
    for (const part of [
      'Sahkan surat',
      'Desa Wringinpitu',
      '21 November 2026',
      'Terlambat 3 hari',
      'UU 18/2017 ps. 13',
      'Kebiasaan kantor',
    ])
      expect(text).toContain(part)
    expect(html).toContain('href="/laws?of=UU%2018%2F2017%20ps.%2013"')
  })
})

describe('forms', () => {
  test('the summary is focusable, counts, and links to each field', () => {
    const html = draw(
      <ErrorSummary
        faults={[
          { field: 'name', message: 'Isi nama.' },
          { field: '', message: 'Sudah terdaftar.' },
        ]}
      />,
    )
    expect(html).toContain('tabindex="-1"')
    expect(html).toContain('<a href="#name">Isi nama.</a>')
    expect(textOf(html)).toContain('2 hal perlu diperbaiki')
    expect(textOf(html)).toContain('Sudah terdaftar.')
  })
  test('no faults, no summary', () => expect(draw(<ErrorSummary faults={[]} />)).toBe(''))
  test('a field ties hint and error to its control and keeps what was typed', () => {
    const html = draw(<TextInput id="name" label="Nama" value="Siti" hint="Seperti di KTP." error="Isi nama." optional />)
    expect(html).toContain('for="name"')
    expect(html).toContain('aria-describedby="name-hint name-error"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toContain('value="Siti"')
    expect(textOf(html)).toContain('boleh dilewati')
    expect(html.indexOf('name-error')).toBeLessThan(html.lastIndexOf('<input'))
  })
  test('a blocked button stays reachable and says why', () => {
    const html = draw(<Button blocked="Surat belum ada.">Nyatakan siap</Button>)
    expect(html).toContain('aria-disabled="true"')
    expect(html).not.toContain(' disabled')
    expect(textOf(html)).toContain('Surat belum ada.')
  })
})

describe('lists and refusals', () => {
  test('a table names its rows and labels its cells for the phone', () => {
    const html = draw(
      <Table
        caption="Orang"
        rows={[{ name: 'Siti' }]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: 'Nama', cell: (row) => row.name },
          { key: 'wait', label: 'Menunggu', cell: () => '9 hari' },
        ]}
      />,
    )
    expect(html).toContain('<th scope="row">Siti</th>')
    expect(html).toContain('data-label="Menunggu"')
  })
  test('a refusal lists each guard with its article and the way on, in either language', () => {
    const html = draw(
      <RefusalNotice guards={[{ guard: 'age', message: 'She is 17.', how: 'Wait.', legalBasis: 'UU 18/2017 ps. 5', standing: 'law' }]} />,
      'en',
    )
    expect(html).toContain('role="alert"')
    expect(textOf(html)).toContain('Not possible yetShe is 17.How: Wait.UU 18/2017 ps. 5 Law')
  })
  test('an action column keeps its label for readers alone', () => {
    const html = draw(
      <Table
        caption="Orang"
        rows={[{ name: 'Siti' }]}
        rowKey={(row) => row.name}
        columns={[
          { key: 'name', label: 'Nama', cell: (row) => row.name },
          { key: 'act', label: 'Keluarkan', action: true, cell: () => 'x' },
        ]}
      />,
    )
    expect(html).toContain('<span class="vh">Keluarkan</span>')
    expect(html).not.toContain('data-label="Keluarkan"')
  })
})

describe('a board of names', () => {
  const marks = [
    { code: 'present', label: 'Hadir', tone: 'good', icon: 'check', key: 'h' },
    { code: 'absent', label: 'Tidak hadir', tone: 'late', icon: 'close', key: 't' },
  ] as const
  const names = [
    { id: 'a', name: 'Siti', mark: 'present' },
    { id: 'b', name: 'Wagiman', mark: 'absent' },
    { id: 'c', name: 'Yuli' },
  ]
  test('goes through the marks and round again where a name is tapped', () => {
    expect([undefined, 'present', 'absent'].map((mark) => nextMark(marks, mark))).toEqual(['present', 'absent', 'present'])
  })
  test('has one place for Tab and says how many have each mark', () => {
    const html = draw(<NameBoard label="Daftar hadir" names={names} marks={marks} active={1} onMark={() => undefined} />)
    expect(count(html, '<button')).toBe(3)
    expect(count(html, 'tabindex="0"')).toBe(1)
    expect(html).toMatch(/id="board-1"[^>]*tabindex="0"/)
    expect(textOf(html)).toContain('2 dari 3 sudah diisi: 1 hadir, 1 tidak hadir')
    expect(textOf(html)).toContain('YuliBelum diisi')
  })
  test('that is only read has no buttons and no keys', () => {
    const html = draw(<NameBoard label="Daftar hadir" names={names} marks={marks} />)
    expect(html).not.toContain('<button')
    expect(html).not.toContain('<kbd>')
  })
})

test('a meter says in words and in shape whether the goal is reached', () => {
  const html = [8, 40, 48].map((value) => draw(<Meter label="Jam hadir Siti" value={value} goal={40} text={`${value} dari 40 JP`} />))
  expect(html.map((each) => each.includes('meter-reached'))).toEqual([false, true, true])
  expect(html[2]).toContain('value="40"')
  expect(html[2]).toContain('48 dari 40 JP')
})

describe('where a day is typed', () => {
  const HOUR = 3_600_000
  const drawn = (clockOff: number | undefined, language: Language): string =>
    renderToString(
      <Reader language={language} today="2026-11-24" {...(clockOff === undefined ? {} : { clockOff })}>
        <DateInput id="on" label="Hari" value="2026-11-24" hint="Kapan" />
      </Reader>,
    )
  test.each([
    [52 * HOUR, 'id', 'Jam perangkat ini terlalu cepat 2 hari. Betulkan jamnya, atau tanggal bisa salah.'],
    [-52 * HOUR, 'en', 'The clock of this device is 2 days behind. Put it right, or dates will be wrong.'],
    [-3 * HOUR, 'id', 'Jam perangkat ini terlalu lambat 3 jam. Betulkan jamnya, atau tanggal bisa salah.'],
    [12 * 60_000, 'en', 'The clock of this device is 12 minutes ahead. Put it right, or dates will be wrong.'],
  ] as const)('a clock that is off by %i is said, also to who hears the page, in %s', (off, language, said) => {
    const html = drawn(off, language)
    expect(textOf(html)).toContain(said)
    expect(html).toContain('aria-describedby="on-hint on-clock"')
  })

  test('nothing is said of a clock that is right, or of which nothing is known', () => {
    for (const off of [0, undefined]) expect(drawn(off, 'id')).not.toContain('on-clock')
  })
})
