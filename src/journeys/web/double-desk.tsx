// SPDX-License-Identifier: AGPL-3.0-or-later
// One pair at the desk: the comparison, which file would lead, and the three answers, each with its key.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import type { DoubleOutcome } from '#journeys/core/double.ts'
import { closedStates } from '#journeys/core/worker.ts'
import { doubleWords } from '#journeys/web/double.words.ts'
import { AgreeingTable, DifferingTable, type Double } from '#journeys/web/double-table.tsx'
import { useKey } from '#platform/web/keys.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** Both names, as one says which pair is meant. */
export function namesOf(double: Double): string {
  return double.files.map(({ name }) => name).join(' · ')
}

function Why({ double }: { readonly double: Double }): VNode {
  const t = useWords(doubleWords)
  return <p class="muted">{t(double.source)}</p>
}

interface DeskProps {
  readonly double: Double
  readonly onDecided: (outcome: DoubleOutcome) => void
}

/** A pair that waits. */
export function DoubleDesk({ double, onDecided }: DeskProps): VNode {
  const t = useWords(doubleWords)
  const decide = useCommand(doubleContracts.DecideDouble)
  const [lead, setLead] = useState(double.lead)
  const [one, other] = double.files
  const led = double.lead === one.id ? other : one
  const why = closedStates.some((state) => state === led.state) ? 'leads-closed' : 'leads-only'

  async function say(outcome: DoubleOutcome): Promise<void> {
    if (decide.busy) return
    const more = outcome === 'SAME' ? { lead } : {}
    const answer = await decide.send({ id: double.id, outcome, ...more }, { version: double.version })
    if (answer.ok) onDecided(outcome)
  }
  useKey('y', () => void say('SAME'))
  useKey('n', () => void say('DIFFERENT'))
  useKey('l', () => void say('LATER'))
  useKey('1', () => double.mayLead.includes(one.id) && setLead(one.id))
  useKey('2', () => double.mayLead.includes(other.id) && setLead(other.id))

  return (
    <>
      {decide.problem !== undefined && <ProblemNotice problem={decide.problem} seeHref={(see) => see} />}
      <Why double={double} />
      <DifferingTable double={double} />
      {double.mayLead.length > 1 ? (
        <RadioChips
          id="lead"
          label={t('leads')}
          hint={t('leads-hint')}
          value={lead}
          onChange={setLead}
          choices={[
            { value: one.id, label: t('one') },
            { value: other.id, label: t('other') },
          ]}
        />
      ) : (
        <p class="section-note">
          {double.mayLead.length === 0 ? t('leads-none') : t(why, { which: t(double.lead === one.id ? 'one' : 'other') })}
        </p>
      )}
      <p class="btn-row compared-answers">
        {(['SAME', 'DIFFERENT', 'LATER'] as const).map((outcome) => (
          <Button key={outcome} kind={outcome === 'SAME' ? 'main' : 'quiet'} busy={decide.busy} onPress={() => void say(outcome)}>
            {t(outcome)} <kbd class="wide-only">{keyOf[outcome]}</kbd>
          </Button>
        ))}
      </p>
      <AgreeingTable double={double} />
    </>
  )
}

const keyOf = { SAME: 'Y', DIFFERENT: 'N', LATER: 'L' } as const satisfies Readonly<Record<DoubleOutcome, string>>

/** A pair that was decided: by whom, and for how long it can be taken back. */
export function DecidedDouble({ double, onUndone }: { readonly double: Double; readonly onUndone: () => void }): VNode | null {
  const t = useWords(doubleWords)
  const { language, today } = useReading()
  const undo = useCommand(doubleContracts.UndoDouble)
  const { end } = double
  if (end === undefined) return null
  const date = formatDate(end.on, language)
  const { user, office } = end.by
  const who = office === undefined ? user : `${user ?? ''} (${office})`
  const lead = double.files.find(({ id }) => id === end.lead)
  return (
    <>
      {undo.problem !== undefined && <ProblemNotice problem={undo.problem} />}
      <Notice tone="good" title={t(end.outcome)}>
        <p>{user === undefined || who === undefined ? t('decided-on', { date }) : t('decided-by', { who, date })}</p>
        {lead !== undefined && <p>{t('led-by', { name: lead.name })}</p>}
        {today <= end.undoUntil && (
          <>
            <p>{t('undo-until', { date: formatDate(end.undoUntil, language) })}</p>
            <Button
              icon="undo"
              busy={undo.busy}
              onPress={() =>
                void undo.send({ id: double.id }, { version: double.version }).then((answer) => {
                  if (answer.ok) onUndone()
                })
              }
            >
              {t('undo')}
            </Button>
          </>
        )}
      </Notice>
      <DifferingTable double={double} />
      <AgreeingTable double={double} />
    </>
  )
}
