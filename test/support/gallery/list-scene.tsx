// SPDX-License-Identifier: AGPL-3.0-or-later
// The list with its sentence of filters, the funnel of a regency, the board of a class, and a public page.

import type { VNode } from 'preact'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { FilterChip, FilterSentence, ResultCount } from '#platform/web/ui/chips.tsx'
import { Figure, Figures } from '#platform/web/ui/figure.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { NameBoard } from '#platform/web/ui/name-board.tsx'
import { PathCounts } from '#platform/web/ui/path-counts.tsx'
import { PublicFrame, Sheet } from '#platform/web/ui/sheet.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import type { Say } from './say.ts'

const people = [
  'Siti Aminah',
  'Wagiman',
  'Dewi Lestari',
  'Sutrisno',
  'Ni Kadek Ayu Wulandari',
  'Muhammad Rizki Firmansyah',
  'Sri Wahyuni',
  'Slamet',
  'Fitriani',
  'Agus Prasetyo',
  'Rukmini',
  'Lailatul Fitriyah',
  'Bambang Hariyanto',
  'Yuliati',
  'Endang Susilowati',
]
const villages = ['Wringinpitu', 'Tegaldlimo', 'Kedungasri', 'Kendalrejo', 'Purwoagung', 'Kalipait']

export function ListScene(props: { readonly say: Say }): VNode {
  const { say } = props
  const rows = people
    .slice(0, 8)
    .map((name, index) => ({ name, village: villages[index % villages.length] ?? '', days: 92 - index * 9, index }))
  return (
    <>
      <PageHead
        title={say('Orang', 'People')}
        actions={
          <LinkButton href="/register" icon="plus">
            {say('Daftarkan orang', 'Register someone')}
          </LinkButton>
        }
      />
      <FilterSentence label={say('Saringan', 'Filters')} lead="CPMI">
        <FilterChip
          on
          label={say('di Tegaldlimo', 'in Tegaldlimo')}
          clearHref="?a="
          choices={[
            { href: '?a=1', label: say('seluruh kabupaten', 'the whole regency') },
            { href: '?a=2', label: 'Tegaldlimo', current: true },
          ]}
        />
        <FilterChip
          on
          label={say('belum bersertifikat', 'not yet certified')}
          clearHref="?b="
          choices={[{ href: '?b=1', label: say('sudah bersertifikat', 'certified') }]}
        />
        <FilterChip label={say('semua tujuan', 'all destinations')} choices={[{ href: '?c=1', label: 'Taiwan' }]} />
        <FilterChip label={say('paling lama menunggu', 'longest wait first')} choices={[{ href: '?d=1', label: say('nama', 'by name') }]} />
      </FilterSentence>
      <ResultCount>{say('128 orang', '128 people')}</ResultCount>
      <Table
        caption={say('CPMI di Tegaldlimo yang belum bersertifikat', 'Candidates in Tegaldlimo not yet certified')}
        rows={rows}
        rowKey={(row) => row.name}
        active={2}
        columns={[
          { key: 'name', label: say('Nama', 'Name'), cell: (row) => <a href={`/w/${row.index}`}>{row.name}</a> },
          { key: 'village', label: say('Desa', 'Village'), cell: (row) => row.village },
          {
            key: 'step',
            label: say('Langkah berikutnya', 'Next step'),
            cell: (row) =>
              row.index % 3 === 0
                ? say('Sahkan surat izin keluarga', 'Certify consent letter')
                : say('Ikuti uji kompetensi', 'Take the competence test'),
          },
          {
            key: 'state',
            label: say('Keadaan', 'State'),
            cell: (row) =>
              row.index < 2 ? (
                <Badge tone="late">{say('Terlambat 3 hari', '3 days late')}</Badge>
              ) : (
                <Badge tone="plain" icon="calendar">
                  {say('12 hari lagi', 'in 12 days')}
                </Badge>
              ),
          },
          { key: 'days', label: say('Menunggu', 'Waiting'), number: true, cell: (row) => say(`${row.days} hari`, `${row.days} days`) },
        ]}
      />
      <ShowMore shown={50} total={128} step={50} onMore={() => undefined} />
    </>
  )
}

export function OverviewScene(props: { readonly say: Say }): VNode {
  const { say } = props
  const rule = say('Berkas terbuka, 24 November 2026', 'Open files, 24 November 2026')
  return (
    <>
      <PageHead
        title={say('Kabupaten Banyuwangi', 'Banyuwangi regency')}
        lead={say('Di mana orang berada hari ini, dan di mana mereka menunggu.', 'Where people are today, and where they wait.')}
      />
      <PathCounts
        label={say('Perjalanan, dihitung', 'The journey, counted')}
        stations={[
          { code: 'registered', count: 412, medianDays: 18, href: '/people?s=registered' },
          {
            code: 'prepared',
            count: 688,
            medianDays: 44,
            href: '/people?s=prepared',
            off: { count: 37, label: say('berisiko jalur gelap', 'at risk of an illegal route'), tone: 'dawn', href: '/risk' },
          },
          { code: 'trained', count: 305, medianDays: 61, href: '/people?s=trained' },
          { code: 'certified', count: 142, medianDays: 23, href: '/people?s=certified' },
          { code: 'ready', count: 36, medianDays: 9, href: '/people?s=ready' },
          { code: 'departed', count: 0 },
          {
            code: 'abroad',
            count: 1284,
            medianDays: 388,
            href: '/people?s=abroad',
            off: { count: 12, label: say('hilang kontak', 'lost contact'), tone: 'late', href: '/lost' },
          },
          { code: 'home', count: 133, href: '/people?s=home' },
        ]}
      />
      <Section title={say('Yang perlu diketahui', 'What to know')}>
        <Figures>
          <Figure value={3000} sentence={say('orang punya berkas terbuka', 'people have an open file')} rule={rule} href="/people" />
          <Figure
            value={214}
            sentence={say('langkah terlambat', 'steps are late')}
            rule={say('Lewat batas, belum dicatat, 24 November 2026', 'Past due and not recorded, 24 November 2026')}
            href="/late"
          />
          <Figure value={37} sentence={say('orang diam lebih dari 60 hari', 'people stalled for more than 60 days')} rule={rule} />
        </Figures>
      </Section>
    </>
  )
}

export function BoardScene(props: { readonly say: Say }): VNode {
  const { say } = props
  const marks = [
    { code: 'present', label: say('Hadir', 'Present'), tone: 'good', icon: 'check', key: 'h' },
    { code: 'excused', label: say('Izin', 'Excused'), tone: 'dawn', icon: 'document', key: 'i' },
    { code: 'absent', label: say('Tidak hadir', 'Absent'), tone: 'late', icon: 'close', key: 't' },
  ] as const
  return (
    <>
      <PageHead
        title={say('Perawat lansia, kelas 12', 'Elderly care, class 12')}
        lead={say('Pertemuan 8, 24 November 2026. BLK Banyuwangi.', 'Session 8, 24 November 2026. BLK Banyuwangi.')}
      />
      <NameBoard
        label={say('Daftar hadir', 'Attendance')}
        marks={marks}
        names={people.concat(people.slice(0, 9).map((name) => `${name} II`)).map((name, index) => ({
          id: String(index),
          name,
          note: villages[index % villages.length],
          mark: index < 14 ? (index === 4 ? 'absent' : index === 9 ? 'excused' : 'present') : undefined,
        }))}
      />
      <div class="section">
        <div class="btn-row">
          <Button kind="main">{say('Simpan daftar hadir', 'Save attendance')}</Button>
          <Button>{say('Isi sisanya: hadir', 'Mark the rest present')}</Button>
        </div>
      </div>
    </>
  )
}

export function SheetScene(props: { readonly say: Say }): VNode {
  const { say } = props
  return (
    <PublicFrame otherLanguage={{ href: '?lang', label: say('English', 'Bahasa Indonesia'), lang: say('en', 'id') === 'en' ? 'en' : 'id' }}>
      <Sheet
        office="LSP Migran Blambangan"
        unit={say('Lembaga Sertifikasi Profesi, Banyuwangi', 'Professional certification body, Banyuwangi')}
        verdict={{
          tone: 'good',
          title: say('Sertifikat ini sah', 'This certificate is valid'),
          text: say(
            'Sama dengan yang tercatat pada 24 November 2026, 09.14 WIB.',
            'It is what was recorded as of 24 November 2026, 09:14 WIB.',
          ),
        }}
        title={say('Sertifikat Kompetensi', 'Certificate of Competence')}
        end={
          <p>
            {say(
              'Periksa bahwa alamat di atas berakhir dengan banyuwangikab.go.id. Ragu? Telepon Disnaker, (0333) 424 801.',
              'Check that the address above ends in banyuwangikab.go.id. In doubt? Call the manpower office, (0333) 424 801.',
            )}
          </p>
        }
      >
        <Facts
          facts={[
            { label: say('Nomor', 'Number'), value: <span class="digits">LSP-MB/2026/000148</span> },
            { label: say('Nama', 'Name'), value: 'Siti Aminah' },
            { label: say('Kompeten sebagai', 'Competent as'), value: say('Perawat lansia, 12 unit', 'Elderly carer, 12 units') },
            { label: say('Penguji', 'Assessor'), value: 'Drs. Hadi Purnomo' },
            { label: say('Terbit', 'Issued'), value: say('14 Oktober 2026', '14 October 2026') },
            { label: say('Berlaku sampai', 'Valid until'), value: say('13 Oktober 2029', '13 October 2029') },
          ]}
        />
      </Sheet>
    </PublicFrame>
  )
}
