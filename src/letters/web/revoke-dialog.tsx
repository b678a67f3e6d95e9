// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a letter back: the cause, and one public sentence, asked before anything happens.

import type { VNode } from 'preact'
import { letterContracts, MOST_REASON } from '#letters/core/letter.contract.ts'
import { revocationCauses } from '#letters/core/letter.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface RevokeProps {
  readonly id: string
  readonly number: string
  /** Absent once the person was erased: then no sentence about them is kept. */
  readonly name: string | null
  readonly version: number
  readonly onClose: () => void
}

export function RevokeDialog({ id, number, name, version, onClose }: RevokeProps): VNode {
  const t = useWords(lettersWords)
  const { say } = useUndo()
  const revoke = useCommand(letterContracts.RevokeLetter)
  const form = useForm(`revoke-letter-${id}`, { cause: '', reason: '' })

  async function send(): Promise<void> {
    const cause = revocationCauses.find((each) => each === form.values.cause)
    const reason = form.values.reason.trim()
    if (cause === undefined) return form.show([{ field: 'cause', message: t('cause-missing') }])
    if (reason === '' && name !== null) return form.show([{ field: 'reason', message: t('reason-missing') }])
    const answer = await revoke.send({ id, cause, ...(name === null ? {} : { reason }) }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('was-revoked'))
    onClose()
  }

  return (
    <Modal
      open
      title={t('revoke-title', { number })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={revoke.busy} onPress={() => void send()}>
            {t('revoke')}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('revoke-text')}</p>
        {revoke.problem !== undefined && revoke.problem.errors === undefined && <ProblemNotice problem={revoke.problem} />}
        <RadioChips
          {...form.bind('cause')}
          label={t('cause')}
          choices={revocationCauses.map((value) => ({ value, label: value === 'OTHER' ? t('cause-OTHER') : t(value) }))}
        />
        {name !== null && <TextArea {...form.bind('reason')} label={t('reason')} rows={2} maxLength={MOST_REASON} />}
      </div>
    </Modal>
  )
}
