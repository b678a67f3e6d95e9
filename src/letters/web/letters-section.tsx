// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters of one file: what this office issues, one tap each, and what was issued.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { letterContracts } from '#letters/core/letter.contract.ts'
import type { LetterKind } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { IssueDialog } from '#letters/web/issue-dialog.tsx'
import { LetterRow } from '#letters/web/letter-row.tsx'
import { lettersWords } from '#letters/web/letters.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function LettersSection({ id, version }: SectionProps): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { role } = useSession()
  const [asked, setAsked] = useState<LetterKind>()
  const letters = useQuery(letterContracts.ListLettersOf, { id })
  const reload = letters.state === 'ready' ? letters.reload : undefined
  useEffect(() => reload?.(), [version])
  if (letters.state === 'loading') return <Skeleton lines={2} />
  if (letters.state === 'failed') return <ProblemNotice problem={letters.problem} onRetry={letters.reload} />
  const { items, offered } = letters.value
  const mayIssue = letterContracts.IssueLetter.may.some((each) => each === role) && offered.length > 0
  const rule = offered.find(({ kind }) => kind === asked)
  return (
    <div class="stack">
      {items.length === 0 ? <p class="muted">{t('none')}</p> : null}
      {items.length > 0 && (
        <ul class="rows">
          {items.map((row) => (
            <LetterRow key={row.id} row={row} named={false} />
          ))}
        </ul>
      )}
      {mayIssue ? (
        <>
          <p class="muted">{t('lead')}</p>
          <ButtonRow>
            {offered.map(({ kind }) => (
              <Button key={kind} icon="document" onPress={() => setAsked(kind)}>
                {s(kind)}
              </Button>
            ))}
          </ButtonRow>
        </>
      ) : (
        <p class="muted">{t('none-offered')}</p>
      )}
      {rule !== undefined && <IssueDialog workerId={id} rule={rule} letters={letters.value} onClose={() => setAsked(undefined)} />}
    </div>
  )
}
