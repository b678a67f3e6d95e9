// SPDX-License-Identifier: AGPL-3.0-or-later
// A worker's file, on the regular way and in trouble.

import type { VNode } from 'preact'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { Columns, PageHead, Section } from '#platform/web/ui/frame.tsx'
import { History, MilestoneList, MilestoneRow } from '#platform/web/ui/milestones.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { RefusalNotice } from '#platform/web/ui/notice.tsx'
import { JourneyPath } from '#platform/web/ui/path.tsx'
import { stationsAt } from '#platform/web/ui/stations.ts'
import { Badge } from '#platform/web/ui/status.tsx'
import type { Say } from './say.ts'

function Aside(props: { readonly say: Say }): VNode {
  const { say } = props
  return (
    <Facts
      facts={[
        { label: 'NIK', value: <span class="digits">3510 0454 0701 0003</span> },
        { label: say('Lahir', 'Born'), value: say('14 Juli 2001, 25 tahun', '14 July 2001, age 25') },
        { label: say('Alamat', 'Address'), value: 'Dsn. Krajan, Wringinpitu, Tegaldlimo' },
        { label: say('Telepon', 'Phone'), value: '0812 3456 7801' },
        { label: say('Tujuan', 'Destination'), value: say('Taiwan, perawat lansia', 'Taiwan, elderly care') },
        { label: say('Jalur', 'Scheme'), value: say('Lewat perusahaan (P to P)', 'Through an agency (P to P)') },
        { label: 'P3MI', value: 'PT Bahari Utama Sejahtera' },
      ]}
    />
  )
}

/** The regular way: she must bring a letter, and the village is a little late. */
export function FileScene(props: { readonly say: Say }): VNode {
  const { say } = props
  return (
    <>
      <PageHead
        title="Siti Aminah"
        lead={say(
          'Wringinpitu, Tegaldlimo. Calon perawat lansia di Taiwan.',
          'Wringinpitu, Tegaldlimo. Candidate for elderly care in Taiwan.',
        )}
        back={{ href: '/work', label: say('Pekerjaan', 'Work') }}
        actions={
          <LinkButton href="/print" icon="printer" small>
            {say('Cetak', 'Print')}
          </LinkButton>
        }
      />
      <JourneyPath
        label={say('Perjalanan Siti Aminah', 'Journey of Siti Aminah')}
        stations={stationsAt('trained', {
          registered: { note: say('3 Mei 2026', '3 May 2026') },
          prepared: { note: say('19 Juli 2026', '19 July 2026') },
          trained: { note: say('sejak 41 hari', 'for 41 days') },
        })}
      />
      <NextStepCard
        what={say('Sahkan surat izin keluarga', 'Certify the family consent letter')}
        who={say('Desa Wringinpitu, Bu Rini', 'Wringinpitu village, Bu Rini')}
        due="2026-11-21"
        why={{
          article: 'UU 18/2017 ps. 13 huruf b',
          standing: 'law',
          text: say(
            'Izin suami, istri, orang tua atau wali, diketahui kepala desa.',
            'Consent of spouse, parent or guardian, known to the village head.',
          ),
        }}
        action={
          <>
            <Button kind="main">{say('Sahkan surat', 'Certify the letter')}</Button>
            <Button>{say('Belum bisa, catat alasannya', 'Not yet, record why')}</Button>
          </>
        }
      />
      <Columns aside={<Aside say={say} />}>
        <Section title={say('Syarat berangkat', 'Needed before departure')} lead={say('6 dari 9 sudah ada.', '6 of 9 are there.')}>
          <MilestoneList>
            <MilestoneRow
              title={say('KTP dan KK', 'Identity and family card')}
              state="done"
              note={say('3 Mei 2026', '3 May 2026')}
              article={{ article: 'UU 18/2017 ps. 13 huruf a', standing: 'law' }}
            />
            <MilestoneRow
              title={say('Surat izin keluarga', 'Family consent letter')}
              state="waiting"
              note={say('Menunggu Desa Wringinpitu', 'Waiting for Wringinpitu village')}
              article={{ article: 'UU 18/2017 ps. 13 huruf b', standing: 'law' }}
            />
            <MilestoneRow
              title={say('Pemeriksaan kesehatan', 'Medical examination')}
              state="expired"
              note={say('Berlaku sampai 2 November 2026', 'Valid until 2 November 2026')}
              article={{ article: 'Permenkes 29/2013 ps. 6', standing: 'law' }}
              action={<Button small>{say('Catat hasil baru', 'Record a new result')}</Button>}
            />
            <MilestoneRow
              title={say('Sertifikat kompetensi', 'Certificate of competence')}
              state="missing"
              article={{ article: 'UU 18/2017 ps. 5 huruf b', standing: 'practice' }}
            />
            <MilestoneRow
              title={say('Visa kerja', 'Work visa')}
              state="missing"
              article={{ article: 'UU 18/2017 ps. 13 huruf f', standing: 'assumed' }}
            />
            <MilestoneRow
              title={say('Buku pelaut', 'Seafarer book')}
              state="not-needed"
              article={{ article: 'PP 22/2022 ps. 8', standing: 'law' }}
            />
          </MilestoneList>
        </Section>
        <Section title={say('Riwayat', 'History')}>
          <History
            happenings={[
              {
                id: '3',
                on: '2026-10-14',
                text: say(
                  'Pak Joko (BLK Banyuwangi) mencatat 240 jam pelatihan selesai.',
                  'Pak Joko (BLK Banyuwangi) recorded 240 hours of training as complete.',
                ),
              },
              {
                id: '2',
                on: '2026-07-19',
                text: say(
                  'Bu Wulan (Disnaker) memeriksa berkas dan menyatakannya lengkap.',
                  'Bu Wulan (Disnaker) checked the file and found it complete.',
                ),
              },
              {
                id: '1',
                on: '2026-05-03',
                text: say('Bu Rini (Desa Wringinpitu) mendaftarkan Siti Aminah.', 'Bu Rini (Wringinpitu village) registered Siti Aminah.'),
              },
            ]}
          />
        </Section>
      </Columns>
    </>
  )
}

/** Trouble: she left without the procedure, and the way home stays in sight. */
export function TroubleScene(props: { readonly say: Say }): VNode {
  const { say } = props
  return (
    <>
      <PageHead
        title="Dewi Lestari"
        lead={say('Sarongan, Pesanggaran. Asisten rumah tangga, Malaysia.', 'Sarongan, Pesanggaran. Domestic worker, Malaysia.')}
      />
      <JourneyPath
        label={say('Perjalanan Dewi Lestari', 'Journey of Dewi Lestari')}
        stations={stationsAt('abroad', {
          registered: { note: say('12 Jan 2026', '12 Jan 2026') },
          prepared: { note: say('2 Mar 2026', '2 Mar 2026') },
          trained: { status: 'skipped' },
          certified: { status: 'skipped' },
          ready: { status: 'skipped' },
          departed: {
            bend: 'dawn',
            name: say('Berangkat tanpa prosedur', 'Left outside the procedure'),
            note: say('6 Jun 2026', '6 Jun 2026'),
          },
          abroad: { bend: 'late', name: say('Hilang kontak', 'Lost contact'), note: say('sejak 20 hari', 'for 20 days') },
        })}
      />
      <NextStepCard
        what={say('Hubungi keluarga dan perwakilan di Johor Bahru', 'Call the family and the mission in Johor Bahru')}
        who="P4MI Banyuwangi"
        due="2026-11-16"
        note={say('Diteruskan dari Disnaker, lewat tenggat 8 hari.', 'Passed up from the regency office, 8 days late.')}
        why={{ article: 'UU 18/2017 ps. 24', standing: 'law' }}
        action={<Button kind="main">{say('Catat hasil panggilan', 'Record the call')}</Button>}
      />
      <Section title={say('Kalau ditolak', 'When it is refused')}>
        <RefusalNotice
          title={say('Belum bisa dinyatakan siap berangkat', 'Cannot be declared ready yet')}
          guards={[
            {
              guard: 'age',
              message: say('Usianya 17 tahun 8 bulan pada hari berangkat.', 'She is 17 years and 8 months old on the day of departure.'),
              how: say(
                'Tunggu sampai 24 Maret 2027, atau periksa lagi tanggal lahir di akta.',
                'Wait until 24 March 2027, or check the date on the birth certificate.',
              ),
              legalBasis: 'UU 18/2017 ps. 5 huruf a',
              standing: 'law',
            },
            {
              guard: 'licence',
              message: say('Izin P3MI berakhir 30 Oktober 2026.', "The agency's licence ended on 30 October 2026."),
              how: say('Minta P3MI menunjukkan perpanjangan izin.', 'Ask the agency for its renewed licence.'),
              legalBasis: 'Permenaker 10/2019 ps. 9',
              standing: 'practice',
            },
          ]}
        />
      </Section>
      <Section title={say('Jalan lain', 'Other paths')}>
        <JourneyPath
          label={say('Sudah pulang', 'Home again')}
          stations={stationsAt('ended', { home: { note: say('9 Nov 2026', '9 Nov 2026') } })}
        />
        <JourneyPath
          label={say('Berisiko', 'At risk')}
          stations={stationsAt('prepared', {
            prepared: {
              bend: 'dawn',
              name: say('Berisiko jalur gelap', 'At risk of an illegal route'),
              note: say('diam 63 hari', 'still for 63 days'),
            },
          })}
        />
        <p class="stack">
          <Badge tone="plain">{say('Tenang', 'Calm')}</Badge> <Badge tone="sea">{say('Berjalan', 'Under way')}</Badge>{' '}
          <Badge tone="dawn">{say('Perlu dilihat', 'Needs a look')}</Badge> <Badge tone="late">{say('Terlambat', 'Late')}</Badge>{' '}
          <Badge tone="good">{say('Selesai', 'Done')}</Badge>
        </p>
      </Section>
    </>
  )
}
