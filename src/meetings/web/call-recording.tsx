// SPDX-License-Identifier: AGPL-3.0-or-later
// Recording as people see it: everybody, at every moment, whether it is; each a button of their own for yes and no; and, for the officer whose
// browser did it, what becomes of it.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { callWords } from '#meetings/web/call.words.ts'
import type { Engine } from '#meetings/web/call-engine.ts'
import { canRecord } from '#meetings/web/call-recorder.ts'
import type { CallState } from '#meetings/web/call-state.ts'
import { call } from '#platform/web/api.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface Props {
  readonly state: CallState
  readonly engine: Engine
}

/** Stands above everything else for as long as it lasts. */
export function RecordingNotice({ state, engine }: Props): VNode | null {
  const t = useWords(callWords)
  const { you, recorder, isRecordingOver } = state
  if (recorder !== undefined)
    return (
      <Notice tone="late" title={t('recording')} live>
        <p>{t('recording-text', { name: recorder.name })}</p>
        {recorder.id !== you?.id && (
          <Button small onPress={() => engine.agree(false)}>
            {t('disagree')}
          </Button>
        )}
      </Notice>
    )
  if (!isRecordingOver) return null
  return (
    <Notice tone="sea" icon="info" title={t('recording-over')} live>
      <p>{t('recording-over-text')}</p>
    </Notice>
  )
}

export function RecordingFold({ state, engine }: Props): VNode | null {
  const t = useWords(callWords)
  const { you, others, recorder, isThrough } = state
  if (you?.place !== 'in' || others.length === 0 || isThrough) return null
  const all = [you, ...others.map(({ seat }) => seat)]
  const agreed = all.filter(({ agrees }) => agrees).length
  const isReady = agreed === all.length && others.every(({ isConnected }) => isConnected)
  const records = recorder?.id === you.id
  return (
    <details class="fold" open={agreed > 0}>
      <summary>{t('recording-fold')}</summary>
      <div class="stack">
        <p>{t('recording-rule')}</p>
        <p class="muted">{t('agreed', { count: String(agreed), all: String(all.length) })}</p>
        <p class="call-recording">
          <button type="button" class="btn btn-quiet" aria-pressed={you.agrees} onClick={() => engine.agree(!you.agrees)}>
            {t('agree')}
          </button>
          {you.as === 'MEMBER' && (recorder === undefined || records) && canRecord() && (
            <Button
              kind={records ? 'danger' : 'quiet'}
              blocked={records || isReady ? undefined : t('record-wait')}
              onPress={() => engine.record(!records)}
            >
              {t(records ? 'record-stop' : 'record')}
            </Button>
          )}
        </p>
      </div>
    </details>
  )
}

export interface Recorded {
  readonly recording: string
  readonly file: File
}

/** Handed in at once; where that fails, it waits here for another try, and is gone with the page. */
export function KeepRecording({ meeting, recorded }: { readonly meeting: string; readonly recorded: Recorded }): VNode {
  const t = useWords(callWords)
  const share = useCommand(roomContracts.ShareFile)
  const [kept, setKept] = useState(false)
  async function keep(): Promise<void> {
    const found = await call(meetingContracts.GetMeeting, { id: meeting })
    if (!found.ok) return
    const { recording, file } = recorded
    const answer = await share.send({ id: found.value.roomId, recording, meeting }, { file })
    setKept(answer.ok)
  }
  useEffect(() => {
    void keep()
  }, [])
  if (kept) return <Notice tone="good" icon="info" title={t('recording-kept')} live />
  return (
    <Notice tone="dawn" title={t('recording-unkept')} live>
      {share.problem !== undefined && <ProblemNotice problem={share.problem} />}
      <Button kind="main" busy={share.busy} onPress={() => void keep()}>
        {t('recording-keep')}
      </Button>
    </Notice>
  )
}
