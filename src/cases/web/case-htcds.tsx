// SPDX-License-Identifier: AGPL-3.0-or-later
// A case taken away for another organisation: without names, or with them where somebody asks for that.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { planPageWords } from '#cases/web/plan.words.ts'
import { download } from '#platform/web/api.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function CaseHtcds({ id }: { readonly id: string }): VNode | null {
  const t = useWords(planPageWords)
  const { role } = useSession()
  const [busy, setBusy] = useState<'true' | 'false'>()
  const [problem, setProblem] = useState<Problem>()
  if (!htcdsContracts.GetHtcds.may.some((each) => each === role)) return null
  async function take(named: 'true' | 'false'): Promise<void> {
    setBusy(named)
    setProblem(undefined)
    const answer = await download(htcdsContracts.GetHtcds, { id, named })
    setBusy(undefined)
    if (!answer.ok) setProblem(answer.problem)
  }
  return (
    <details class="fold">
      <summary>{t('htcds')}</summary>
      <div class="stack">
        <p class="hint">{t('htcds-lead')}</p>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <ButtonRow>
          <Button small icon="document" busy={busy === 'false'} onPress={() => void take('false')}>
            {t('htcds-take')}
          </Button>
          <Button small icon="lock" busy={busy === 'true'} onPress={() => void take('true')}>
            {t('htcds-named')}
          </Button>
        </ButtonRow>
      </div>
    </details>
  )
}
