// SPDX-License-Identifier: AGPL-3.0-or-later
// Beside the intake: a case that another organisation hands over is read in from its record, for the offices that may.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { MOST_RECORD_BYTES } from '#cases/core/htcds.read.ts'
import { recordWords } from '#cases/web/record.words.ts'
import { isNear } from '#kernel/authority.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** @param area where the person is at home, where the form says it already */
export function CaseReadIn({ area }: { readonly area: string | undefined }): VNode | null {
  const t = useWords(recordWords)
  const { say } = useUndo()
  const { route } = useLocation()
  const { role, office } = useSession()
  const read = useCommand(htcdsContracts.ImportCase)
  const [large, setLarge] = useState(false)
  if (isNear(office.kind) || !htcdsContracts.ImportCase.may.some((each) => each === role)) return null
  async function send(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setLarge(file.size > MOST_RECORD_BYTES)
    if (file.size > MOST_RECORD_BYTES) return
    const answer = await read.send({ area }, { file })
    if (!answer.ok) return
    say(t('made'))
    route(`/cases/${answer.value.id}`)
  }
  return (
    <Section id="read-in" title={t('read-in')}>
      <div class="stack">
        <p class="hint">{t('read-in-lead')}</p>
        {read.problem !== undefined && <ProblemNotice problem={read.problem} seeHref={(see) => see} />}
        {large && <Notice tone="late" title={t('large')} live />}
        <label class="btn btn-quiet btn-small file-button" aria-busy={read.busy}>
          <Glyph name="document" />
          <span>{t(read.busy ? 'reading' : 'choose')}</span>
          <input
            type="file"
            accept=".json,application/json"
            disabled={read.busy}
            onChange={(event) => {
              void send(event.currentTarget.files?.[0])
              // The same file chosen again must be heard of again.
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
    </Section>
  )
}
