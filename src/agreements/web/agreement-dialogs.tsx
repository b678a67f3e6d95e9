// SPDX-License-Identifier: AGPL-3.0-or-later
// What an office says of its agreement: that a promise was kept, and by what; or that it ends, and why.

import type { VNode } from 'preact'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import type { AgreementProps } from '#agreements/web/agreement-props.ts'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Asked extends AgreementProps {
  readonly onClose: () => void
}

export function KeepDialog({ value, nth, onDone, onClose }: Asked & { readonly nth: number }): VNode {
  const t = useWords(agreementPageWords)
  const { say } = useUndo()
  const keep = useCommand(agreementContracts.KeepCommitment)
  const form = useForm(`agreement-${value.id}-${nth}`, { evidence: '' })
  async function send(): Promise<void> {
    const evidence = form.values.evidence.trim()
    if (evidence === '') return form.show([{ field: 'evidence', message: t('evidence-missing') }])
    const answer = await keep.send({ id: value.id, nth, evidence }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('kept-said'))
    onClose()
    onDone()
  }
  return (
    <Question
      title={t('keep-title')}
      lead={value.commitments[nth]?.text ?? ''}
      verb={t('keep')}
      kind="main"
      sending={keep}
      onSend={send}
      onClose={onClose}
    >
      <TextArea {...form.bind('evidence')} label={t('evidence')} hint={t('evidence-hint')} rows={3} maxLength={1000} required />
    </Question>
  )
}

export function EndDialog({ value, onDone, onClose }: Asked): VNode {
  const t = useWords(agreementPageWords)
  const { say } = useUndo()
  const end = useCommand(agreementContracts.EndAgreement)
  const form = useForm(`agreement-end-${value.id}`, { because: '' })
  async function send(): Promise<void> {
    const because = form.values.because.trim()
    if (because === '') return form.show([{ field: 'because', message: t('because-missing') }])
    const answer = await end.send({ id: value.id, because }, { version: value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('end-said'))
    onClose()
    onDone()
  }
  return (
    <Question title={t('end')} lead={t('end-lead')} verb={t('end')} kind="danger" sending={end} onSend={send} onClose={onClose}>
      <TextArea {...form.bind('because')} label={t('because')} rows={3} maxLength={1000} required />
    </Question>
  )
}
