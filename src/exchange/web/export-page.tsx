// SPDX-License-Identifier: AGPL-3.0-or-later
// The list of files taken away: how many they are, what to take care of, and in which form.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { exportContracts } from '#exchange/core/export.contract.ts'
import { exportWords } from '#exchange/web/export.words.ts'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { addressOf, download } from '#platform/web/api.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const kinds = { xlsx: exportContracts.ExportWorkersXlsx, csv: exportContracts.ExportWorkersCsv } as const

export function ExportPage(): VNode {
  const t = useWords(exportWords)
  const { language } = useReading()
  const { query } = useLocation()
  const [busy, setBusy] = useState<keyof typeof kinds>()
  const [problem, setProblem] = useState<Problem>()
  // What the list was sorted by does not narrow it.
  const { sort: _sort, ...asked } = query
  const filter = exportContracts.ExportWorkersCsv.input.safeParse(asked).data ?? {}
  const isNarrowed = Object.keys(filter).length > 0
  const count = useQuery(overviewContracts.CountWorkers, filter)

  async function take(kind: keyof typeof kinds): Promise<void> {
    setBusy(kind)
    setProblem(undefined)
    const answer = await download(kinds[kind], filter)
    setBusy(undefined)
    if (!answer.ok) setProblem(answer.problem)
  }
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} back={{ href: '/workers', label: t('back') }} />
      <div class="form">
        <p>
          {count.state === 'ready' && (
            <strong>{t(count.value.more ? 'count-more' : 'count', { count: formatNumber(count.value.count, language) })}. </strong>
          )}
          {t(isNarrowed ? 'narrowed' : 'whole')}
        </p>
        <Notice tone="dawn" icon="lock" title={t('care')}>
          <p>{t('care-text')}</p>
        </Notice>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <ButtonRow>
          <Button kind="main" icon="document" busy={busy === 'xlsx'} onPress={() => void take('xlsx')}>
            {t('xlsx')}
          </Button>
          <Button icon="document" busy={busy === 'csv'} onPress={() => void take('csv')}>
            {t('csv')}
          </Button>
          <LinkButton kind="plain" href={addressOf(exportContracts.GetExportDictionary, {})} download>
            {t('columns')}
          </LinkButton>
        </ButtonRow>
        <p class="muted">{t('again')}</p>
      </div>
    </>
  )
}
