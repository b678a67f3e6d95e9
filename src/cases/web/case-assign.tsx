// SPDX-License-Identifier: AGPL-3.0-or-later
// To which officer a case is given: the least laden stands first, and a person decides.

import type { VNode } from 'preact'
import { boardContracts } from '#cases/core/board.contract.ts'
import { caseHandingWords } from '#cases/web/case-handing.words.ts'
import type { Asked } from '#cases/web/case-refer.tsx'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const NOBODY = '-'

export function AssignQuestion({ id, version, onClose, given }: Asked & { readonly given: boolean }): VNode {
  const t = useWords(caseHandingWords)
  const { say } = useUndo()
  const known = useQuery(boardContracts.ListCaseOfficers, { caseId: id })
  const assign = useCommand(boardContracts.AssignCase)
  const form = useForm(`case-assign-${id}`, { userId: '' })
  const { items, suggested } = known.state === 'ready' ? known.value : { items: [], suggested: undefined }
  async function send(): Promise<void> {
    const { userId } = form.values
    if (userId === '') return form.show([{ field: 'userId', message: t('assign-needed') }])
    const answer = await assign.send({ id, userId: userId === NOBODY ? undefined : userId }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('assigned-said'))
    return onClose()
  }
  return (
    <Question title={t('assign')} lead={t('assign-lead')} verb={t('save')} sending={assign} onSend={send} onClose={onClose}>
      {known.state === 'loading' && <Skeleton lines={1} />}
      {known.state === 'failed' && <ProblemNotice problem={known.problem} onRetry={known.reload} />}
      {known.state === 'ready' && (
        <RadioChips
          {...form.bind('userId')}
          label={t('officer')}
          choices={[
            ...items
              .filter(({ active }) => active)
              .map(({ userId, name, open, late }) => ({
                value: userId,
                label: userId === suggested ? t('suggested', { name }) : name,
                hint: t('load', { open, late }),
              })),
            ...(given ? [{ value: NOBODY, label: t('nobody') }] : []),
          ]}
        />
      )}
    </Question>
  )
}
