// SPDX-License-Identifier: AGPL-3.0-or-later
// Recording as people see it: everybody, at every moment, whether it is; each a button of their own for yes and no; and, for the officer whose
// browser did it, what becomes of it.

import type { VNode } from 'preact'
import { callWords } from '#meetings/web/call.words.ts'
import type { Engine } from '#meetings/web/call-engine.ts'
import { canRecord } from '#meetings/web/call-recorder.ts'
import type { CallState } from '#meetings/web/call-state.ts'
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

const keptNotice = { keeping: 'recording-keeping', kept: 'recording-kept', unkept: 'recording-unkept' } as const

/** For whoever's browser recorded: what became of it. After leaving nobody is told any more, and it is kept as it came. */
export function KeptNotice({ kept, isOver }: { readonly kept: keyof typeof keptNotice; readonly isOver: boolean }): VNode {
  const t = useWords(callWords)
  if (isOver && kept !== 'kept') return <Notice tone="sea" icon="info" title={t('recording-left')} live />
  const title = t(keptNotice[kept])
  if (kept !== 'unkept') return <Notice tone={kept === 'kept' ? 'good' : 'sea'} icon="info" title={title} live />
  return (
    <Notice tone="dawn" title={title} live>
      <p>{t('recording-unkept-text')}</p>
    </Notice>
  )
}
