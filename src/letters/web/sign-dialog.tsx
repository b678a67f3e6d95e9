// SPDX-License-Identifier: AGPL-3.0-or-later
// Signs with the official's certificate of BSrE: what is typed is sent once, and kept neither here nor there.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface SignProps {
  readonly id: string
  readonly onDone: () => void
  readonly onClose: () => void
}

export function SignDialog({ id, onDone, onClose }: SignProps): VNode {
  const t = useWords(lettersWords)
  const { say } = useUndo()
  const sign = useCommand(letterContracts.SignLetter)
  // Not a draft: it is kept in no browser.
  const [nik, setNik] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const [fault, setFault] = useState<'nik' | 'passphrase'>()

  async function send(): Promise<void> {
    const missing = /^\d{16}$/.test(nik) ? (passphrase === '' ? 'passphrase' : undefined) : 'nik'
    setFault(missing)
    if (missing !== undefined) return
    const answer = await sign.send({ id, nik, passphrase })
    if (!answer.ok) return
    say(t('was-kept'))
    onDone()
    onClose()
  }

  return (
    <Modal
      open
      title={t('sign-bsre')}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={sign.busy} onPress={() => void send()}>
            {t('sign-bsre')}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('bsre-text')}</p>
        {sign.problem !== undefined && <ProblemNotice problem={sign.problem} />}
        <TextInput
          id="sign-nik"
          label={t('nik')}
          value={nik}
          onChange={setNik}
          digits
          maxLength={16}
          autoComplete="off"
          error={fault === 'nik' ? t('nik-missing') : undefined}
        />
        <TextInput
          id="sign-passphrase"
          label={t('passphrase')}
          value={passphrase}
          onChange={setPassphrase}
          type="password"
          autoComplete="off"
          error={fault === 'passphrase' ? t('passphrase-missing') : undefined}
        />
      </div>
    </Modal>
  )
}
