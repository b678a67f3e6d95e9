// SPDX-License-Identifier: AGPL-3.0-or-later
// To which of its officers an office gives its task of a decision.

import type { VNode } from 'preact'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const OFFICE = '-'

interface Props {
  readonly decision: Pick<FullRoom['decisions'][number], 'id' | 'roomId' | 'version'>
  readonly task: FullRoom['decisions'][number]['tasks'][number]
  readonly onClose: () => void
  readonly onDone: () => void
}

export function GiveTaskQuestion({ decision: { id, roomId, version }, task, onClose, onDone }: Props): VNode {
  const t = useWords(decisionPageWords)
  const { say } = useUndo()
  const known = useQuery(decisionContracts.ListRoomOfficers, { id: roomId })
  const give = useCommand(decisionContracts.GiveTask)
  const form = useForm(undefined, { officer: '' })
  async function send(): Promise<void> {
    const { officer } = form.values
    if (officer === '') return form.show([{ field: 'officer', message: t('give-needed') }])
    const answer = await give.send({ id, officer: officer === OFFICE ? undefined : officer }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    say(t(officer === OFFICE ? 'given-back' : 'given-said'))
    onDone()
    return onClose()
  }
  return (
    <Question
      title={t('give')}
      lead={`${task.what}. ${t('give-lead')}`}
      verb={t('give-send')}
      sending={give}
      onSend={send}
      onClose={onClose}
    >
      {known.state === 'loading' && <Skeleton lines={1} />}
      {known.state === 'failed' && <ProblemNotice problem={known.problem} onRetry={known.reload} />}
      {known.state === 'ready' && (
        <RadioChips
          {...form.bind('officer')}
          label={t('give-whom')}
          choices={[
            ...known.value.items
              .filter(({ officeId }) => officeId === task.officeId)
              .map(({ userId, name }) => ({ value: userId, label: name })),
            ...(task.who === undefined ? [] : [{ value: OFFICE, label: t('give-office') }]),
          ]}
        />
      )}
    </Question>
  )
}
