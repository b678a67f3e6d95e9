// SPDX-License-Identifier: AGPL-3.0-or-later
// Asks why, before a paper is refused or withdrawn.

import type { VNode } from 'preact'
import type { CommandContract } from '#kernel/contract.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { papersWords } from '#papers/web/papers.words.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const acts = {
  refuse: { contract: paperContracts.RefusePaper, text: 'refuse-text', said: 'refused' },
  withdraw: { contract: paperContracts.WithdrawPaper, text: 'withdraw-text', said: 'withdrawn' },
} as const

interface ReasonDialogProps {
  readonly id: string
  readonly version: number
  readonly act: keyof typeof acts
  readonly onClose: () => void
}

export function ReasonDialog(props: ReasonDialogProps): VNode {
  const t = useWords(papersWords)
  const { say } = useUndo()
  const { contract, text, said } = acts[props.act]
  const sending = useCommand<CommandContract<typeof contract.input, typeof contract.output>>(contract)
  const form = useForm(`paper-${props.act}-${props.id}`, { reason: '' })

  async function send(): Promise<void> {
    const reason = form.values.reason.trim()
    if (reason === '') return form.show([{ field: 'reason', message: t('reason-missing') }])
    const answer = await sending.send({ id: props.id, reason }, { version: props.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t(said))
    props.onClose()
  }

  return (
    <Modal
      open
      title={t(props.act)}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={sending.busy} onPress={() => void send()}>
            {t(props.act)}
          </Button>
          <Button onPress={props.onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t(text)}</p>
        {sending.problem !== undefined && sending.problem.errors === undefined && <ProblemNotice problem={sending.problem} />}
        <TextArea {...form.bind('reason')} label={t('reason')} rows={2} maxLength={200} required />
      </div>
    </Modal>
  )
}
