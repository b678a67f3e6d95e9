// SPDX-License-Identifier: AGPL-3.0-or-later
// What becomes of a paper after it left its office: its signed original is kept, or it is revoked with a reason, asked before anything happens.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { FileButton } from '#platform/web/file-button.tsx'
import { paperAfterWords } from '#platform/web/paper-after.words.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { RevokePaper } from '#platform/web/revoke-paper.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export const paperCauses = ['WRONG_DETAILS', 'FALSE_STATEMENT', 'CONSENT_WITHDRAWN', 'OTHER'] as const
export type PaperCause = (typeof paperCauses)[number]

interface Busy {
  readonly busy: boolean
  readonly problem: Problem | undefined
}

interface PaperAfterProps {
  /** What it is called, also to tell several on one page apart. */
  readonly name: string
  readonly after: {
    readonly revoked?: { readonly on: string; readonly cause: PaperCause; readonly reason?: string | undefined } | undefined
    readonly signed?: { readonly on: string; readonly scan: string; readonly dangers: readonly string[] } | undefined
    readonly holds: boolean
  }
  readonly signedHref: string
  readonly most: number
  readonly revoking: Busy
  /** @returns whether it was done; otherwise what is wrong */
  readonly onRevoke: (cause: PaperCause, reason: string) => Promise<Problem | undefined>
  readonly keeping: Busy
  /** @returns whether it was kept */
  readonly onKeep: (file: File) => Promise<boolean>
}

function Standing({ after, signedHref, name }: PaperAfterProps): VNode {
  const t = useWords(paperAfterWords)
  const { language } = useReading()
  const { revoked, signed } = after
  return (
    <>
      {revoked !== undefined && (
        <p class="hint">
          <strong>{t('revoked-since', { date: formatDate(revoked.on, language), reason: revoked.reason ?? t(revoked.cause) })}</strong>
        </p>
      )}
      {signed !== undefined && (
        <p class="hint">
          <a href={signedHref} download aria-label={`${t('signed-since', { date: formatDate(signed.on, language) })}: ${name}`}>
            {t('signed-since', { date: formatDate(signed.on, language) })}
          </a>{' '}
          {signed.scan === 'NOT_SCANNED' && <Badge tone="plain">{t('unscanned')}</Badge>}
          {signed.dangers.length > 0 && t('signed-danger')}
        </p>
      )}
    </>
  )
}

export function PaperAfter(props: PaperAfterProps): VNode {
  const t = useWords(paperAfterWords)
  const { say } = useUndo()
  const [asking, setAsking] = useState(false)
  const { name, after, most, revoking, onRevoke, keeping, onKeep } = props
  async function keep(file: File): Promise<void> {
    if (await onKeep(file)) say(t('was-kept'))
  }
  return (
    <>
      <Standing {...props} />
      {keeping.problem !== undefined && <ProblemNotice problem={keeping.problem} />}
      {after.holds && (
        <ButtonRow>
          <FileButton
            label={t(keeping.busy ? 'sending' : after.signed === undefined ? 'scan-back' : 'scan-again')}
            busy={keeping.busy}
            tooLarge={t('scan-large')}
            onFile={(file) => void keep(file)}
          />
          <Button small label={`${t('revoke')}: ${name}`} onPress={() => setAsking(true)}>
            {t('revoke')}
          </Button>
        </ButtonRow>
      )}
      {asking && (
        <RevokePaper
          id={name}
          says={{ title: t('revoke-title', { paper: name }), text: t('revoke-text'), verb: t('revoke'), done: t('was-revoked') }}
          causes={paperCauses.map((value) => ({ value, label: t(value) }))}
          reason={{ label: t('reason'), hint: t('reason-hint'), most }}
          revoking={revoking}
          onRevoke={onRevoke}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  )
}
