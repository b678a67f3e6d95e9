// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own account and the one at the provider of the office: tied once, by going there.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { providerAccessContracts } from '#access/core/provider.contract.ts'
import { providerWords } from '#access/web/provider.words.ts'
import { goToProvider } from '#access/web/session-port.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function TieSection({ provider }: { readonly provider: 'none' | 'offered' | 'tied' }): VNode | null {
  const t = useWords(providerWords)
  const { language } = useReading()
  const start = useCommand(providerAccessContracts.StartTie)
  const [problem, setProblem] = useState<Problem>()
  if (provider === 'none') return null

  async function go(): Promise<void> {
    setProblem(undefined)
    const started = await start.send({})
    setProblem(started.ok ? await goToProvider({ ticket: started.value.ticket }, language) : started.problem)
  }

  return (
    <Section title={t('tie')} lead={t(provider === 'tied' ? 'tied' : 'tie-lead')} id="tie">
      <div class="form">
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {provider === 'offered' && (
          <ButtonRow>
            <Button icon="link" busy={start.busy} onPress={() => void go()}>
              {t('tie-send')}
            </Button>
          </ButtonRow>
        )}
      </div>
    </Section>
  )
}
