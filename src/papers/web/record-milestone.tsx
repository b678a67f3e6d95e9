// SPDX-License-Identifier: AGPL-3.0-or-later
// A paper that was checked is named as what was shown for the milestone that it shows.

import type { VNode } from 'preact'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { milestonesOf } from '#papers/core/paper.law.ts'
import { type FullPaper, useMilestoneName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export function RecordMilestone(props: { readonly paper: FullPaper }): VNode | null {
  const t = useWords(papersWords)
  const name = useMilestoneName()
  const { say } = useUndo()
  const { id, workerId, kind, issuedOn, validUntil } = props.paper
  const sending = useCommand(workerContracts.RecordMilestone)
  const file = useQuery(workerContracts.GetWorker, { id: workerId })
  const [code] = milestonesOf(kind)
  const known = file.state === 'ready' ? file.value.milestones.find((each) => each.code === code) : undefined
  if (code === undefined || known === undefined) return null
  if (known.status === 'done') return known.paper === id ? <p class="hint">{t('milestone-shown', { milestone: name(code) })}</p> : null

  async function send(): Promise<void> {
    if (code === undefined) return
    const days = { ...(issuedOn === undefined ? {} : { on: issuedOn }), ...(validUntil === undefined ? {} : { validUntil }) }
    const answer = await sending.send({ id: workerId, code, paper: id, ...days })
    if (answer.ok) say(t('milestone-recorded', { milestone: name(code) }))
  }

  return (
    <div class="stack">
      {sending.problem !== undefined && <ProblemNotice problem={sending.problem} />}
      <p>
        <Button kind="main" icon="check" busy={sending.busy} onPress={() => void send()}>
          {t('record-milestone', { milestone: name(code) })}
        </Button>
      </p>
    </div>
  )
}
