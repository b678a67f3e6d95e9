// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a certificate back: the cause, and one public sentence, asked before anything happens.

import type { VNode } from 'preact'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { type CertificateKind, revocationCauses } from '#training/core/issued.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

interface RevokeDialogProps {
  readonly kind: CertificateKind
  readonly id: string
  readonly number: string
  /** Absent once the holder was erased: then no sentence about them is kept. */
  readonly name: string | undefined
  readonly version: number
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RevokeDialog(props: RevokeDialogProps): VNode {
  const t = useWords(certificatePageWords)
  const { say } = useUndo()
  const revoke = useCommand(assessmentContracts.RevokeCertificate)
  const form = useForm(`revoke-${props.id}`, { cause: '', reason: '' })

  async function send(): Promise<void> {
    const cause = revocationCauses.find((each) => each === form.values.cause)
    const reason = form.values.reason.trim()
    if (cause === undefined) return form.show([{ field: 'cause', message: t('cause-missing') }])
    if (reason === '' && props.name !== undefined) return form.show([{ field: 'reason', message: t('reason-missing') }])
    const answer = await revoke.send({ id: props.id, cause, ...(props.name === undefined ? {} : { reason }) }, { version: props.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('was-revoked'))
    props.onClose()
    props.onDone()
  }

  return (
    <Modal
      open={props.open}
      title={t('revoke-title', { number: props.number })}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={revoke.busy} onPress={() => void send()}>
            {t('revoke')}
          </Button>
          <Button onPress={props.onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t(props.name === undefined ? 'revoke-erased' : `revoke-text-${props.kind}`)}</p>
        {revoke.problem !== undefined && revoke.problem.errors === undefined && <ProblemNotice problem={revoke.problem} />}
        <RadioChips
          {...form.bind('cause')}
          label={t('cause')}
          choices={revocationCauses.map((cause) => ({
            value: cause,
            label: t(`${cause}-${props.kind}`),
            ...(cause === 'WRONG_DETAILS' ? { hint: t(`WRONG_DETAILS-hint-${props.kind}`) } : {}),
          }))}
        />
        {props.name !== undefined && (
          <TextArea {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} rows={2} maxLength={200} />
        )}
      </div>
    </Modal>
  )
}
