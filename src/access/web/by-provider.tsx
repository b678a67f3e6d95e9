// SPDX-License-Identifier: AGPL-3.0-or-later
// The way in by the provider of one's office, where any office has one.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { pageWords } from '#access/web/page.words.ts'
import { goToProvider, listProviders } from '#access/web/session-port.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

interface ByProviderProps {
  /** The link of an invitation: its office is known by it. */
  readonly token?: string
}

export function ByProvider({ token }: ByProviderProps): VNode | null {
  const t = useWords(pageWords)
  const { language } = useReading()
  const [offices, setOffices] = useState<readonly { readonly officeId: string; readonly name: string }[]>([])
  const [chosen, setChosen] = useState('')
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const failed = token === undefined && new URLSearchParams(location.search).get('provider') === 'failed'
  useEffect(() => {
    void listProviders().then(setOffices)
  }, [])
  const [first] = offices
  if (first === undefined) return null
  const officeId = offices.length === 1 ? first.officeId : chosen

  async function go(): Promise<void> {
    setProblem(undefined)
    setBusy(true)
    setProblem(await goToProvider(token === undefined ? { officeId } : { token }, language))
    setBusy(false)
  }

  return (
    <>
      {failed && problem === undefined && <Notice tone="dawn" title={t('provider-failed')} />}
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {token === undefined && offices.length > 1 && (
        <Select
          id="provider-office"
          label={t('provider-office')}
          value={chosen}
          onChange={setChosen}
          choices={offices.map((office) => ({ value: office.officeId, label: office.name }))}
        />
      )}
      <Button
        icon="home"
        busy={busy}
        blocked={token === undefined && officeId === '' ? t('provider-choose') : undefined}
        onPress={() => void go()}
      >
        {token === undefined && offices.length === 1 ? t('by-provider-of', { name: first.name }) : t('by-provider')}
      </Button>
    </>
  )
}
