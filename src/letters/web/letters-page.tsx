// SPDX-License-Identifier: AGPL-3.0-or-later
// The letters within one's places: number, kind, standing.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { letterStatuses } from '#letters/core/letter.ts'
import { LetterRow } from '#letters/web/letter-row.tsx'
import { lettersWords } from '#letters/web/letters.words.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

const choices = ['all', ...letterStatuses, 'flagged'] as const

export function LettersPage(_props: PageProps): VNode {
  const t = useWords(lettersWords)
  const [which, setWhich] = useState<(typeof choices)[number]>('all')
  const status = letterStatuses.find((each) => each === which)
  const letters = useList(letterContracts.ListLetters, {
    ...(status === undefined ? {} : { status }),
    ...(which === 'flagged' ? { show: 'flagged' as const } : {}),
    limit: 50,
  })
  return (
    <>
      <PageHead title={t('list-title')} lead={t('list-lead')} />
      <RadioChips
        id="which"
        label={t('which')}
        value={which}
        onChange={(value) => setWhich(choices.find((each) => each === value) ?? 'all')}
        choices={choices.map((value) => ({ value, label: t(value) }))}
      />
      {letters.problem !== undefined && <ProblemNotice problem={letters.problem} onRetry={letters.reload} />}
      {letters.state === 'loading' && <Skeleton />}
      {letters.state === 'ready' && letters.items.length === 0 && (
        <EmptyState icon="document" title={t('list-empty')}>
          {t('list-empty-text')}
        </EmptyState>
      )}
      {letters.items.length > 0 && (
        <ul class="rows">
          {letters.items.map((row) => (
            <LetterRow key={row.id} row={row} named />
          ))}
        </ul>
      )}
      {letters.more !== undefined && (
        <Button busy={letters.loadingMore} onPress={letters.more}>
          {t('show-more')}
        </Button>
      )}
    </>
  )
}
