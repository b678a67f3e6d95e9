// SPDX-License-Identifier: AGPL-3.0-or-later
// Enrols people: found by name, ticked, enrolled together. Ticks outlive the next search.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { countryName } from '#agencies/core/country.ts'
import { occupationName } from '#agencies/core/occupation.law.ts'
import type { OutputOf } from '#kernel/contract.ts'
import type { Language } from '#kernel/words.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import type { Translate } from '#platform/web/ui/words.ts'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { pageWords } from '#training/web/page.words.ts'

type Candidate = OutputOf<typeof classContracts.FindCandidates>['items'][number]
type Chosen = ReadonlyMap<string, string>

const NAMED = 4

/** The last ticked, so that one sees what one just did. */
function namesOf(chosen: Chosen, t: Translate<keyof typeof pageWords.id>): string {
  const names = [...chosen.values()].toReversed()
  const more = names.length - NAMED
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} ${t('and-more', { count: more })}` : names.join(', ')
}

/** *Hong Kong · Pengasuh lansia*, as far as it is decided. */
function planOf({ destination, occupation }: Candidate, language: Language): string {
  const country = destination === undefined ? [] : [countryName(destination, language)]
  const work = occupation === undefined ? [] : [occupationName(occupation, language)]
  return [...country, ...work].join(' · ')
}

function Candidates(props: {
  readonly classId: string
  readonly q: string
  readonly chosen: Chosen
  readonly onPick: (one: Candidate) => void
}): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const found = useQuery(classContracts.FindCandidates, { id: props.classId, q: props.q })
  if (found.state === 'loading') return <Skeleton lines={3} />
  if (found.state === 'failed') return <ProblemNotice problem={found.problem} onRetry={found.reload} />
  if (found.value.items.length === 0) {
    return (
      <EmptyState icon="search" title={t('candidates-none')}>
        {t('candidates-none-text')}
      </EmptyState>
    )
  }
  return (
    <ul class="picks" aria-label={t('candidates')}>
      {found.value.items.map((candidate) => (
        <li key={candidate.id}>
          <label class="pick">
            <input type="checkbox" checked={props.chosen.has(candidate.id)} onChange={() => props.onPick(candidate)} />
            <span>
              {candidate.name}
              <small>
                <AreaText code={candidate.area} />
              </small>
              <small>{planOf(candidate, language)}</small>
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

export function EnrolPage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const { route } = useLocation()
  const { say } = useUndo()
  const id = props.params?.['id'] ?? ''
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const board = useQuery(classContracts.GetClass, { id })
  const enrol = useCommand(classContracts.Enrol)
  if (board.state === 'loading') return <Skeleton />
  if (board.state === 'failed')
    return <ProblemPage problem={board.problem} onRetry={board.reload} back={{ href: '/classes', label: t('classes') }} />
  const { value } = board
  const room = value.capacity - value.trainees.filter((trainee) => !trainee.left).length

  function pick(candidate: Candidate): void {
    const next = new Map(chosen)
    if (!next.delete(candidate.id)) next.set(candidate.id, candidate.name)
    setChosen(next)
  }

  async function send(): Promise<void> {
    const answer = await enrol.send({ id, workers: [...chosen.keys()] })
    if (!answer.ok) return
    say(t('enrolled-said', { count: chosen.size }))
    route(`/classes/${id}`)
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (chosen.size > 0) void send()
      }}
    >
      <PageHead title={t('enrol')} lead={t('enrol-lead', { room })} back={{ href: `/classes/${id}`, label: value.title }} />
      {enrol.problem !== undefined && <ProblemNotice problem={enrol.problem} />}
      <TextInput id="q" label={t('enrol-search')} type="search" value={q} onChange={setQ} width="half" maxLength={100} />
      <Candidates classId={id} q={q} chosen={chosen} onPick={pick} />
      <div class="board-foot">
        <Button type="submit" kind="main" busy={enrol.busy} blocked={chosen.size === 0 ? t('choose-some') : undefined}>
          {t('enrol-chosen', { count: chosen.size })}
        </Button>
        {chosen.size > 0 && <span class="muted">{t('chosen', { names: namesOf(chosen, t) })}</span>}
      </div>
    </form>
  )
}
