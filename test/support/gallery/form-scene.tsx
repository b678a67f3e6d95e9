// SPDX-License-Identifier: AGPL-3.0-or-later
// Registering someone: the form with errors, and check your answers.

import type { VNode } from 'preact'
import { CheckAnswers } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { ComboboxView } from '#platform/web/ui/combobox-view.tsx'
import { DialogContent } from '#platform/web/ui/dialog.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { FormSection } from '#platform/web/ui/field.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Checkbox, DateInput, PhoneInput, RadioChips, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import type { Say } from './say.ts'

export function FormScene(props: { readonly say: Say }): VNode {
  const { say } = props
  const nameError = say('Isi nama seperti di KTP.', 'Enter the name as on the identity card.')
  const areaError = say('Pilih desa dari daftar.', 'Choose a village from the list.')
  return (
    <>
      <PageHead
        title={say('Daftarkan orang', 'Register someone')}
        lead={say(
          'Lima isian cukup untuk memulai. Sisanya ditanya nanti, bila perlu.',
          'Five answers are enough to begin. The rest is asked later, when needed.',
        )}
        back={{ href: '/work' }}
      />
      <ErrorSummary
        faults={[
          { field: 'name', message: nameError },
          { field: 'area', message: areaError },
        ]}
      />
      <form noValidate>
        <FormSection title={say('Siapa', 'Who')} lead={say('Satu kata nama pun boleh.', 'A name of one word is fine.')}>
          <TextInput
            id="nik"
            label="NIK"
            digits
            optional
            width="half"
            value="3510045407010003"
            hint={say(
              '16 angka di KTP. Tanggal lahir kami isi dari sini.',
              '16 digits on the identity card. We fill the birth date from it.',
            )}
            why={say(
              'Agar satu orang tidak punya dua berkas. NIK hanya petunjuk dan selalu bisa diubah.',
              'So that nobody has two files. The NIK is only a hint and can always be changed.',
            )}
          />
          <TextInput id="name" label={say('Nama', 'Name')} value="" error={nameError} />
          <RadioChips
            id="sex"
            label={say('Jenis kelamin', 'Sex')}
            value="F"
            choices={[
              { value: 'F', label: say('Perempuan', 'Female') },
              { value: 'M', label: say('Laki-laki', 'Male') },
            ]}
          />
          <DateInput
            id="birth"
            label={say('Tanggal lahir', 'Date of birth')}
            value="2001-07-14"
            hint={say('Diambil dari NIK, mohon diperiksa.', 'Taken from the NIK, please check.')}
          />
          <PhoneInput
            id="phone"
            label={say('Telepon', 'Phone')}
            optional
            value="812 3456 7801"
            hint={say('Boleh milik keluarga.', 'May belong to the family.')}
          />
        </FormSection>
        <FormSection title={say('Dari mana, ke mana', 'From where, to where')}>
          <ComboboxView
            id="area"
            label={say('Desa atau kelurahan', 'Village')}
            text="wringin"
            value=""
            error={areaError}
            open
            active={0}
            options={[
              { value: '35.10.04.2006', label: 'Wringinpitu', detail: 'Kec. Tegaldlimo, Kab. Banyuwangi' },
              { value: '35.10.02.2003', label: 'Wringinagung', detail: 'Kec. Gambiran, Kab. Banyuwangi' },
              { value: '35.10.21.2005', label: 'Wringinrejo', detail: 'Kec. Gambiran, Kab. Banyuwangi' },
            ]}
          />
          <div class="gallery-gap" />
          <RadioChips
            id="destination"
            label={say('Tujuan', 'Destination')}
            value="TWN"
            choices={[
              { value: 'TWN', label: 'Taiwan' },
              { value: 'HKG', label: 'Hong Kong' },
              { value: 'MYS', label: 'Malaysia' },
              { value: 'SAU', label: say('Arab Saudi', 'Saudi Arabia'), hint: say('ditutup sejak 2015', 'closed since 2015') },
              { value: 'UNKNOWN', label: say('Belum tahu', 'Not known yet') },
            ]}
          />
          <Select
            id="occupation"
            label={say('Pekerjaan yang dituju', 'Occupation')}
            value=""
            choices={[{ value: 'care', label: say('Perawat lansia', 'Elderly care') }]}
            optional
          />
          <TextArea
            id="note"
            label={say('Catatan', 'Note')}
            value={say('Adiknya sudah bekerja di Taichung.', 'Her sister already works in Taichung.')}
            rows={3}
            optional
          />
          <Checkbox
            id="consent"
            checked
            label={say('Ia setuju datanya dicatat dan tahu haknya.', 'She agrees to be recorded and knows her rights.')}
            hint={say('Bacakan dulu, atau putar suaranya.', 'Read it out first, or play the recording.')}
          />
        </FormSection>
        <div class="form-end">
          <ButtonRow>
            <Button kind="main" type="submit">
              {say('Periksa jawaban', 'Check answers')}
            </Button>
            <Button kind="plain">{say('Kosongkan isian', 'Empty the form')}</Button>
          </ButtonRow>
        </div>
      </form>
    </>
  )
}

export function CheckScene(props: { readonly say: Say }): VNode {
  const { say } = props
  return (
    <>
      <PageHead title={say('Periksa jawaban', 'Check answers')} back={{ href: '/register' }} />
      <CheckAnswers
        answers={[
          { label: say('Nama', 'Name'), value: 'Siti Aminah', change: '/register#name' },
          { label: 'NIK', value: <span class="digits">3510 0454 0701 0003</span>, change: '/register#nik' },
          { label: say('Tanggal lahir', 'Date of birth'), value: say('14 Juli 2001', '14 July 2001'), change: '/register#birth' },
          { label: say('Desa', 'Village'), value: 'Wringinpitu, Kec. Tegaldlimo, Kab. Banyuwangi', change: '/register#area' },
          { label: say('Tujuan', 'Destination'), value: 'Taiwan', change: '/register#destination' },
        ]}
      />
      <Section title={say('Setelah ini', 'What happens now')}>
        <p>
          {say(
            'Berkasnya terbuka di desa. Langkah pertama: surat izin keluarga, paling lambat 8 Desember 2026.',
            'Her file opens in the village. First step: the family consent letter, by 8 December 2026.',
          )}
        </p>
      </Section>
      <div class="section">
        <ButtonRow>
          <Button kind="main">{say('Daftarkan', 'Register')}</Button>
          <Button busy>{say('Mengirim', 'Sending')}</Button>
          <Button kind="danger">{say('Cabut sertifikat', 'Revoke certificate')}</Button>
          <Button blocked={say('Surat izin keluarga belum ada.', 'The family consent letter is missing.')}>
            {say('Nyatakan siap', 'Declare ready')}
          </Button>
        </ButtonRow>
      </div>
      <Section title={say('Pemberitahuan', 'Notices')}>
        <div class="stack">
          <Notice tone="good" title={say('Siti Aminah sudah terdaftar', 'Siti Aminah is registered')}>
            <p>{say('Nomor berkas 3510-0197f3c2.', 'File number 3510-0197f3c2.')}</p>
          </Notice>
          <Notice tone="sea" title={say('Isian Anda yang belum dikirim sudah dikembalikan.', 'What you had typed is back.')} />
          <Notice tone="dawn" title={say('Tidak tersambung', 'Not connected')}>
            <p>{say('Yang Anda ketik tetap ada.', 'What you typed is still here.')}</p>
          </Notice>
          <Notice tone="plain" title={say('Kantor buka pukul 8 sampai 15', 'The office is open from 8 to 15')} />
        </div>
      </Section>
      <Section title={say('Pertanyaan', 'A question')}>
        <div class="card">
          <DialogContent
            titleId="dialog-title"
            title={say('Batalkan pendaftaran?', 'Withdraw the registration?')}
            actions={
              <>
                <Button kind="danger">{say('Batalkan pendaftaran', 'Withdraw')}</Button>
                <Button>{say('Tetap simpan', 'Keep it')}</Button>
              </>
            }
          >
            <p>
              {say(
                'Berkas tetap ada di riwayat, tetapi tidak lagi dikerjakan.',
                'The file stays in the history, but nobody works on it any more.',
              )}
            </p>
          </DialogContent>
        </div>
      </Section>
    </>
  )
}
