// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes back a visit that was recorded by mistake: why, asked before anything happens.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { watchContracts } from '#village/core/watch.contract.ts'
import { watchWords } from '#village/web/watch.words.ts'

export type Visit = OutputOf<typeof watchContracts.ListVisits>['items'][number]

interface WithdrawProps {
  /** Whose file it is. */
  readonly id: string
  readonly visit: Visit
  readonly onClose: () => void
}

export function WithdrawVisitDialog({ id, visit, onClose }: WithdrawProps): VNode {
  const t = useWords(watchWords)
  const { language } = useReading()
  const { say } = useUndo()
  const withdraw = useCommand(watchContracts.WithdrawVisit)
  const { nth, on } = visit
  const form = useForm(`withdraw-visit-${visit.file ?? id}-${nth}`, { reason: '' })
  async function send(): Promise<void> {
    const reason = form.values.reason.trim()
    if (reason === '') return form.show([{ field: 'reason', message: t('visit-withdraw-needed') }])
    const answer = await withdraw.send({ id: visit.file ?? id, nth, reason })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('visit-was-withdrawn'))
    onClose()
  }
  return (
    <Question
      title={t('visit-withdraw-of', { date: formatDate(on, language) })}
      lead={t('visit-withdraw-text')}
      verb={t('visit-withdraw')}
      kind="danger"
      sending={withdraw}
      onSend={send}
      onClose={onClose}
    >
      <TextInput {...form.bind('reason')} label={t('visit-withdraw-reason')} maxLength={200} required />
    </Question>
  )
}
