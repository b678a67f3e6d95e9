// SPDX-License-Identifier: AGPL-3.0-or-later
// The family's part of a case: its code, which is shown once and handed over on paper, what they and the office ask each other, what they add.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseFamilyContracts } from '#cases/core/family.contract.ts'
import { MOST_QUESTION } from '#cases/core/family.law.ts'
import { CodeSlip } from '#cases/web/code-slip.tsx'
import { familySectionWords } from '#cases/web/family.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { type Answer as Answered, addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Talk = OutputOf<typeof caseFamilyContracts.GetFamilyTalk>
interface Props {
  readonly talk: Talk
}

/** Where the code is not the desk's to give, the family is not turned away: it is passed on, and given by whoever may read what they write. */
function AskCode({ talk }: Props): VNode {
  const t = useWords(familySectionWords)
  const { language } = useReading()
  const { say } = useUndo()
  const { send, busy, problem } = useCommand(caseFamilyContracts.AskFamilyCode)
  async function ask(): Promise<void> {
    const answer = await send({ id: talk.id })
    if (answer.ok) say(t('code-passed-on'))
  }
  return (
    <>
      <p>{t('code-elsewhere')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      {talk.codeAskedOn === undefined ? (
        <Button busy={busy} onPress={() => void ask()}>
          {t('code-ask')}
        </Button>
      ) : (
        <p class="muted">{t('code-asked', { date: formatDate(talk.codeAskedOn, language) })}</p>
      )}
    </>
  )
}

function Door({ talk }: Props): VNode {
  const t = useWords(familySectionWords)
  const { language } = useReading()
  const { say } = useUndo()
  const make = useCommand(caseFamilyContracts.MakeFamilyCode)
  const revoke = useCommand(caseFamilyContracts.RevokeFamilyCode)
  const [made, setMade] = useState<OutputOf<typeof caseFamilyContracts.MakeFamilyCode>>()
  const { id, door } = talk
  const day = (date: string): string => formatDate(date, language)

  async function send(): Promise<void> {
    const answer = await make.send({ id })
    if (answer.ok) setMade(answer.value)
  }
  async function end(): Promise<void> {
    const answer = await revoke.send({ id })
    if (!answer.ok) return
    setMade(undefined)
    say(t('revoked'))
  }

  const problem = make.problem ?? revoke.problem
  return (
    <div class="stack">
      <p class="hint">{t('lead')}</p>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <p>
        {door === undefined
          ? t('no-code')
          : door.over
            ? t('over', { until: day(door.until) })
            : t('open', { made: day(door.madeOn), until: day(door.until) })}
        {door?.over === false && <span class="hint"> {t('remake-text')}</span>}
      </p>
      {made !== undefined && <CodeSlip made={made} onDone={() => setMade(undefined)} />}
      {talk.withheld && <AskCode talk={talk} />}
      {talk.codes && (
        <ButtonRow>
          <Button busy={make.busy} onPress={() => void send()}>
            {t(door === undefined ? 'make' : 'remake')}
          </Button>
          {door !== undefined && (
            <Button busy={revoke.busy} onPress={() => void end()}>
              {t('revoke')}
            </Button>
          )}
        </ButtonRow>
      )}
    </div>
  )
}

/** A text for the family, in a field of its own among others like it; what names somebody comes back with it. */
function Write(props: {
  readonly name: string
  readonly label: string
  readonly send: string
  readonly busy: boolean
  readonly onSend: (text: string) => Promise<Answered<unknown>>
}): VNode {
  const t = useWords(familySectionWords)
  const { say } = useUndo()
  const { name } = props
  const form = useForm<string>(name, { [name]: '' })
  async function send(): Promise<void> {
    const text = form.values[name]?.trim() ?? ''
    if (text === '') return form.show([{ field: name, message: t('missing') }])
    const answer = await props.onSend(text)
    if (!answer.ok) {
      const fault = answer.problem.errors?.find(({ field }) => field === 'text')
      return fault === undefined ? form.showProblem(answer.problem) : form.show([{ field: name, message: fault.message }])
    }
    form.clear()
    say(t('saved'))
  }
  return (
    <div class="stack">
      <TextArea {...form.bind(name)} label={props.label} hint={t('write-hint')} rows={3} maxLength={MOST_QUESTION} />
      <Button busy={props.busy} onPress={() => void send()}>
        {props.send}
      </Button>
    </div>
  )
}

function Answer({ id, nth }: { readonly id: string; readonly nth: number }): VNode {
  const t = useWords(familySectionWords)
  const { send, busy, problem } = useCommand(caseFamilyContracts.AnswerFamily)
  return (
    <>
      {problem !== undefined && problem.errors === undefined && <ProblemNotice problem={problem} />}
      <Write
        name={`family-answer-${id}-${nth}`}
        label={t('answer')}
        send={t('send-answer')}
        busy={busy}
        onSend={(text) => send({ id, nth, text })}
      />
    </>
  )
}

function Ask({ id }: { readonly id: string }): VNode {
  const t = useWords(familySectionWords)
  const { send, busy, problem } = useCommand(caseFamilyContracts.AskFamily)
  return (
    <details class="fold">
      <summary>{t('ask')}</summary>
      {problem !== undefined && problem.errors === undefined && <ProblemNotice problem={problem} />}
      <Write name={`family-ask-${id}`} label={t('ask-label')} send={t('send')} busy={busy} onSend={(text) => send({ id, text })} />
    </details>
  )
}

function Questions({ talk }: Props): VNode {
  const t = useWords(familySectionWords)
  const { language } = useReading()
  const { id, questions, withheld, closed } = talk
  return (
    <>
      <h3>{t('questions')}</h3>
      {withheld && <p class="muted">{t('withheld')}</p>}
      {questions.length === 0 ? (
        <p class="muted">{t('none')}</p>
      ) : (
        <ul class="rows">
          {questions.map(({ nth, by, on, asked, answered, answeredOn }) => (
            <li key={nth} class="row">
              <div>
                <span class="row-step">{t(by, { date: formatDate(on, language) })}</span>
                {asked !== undefined && <p class="as-told">{asked}</p>}
                <span class="row-why">
                  {answeredOn === undefined ? t('unanswered') : t('answered-on', { date: formatDate(answeredOn, language) })}
                </span>
                {answered !== undefined && <p class="as-told">{answered}</p>}
                {by === 'FAMILY' && answeredOn === undefined && !closed && !withheld && <Answer id={id} nth={nth} />}
              </div>
            </li>
          ))}
        </ul>
      )}
      {!closed && <Ask id={id} />}
    </>
  )
}

function Documents({ talk }: Props): VNode | null {
  const t = useWords(familySectionWords)
  const { language } = useReading()
  if (talk.documents.length === 0) return null
  return (
    <>
      <h3>{t('documents')}</h3>
      <ul>
        {talk.documents.map(({ nth, on, scan, dangers }) => {
          const name = t('document', { nth: nth + 1, date: formatDate(on, language) })
          const notes = [...(scan === 'CLEAN' ? [] : [t('not-scanned')]), ...(dangers.length === 0 ? [] : [t('dangers')])]
          return (
            <li key={nth}>
              {talk.withheld ? name : <a href={addressOf(caseFamilyContracts.GetFamilyDocument, { id: talk.id, nth })}>{name}</a>}
              {notes.length > 0 && <span class="hint"> {notes.join(', ')}</span>}
            </li>
          )
        })}
      </ul>
    </>
  )
}

export function CaseFamily({ id }: SectionProps): VNode {
  const talk = useQuery(caseFamilyContracts.GetFamilyTalk, { id })
  if (talk.state === 'loading') return <Skeleton />
  if (talk.state === 'failed') return <ProblemNotice problem={talk.problem} />
  return (
    <div class="stack">
      <Door talk={talk.value} />
      <Questions talk={talk.value} />
      <Documents talk={talk.value} />
    </div>
  )
}
