// SPDX-License-Identifier: AGPL-3.0-or-later
// An officer leaves: all their open cases, and their tasks from decisions, go on in one step.

import type { VNode } from 'preact'
import { boardContracts } from '#cases/core/board.contract.ts'
import { boardWords } from '#cases/web/board.words.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const OFFICE = '-'

export function HandOver(): VNode {
  const t = useWords(boardWords)
  const { say } = useUndo()
  const known = useQuery(boardContracts.ListCaseOfficers, {})
  const handOver = useCommand(boardContracts.HandOverCases)
  const form = useForm('case-hand-over', { from: '', to: '' })
  if (known.state === 'loading') return <Skeleton lines={2} />
  if (known.state === 'failed') return <ProblemNotice problem={known.problem} onRetry={known.reload} />
  const { items } = known.value
  const { from, to } = form.values
  const holding = items.filter(({ open, tasks }) => open + tasks > 0)
  async function send(): Promise<void> {
    if (from === '' || to === '')
      return form.show([
        ...(from === '' ? [{ field: 'from' as const, message: t('from-needed') }] : []),
        ...(to === '' ? [{ field: 'to' as const, message: t('to-needed') }] : []),
      ])
    const answer = await handOver.send({ from, to: to === OFFICE ? undefined : to })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    return say(t('handed-said', { cases: answer.value.cases }))
  }
  if (holding.length === 0) return <p class="muted">{t('hand-over-none')}</p>
  return (
    <details class="fold">
      <summary>{t('hand-over')}</summary>
      <div class="stack">
        <p>{t('hand-over-lead')}</p>
        {handOver.problem !== undefined && handOver.problem.errors === undefined && <ProblemNotice problem={handOver.problem} />}
        <RadioChips
          {...form.bind('from')}
          label={t('from')}
          choices={holding.map(({ userId, name, open, tasks }) => ({
            value: userId,
            label: tasks === 0 ? t('load', { name, open }) : t('load-tasks', { name, open, tasks }),
          }))}
        />
        <RadioChips
          {...form.bind('to')}
          label={t('to')}
          choices={[
            ...items
              .filter(({ userId, active }) => active && userId !== from)
              .map(({ userId, name, open }) => ({ value: userId, label: t('load', { name, open }) })),
            { value: OFFICE, label: t('to-office') },
          ]}
        />
        <Button busy={handOver.busy} onPress={() => void send()}>
          {t('hand-over-verb')}
        </Button>
      </div>
    </details>
  )
}
