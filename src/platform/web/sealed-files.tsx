// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that lie sealed on a record: each is opened, and taken back by whoever may; another is chosen with one press and sent at once.

import type { VNode } from 'preact'
import { FileButton } from '#platform/web/file-button.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { sealedFileWords } from '#platform/web/sealed-files.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Act {
  readonly busy: boolean
  readonly problem: Problem | undefined
}

interface SealedFileProps {
  readonly href: string
  readonly name: string
  /** From whom it is and since when; then what else is to be known of it. */
  readonly why: readonly string[]
  readonly scan: string
  readonly dangers: readonly string[]
  readonly withdrawing: Act
  /** Absent where the reader may not. @returns whether it was taken back */
  readonly onWithdraw?: (() => Promise<boolean>) | undefined
}

export function SealedFile({ href, name, why, scan, dangers, withdrawing, onWithdraw }: SealedFileProps): VNode {
  const t = useWords(sealedFileWords)
  const { say } = useUndo()
  return (
    <li class="row">
      <div>
        <a class="row-step" href={href} download>
          {name}
        </a>
        {why.map((each) => (
          <span key={each} class="row-why">
            {each}
          </span>
        ))}
        {dangers.length > 0 && <span class="row-why">{t('danger')}</span>}
        {withdrawing.problem !== undefined && <ProblemNotice problem={withdrawing.problem} />}
      </div>
      <div class="row-side">
        {scan === 'NOT_SCANNED' && <Badge tone="plain">{t('unscanned')}</Badge>}
        {onWithdraw !== undefined && (
          <Button
            small
            busy={withdrawing.busy}
            label={`${t('withdraw')}: ${name}`}
            onPress={() => void onWithdraw().then((done) => done && say(t('withdrawn')))}
          >
            {t('withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

interface SendFileProps {
  readonly label: string
  /** Said once it lies there. */
  readonly said: string
  readonly sending: Act
  /** @returns whether it was taken */
  readonly onFile: (file: File) => Promise<boolean>
}

export function SendFile({ label, said, sending, onFile }: SendFileProps): VNode {
  const t = useWords(sealedFileWords)
  const { say } = useUndo()
  return (
    <>
      {sending.problem !== undefined && <ProblemNotice problem={sending.problem} />}
      <FileButton
        label={sending.busy ? t('sending') : label}
        busy={sending.busy}
        tooLarge={t('large')}
        onFile={(file) => void onFile(file).then((taken) => taken && say(said))}
      />
    </>
  )
}
