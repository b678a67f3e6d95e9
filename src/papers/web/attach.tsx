// SPDX-License-Identifier: AGPL-3.0-or-later
// Attaches a paper: one press opens the camera or the files, and it is sent at once. A lost connection is tried again under the same key.

import type { VNode } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { paperContracts } from '#papers/core/paper.contract.ts'
import type { PaperKind } from '#papers/core/paper.ts'
import { useKindName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { deviceStanding, isUnsent } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import { FileButton } from '#platform/web/file-button.tsx'
import { newKey } from '#platform/web/key.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { sendFile } from '#platform/web/send-file.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Progress } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** A file on its way, and its key. */
interface Sending {
  readonly file: File
  readonly key: string
}

/** What has nothing to do with the file, so that the same picture may be sent again without taking it anew. */
const passing: readonly string[] = [
  'too-many-files',
  'too-many-of-yours',
  'upload-stalled',
  'upload-incomplete',
  'upload-differs',
  'store-full',
]
const isFinal = ({ status, code }: Problem): boolean => status === 422 && !passing.includes(code)

interface AttachProps {
  readonly workerId: string
  /** Undefined until one is chosen. */
  readonly kind: PaperKind | undefined
  /** There is one already. */
  readonly again?: boolean
}

export function Attach(props: AttachProps): VNode {
  const t = useWords(papersWords)
  const { inside } = useKindName()
  const { say } = useUndo()
  const progressId = useId()
  const [done, setDone] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  const [wrong, setWrong] = useState<string>()
  const last = useRef<Sending | undefined>(undefined)
  const { workerId, kind } = props

  async function send(sending: Sending): Promise<void> {
    if (kind === undefined) return setWrong(t('kind-missing'))
    last.current = sending
    setWrong(undefined)
    setProblem(undefined)
    setDone(0)
    const answer = await sendFile(paperContracts.AttachPaper, { workerId, kind }, sending.file, { key: sending.key, onProgress: setDone })
    setDone(undefined)
    if (!answer.ok) return setProblem(answer.problem)
    last.current = undefined
    // Kept first, it goes by itself; the section says what becomes of it.
    const kept = deviceStanding()?.away === false ? 'sending' : 'kept-here'
    say(t(isUnsent(answer.value.id) ? kept : 'sent', { kind: inside(kind) }))
    refreshAll()
  }

  if (done !== undefined && kind !== undefined)
    return <Progress id={progressId} label={t('sending', { kind: inside(kind) })} done={Math.round(done * 100)} total={100} />
  const label = t(props.again ? 'replace-label' : 'attach-label', { kind: kind === undefined ? '' : inside(kind) })
  return (
    <>
      {problem !== undefined && (
        <ProblemNotice
          problem={problem}
          {...(last.current === undefined || isFinal(problem) ? {} : { onRetry: () => void (last.current && send(last.current)) })}
        />
      )}
      {wrong !== undefined && <Notice tone="late" title={wrong} live />}
      <FileButton
        label={t(props.again ? 'replace' : 'attach')}
        name={label}
        tooLarge={t('too-large')}
        onFile={(file) => void send({ file, key: newKey() })}
      />
    </>
  )
}
