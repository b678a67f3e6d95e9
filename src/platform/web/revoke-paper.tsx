// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper that left its office is taken back: the cause, and a sentence on it, asked before anything happens.

import type { VNode } from 'preact'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { paperAfterWords } from '#platform/web/paper-after.words.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface RevokePaperProps<Cause extends string> {
  /** Under which what was typed is kept. */
  readonly id: string
  /** *Cabut surat 470/12/2026*, what happens then, *Cabut surat*, and *Surat dicabut*. */
  readonly says: { readonly title: string; readonly text: string; readonly verb: string; readonly done: string }
  readonly causes: readonly { readonly value: Cause; readonly label: string; readonly hint?: string }[]
  /** Absent where no sentence is kept: its person was erased. */
  readonly reason: { readonly label: string; readonly hint?: string; readonly most: number } | undefined
  readonly revoking: { readonly busy: boolean; readonly problem: Problem | undefined }
  /** @returns what is wrong, where it was not done */
  readonly onRevoke: (cause: Cause, reason: string) => Promise<Problem | undefined>
  readonly onClose: () => void
}

export function RevokePaper<Cause extends string>(props: RevokePaperProps<Cause>): VNode {
  const { id, says, causes, reason: asked, revoking, onRevoke, onClose } = props
  const t = useWords(paperAfterWords)
  const { say } = useUndo()
  const form = useForm(`revoke-${id}`, { cause: '', reason: '' })

  async function send(): Promise<void> {
    const cause = causes.find(({ value }) => value === form.values.cause)?.value
    const reason = form.values.reason.trim()
    if (cause === undefined) return form.show([{ field: 'cause', message: t('cause-missing') }])
    if (reason === '' && asked !== undefined) return form.show([{ field: 'reason', message: t('reason-missing') }])
    const problem = await onRevoke(cause, reason)
    if (problem !== undefined) return form.showProblem(problem)
    form.clear()
    say(says.done)
    onClose()
  }

  return (
    <Modal
      open
      title={says.title}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={revoking.busy} onPress={() => void send()}>
            {says.verb}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{says.text}</p>
        {revoking.problem !== undefined && revoking.problem.errors === undefined && <ProblemNotice problem={revoking.problem} />}
        <RadioChips {...form.bind('cause')} label={t('cause')} choices={causes} />
        {asked !== undefined && (
          <TextArea
            {...form.bind('reason')}
            label={asked.label}
            {...(asked.hint === undefined ? {} : { hint: asked.hint })}
            rows={2}
            maxLength={asked.most}
          />
        )}
      </div>
    </Modal>
  )
}
