// SPDX-License-Identifier: AGPL-3.0-or-later
// My work, its empty state, and the toast.

import type { VNode } from 'preact'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { EmptyState, Progress, Skeleton } from '#platform/web/ui/waiting.tsx'
import { WorkGroup, WorkRow } from '#platform/web/ui/work.tsx'
import type { Say } from './say.ts'

export function WorkScene(props: { readonly say: Say }): VNode {
  const { say } = props
  const certify = say('Sahkan surat', 'Certify')
  return (
    <>
      <PageHead
        title={say('Pekerjaan saya', 'My work')}
        lead={say('7 hal menunggu Anda. 2 di antaranya terlambat.', '7 things wait for you. 2 of them are late.')}
        actions={
          <LinkButton href="/register" kind="main" icon="plus">
            {say('Daftarkan orang', 'Register someone')}
          </LinkButton>
        }
      />
      <WorkGroup id="late" title={say('Terlambat', 'Late')} count={2} tone="late">
        <WorkRow
          href="/w/1"
          name="Siti Aminah"
          step={say('Sahkan surat izin keluarga', 'Certify the family consent letter')}
          why={say('Warga Anda · UU 18/2017 ps. 13 huruf b', 'Your village · UU 18/2017 art. 13 b')}
          due="2026-11-21"
          action={
            <Button small label={`${certify} Siti Aminah`}>
              {certify}
            </Button>
          }
          active
        />
        <WorkRow
          href="/w/2"
          name="Muhammad Rizki Firmansyah Nur Rahman"
          step={say('Catat kabar keluarga bulan ini', 'Record this month’s news from the family')}
          why={say('Diteruskan dari dusun · UU 18/2017 ps. 42', 'Passed up from the hamlet · UU 18/2017 art. 42')}
          due="2026-11-22"
          action={<Button small>{say('Catat kabar', 'Record news')}</Button>}
        />
      </WorkGroup>
      <WorkGroup id="today" title={say('Hari ini', 'Today')} count={1} tone="dawn">
        <WorkRow
          href="/w/3"
          name="Wagiman"
          step={say('Periksa NIK: tanggal lahir tidak sama dengan KK', 'Check the NIK: birth date differs from the family card')}
          due="2026-11-24"
          action={<Button small>{say('Periksa', 'Check')}</Button>}
        />
      </WorkGroup>
      <WorkGroup id="week" title={say('Minggu ini', 'This week')} count={4} tone="line">
        <WorkRow
          href="/w/4"
          name="Dewi Lestari"
          step={say('Antar ke orientasi pra-berangkat', 'Bring to pre-departure orientation')}
          due="2026-11-25"
          action={<Button small>{say('Lihat jadwal', 'See schedule')}</Button>}
        />
        <WorkRow
          href="/w/5"
          name="Sutrisno"
          step={say('Kirim berkas ke Disnaker', 'Send the file to the regency office')}
          due="2026-11-28"
          action={<Button small>{say('Kirim berkas', 'Send file')}</Button>}
        />
        <WorkRow
          href="/w/6"
          name="Ni Kadek Ayu"
          step={say('Tanyakan rencana setelah pulang', 'Ask about plans after return')}
          due="2026-12-20"
          action={<Button small>{say('Catat rencana', 'Record plan')}</Button>}
        />
      </WorkGroup>
      <Section title={say('Kalau kosong', 'When empty')}>
        <EmptyState
          icon="work"
          title={say('Tidak ada yang menunggu Anda', 'Nothing waits for you')}
          action={<LinkButton href="/people">{say('Lihat warga yang sedang bersiap', 'See who is preparing')}</LinkButton>}
        >
          {say(
            'Di sini muncul langkah yang harus Anda kerjakan, yang paling mendesak di atas.',
            'Steps that you must do appear here, the most urgent first.',
          )}
        </EmptyState>
      </Section>
      <Section title={say('Sedang memuat', 'Loading')}>
        <Progress id="p" label={say('12 dari 40 berkas terkirim', '12 of 40 files sent')} done={12} total={40} />
        <Skeleton lines={2} />
      </Section>
    </>
  )
}
