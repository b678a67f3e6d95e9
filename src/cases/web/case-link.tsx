// SPDX-License-Identifier: AGPL-3.0-or-later
// Whoever was not known at intake is found among the files, once they are.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseContracts } from '#cases/core/case.contract.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { findContracts } from '#journeys/core/find.contract.ts'
import { call } from '#platform/web/api.ts'
import { Combobox } from '#platform/web/combobox.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import type { ComboboxOption } from '#platform/web/ui/combobox-view.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

async function findPeople(q: string): Promise<readonly ComboboxOption[]> {
  const answer = await call(findContracts.FindPeople, { q, limit: 10 })
  return answer.ok ? answer.value.items.map(({ id, name, area }) => ({ value: id, label: name, detail: area })) : []
}

export function CaseLink(props: { readonly value: FullCase; readonly onDone: () => void }): VNode {
  const t = useWords(casePageWords)
  const { say } = useUndo()
  const [person, setPerson] = useState<ComboboxOption>()
  const [missing, setMissing] = useState(false)
  const link = useCommand(caseContracts.LinkPerson)

  async function send(): Promise<void> {
    setMissing(person === undefined)
    if (person === undefined) return
    const answer = await link.send({ id: props.value.id, workerId: person.value }, { version: props.value.version })
    if (!answer.ok) return
    say(t('saved'))
    props.onDone()
  }

  return (
    <details class="fold">
      <summary>{t('link')}</summary>
      <div class="stack">
        {link.problem !== undefined && <ProblemNotice problem={link.problem} />}
        <Combobox
          id="person"
          label={t('link-person')}
          hint={t('link-hint')}
          value={person?.value ?? ''}
          valueLabel={person?.label}
          search={findPeople}
          onChange={setPerson}
          error={missing ? t('link-missing') : undefined}
        />
        <Button busy={link.busy} onPress={() => void send()}>
          {t('link')}
        </Button>
      </div>
    </details>
  )
}
