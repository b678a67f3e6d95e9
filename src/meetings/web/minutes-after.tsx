// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of minutes after the meeting.

import type { VNode } from 'preact'
import { MOST_PAPER_REASON } from '#letters/core/paper-after.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullMeeting } from '#meetings/web/room.ts'
import { addressOf } from '#platform/web/api.ts'
import { PaperAfter, type PaperCause } from '#platform/web/paper-after.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { useCommand } from '#platform/web/query.ts'
import { useWords } from '#platform/web/ui/reader.tsx'

export function MinutesAfter(props: { readonly meeting: FullMeeting; readonly onDone: () => void }): VNode {
  const t = useWords(roomPageWords)
  const revoke = useCommand(meetingContracts.RevokeMinutes)
  const keep = useCommand(meetingContracts.KeepSignedMinutes)
  const { id, paper } = props.meeting
  async function onRevoke(cause: PaperCause, reason: string): Promise<Problem | undefined> {
    const answer = await revoke.send({ id, cause, reason })
    if (!answer.ok) return answer.problem
    props.onDone()
    return undefined
  }
  async function onKeep(file: File): Promise<boolean> {
    const answer = await keep.send({ id }, { file })
    if (answer.ok) props.onDone()
    return answer.ok
  }
  return (
    <PaperAfter
      name={t('minutes')}
      after={paper}
      signedHref={addressOf(meetingContracts.GetSignedMinutes, { id })}
      most={MOST_PAPER_REASON}
      revoking={revoke}
      onRevoke={onRevoke}
      keeping={keep}
      onKeep={onKeep}
    />
  )
}
