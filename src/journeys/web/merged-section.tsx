// SPDX-License-Identifier: AGPL-3.0-or-later
// Other files of the same person: the way to the one that leads, those that this one leads, and how another is proposed.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { doubleWords } from '#journeys/web/double.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { call } from '#platform/web/api.ts'
import { Combobox } from '#platform/web/combobox.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import type { ComboboxOption } from '#platform/web/ui/combobox-view.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const FOUND = 8

/** Where this file rests: the way to the one that leads. */
export function MergedNotice({ file }: { readonly file: FullFile }): VNode | null {
  const t = useWords(doubleWords)
  const lead = file.mergedInto
  if (lead === undefined) return null
  return (
    <Notice tone="sea" title={t('merged-into')}>
      <p>{t('merged-into-text')}</p>
      {lead.id === undefined ? (
        <p>{t('merged-into-hidden')}</p>
      ) : (
        <p>
          <a href={`/workers/${lead.id}`}>{t('merged-into-open', { name: lead.name ?? '' })}</a>
        </p>
      )}
    </Notice>
  )
}

function MergedRows({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(doubleWords)
  const { language } = useReading()
  const { merged } = desk.file
  if (merged === undefined) return null
  return (
    <>
      <p class="muted">{t('merged-text')}</p>
      <ul class="rows">
        {merged.map(({ id, name = '', registeredOn, on, double }) => {
          const joined = formatDate(on, language)
          const date = registeredOn === undefined ? '' : formatDate(registeredOn, language)
          return (
            <li class="row" key={double}>
              {id === undefined ? (
                <span>{t('merged-hidden', { on: joined })}</span>
              ) : (
                <a class="row-name" href={`/workers/${id}`}>
                  {t('merged-row', { name, date, on: joined })}
                </a>
              )}
              {id !== undefined && doubleContracts.GetDouble.may.some((role) => role === desk.session.role) && (
                <div class="row-side">
                  <a href={`/doubles/${double}`}>{t('part')}</a>
                </div>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function Propose({ desk }: { readonly desk: Desk }): VNode {
  const t = useWords(doubleWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { say } = useUndo()
  const propose = useCommand(doubleContracts.ProposeDouble)
  const [other, setOther] = useState<string>()
  const [error, setError] = useState<string>()
  const { id } = desk.file

  async function search(text: string): Promise<readonly ComboboxOption[]> {
    if (text.trim() === '') return []
    const found = await call(workerContracts.ListWorkers, { q: text, limit: FOUND })
    const items = found.ok ? found.value.items : []
    return items
      .filter((item) => item.id !== id)
      .map((item) => ({
        value: item.id,
        label: item.name,
        detail: `${named(`state.${item.state}`)}, ${formatDate(item.registeredOn, language)}`,
      }))
  }
  async function send(): Promise<void> {
    if (other === undefined) return setError(t('propose-choose'))
    const answer = await propose.send({ one: id, other })
    // A pair that is known already is as good an answer.
    const pair = answer.ok ? `/doubles/${answer.value.id}` : answer.problem.see
    if (pair !== undefined && doubleContracts.GetDouble.may.some((role) => role === desk.session.role)) route(pair)
    else if (answer.ok) say(t('proposed'))
  }
  return (
    <details class="fold">
      <summary>{t('propose-title')}</summary>
      {propose.problem !== undefined && <ProblemNotice problem={propose.problem} seeHref={(see) => see} />}
      <Combobox
        id="other-file"
        label={t('propose-label')}
        hint={t('propose-hint')}
        error={error}
        value={other ?? ''}
        search={search}
        onChange={(option) => {
          setOther(option?.value)
          setError(undefined)
        }}
      />
      <p class="section-action">
        <Button busy={propose.busy} onPress={() => void send()}>
          {t('propose')}
        </Button>
      </p>
    </details>
  )
}

export function MergedSection({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(doubleWords)
  const proposes = may(desk, doubleContracts.ProposeDouble)
  if (desk.file.merged === undefined && !proposes) return null
  return (
    <Section id="other-files" title={t('merged-title')}>
      <MergedRows desk={desk} />
      {proposes && <Propose desk={desk} />}
    </Section>
  )
}
