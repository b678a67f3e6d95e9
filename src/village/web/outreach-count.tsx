// SPDX-License-Identifier: AGPL-3.0-or-later
// Counted answer sheets of one audience, before or after: how many there are, and of each question how many are right.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { MOST_PEOPLE, outreachContracts } from '#village/core/outreach.contract.ts'
import { questionsOn } from '#village/core/outreach.law.ts'
import { type Audience, type Moment, type QuestionCode, questionCodes } from '#village/core/outreach.ts'
import { outreachWords } from '#village/core/outreach.words.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'
import { readCount } from '#village/web/outreach-form.tsx'
import { LOOKED, madeOnOf, wasQuicker } from '#village/web/seen.ts'

interface CountDialogProps {
  readonly session: OutputOf<typeof outreachContracts.GetOutreach>
  readonly audience: Audience
  readonly moment: Moment
  /** Reads the session again. */
  readonly onLook: () => void
  readonly onClose: () => void
}

type Field = 'sheets' | 'madeOn' | QuestionCode

type Tally = CountDialogProps['session']['tallies'][number]

function initialOf(tally: Tally | undefined, version: number): Readonly<Record<Field, string>> {
  const at = (code: QuestionCode): string => String(tally?.right[code] ?? '')
  return {
    madeOn: String(version),
    sheets: String(tally?.sheets ?? ''),
    VILLAGE_RECORDS: at('VILLAGE_RECORDS'),
    ONE_ROOF: at('ONE_ROOF'),
    AGE: at('AGE'),
    CONSENT: at('CONSENT'),
    VISA: at('VISA'),
    COSTS: at('COSTS'),
    LOAN: at('LOAN'),
    SOCIAL_SECURITY: at('SOCIAL_SECURITY'),
    LICENCE: at('LICENCE'),
    COMPLAINT: at('COMPLAINT'),
  }
}

export function CountDialog({ session, audience, moment, onLook, onClose }: CountDialogProps): VNode {
  const t = useWords(outreachPageWords)
  const q = useWords(outreachWords)
  const { say } = useUndo()
  const count = useCommand(outreachContracts.CountAnswers)
  const tally = session.tallies.find((each) => each.audience === audience && each.moment === moment)
  const form = useForm<Field>(`count-${session.id}-${audience}-${moment}`, initialOf(tally, session.version))
  const questions = questionsOn(session.on)

  async function send(): Promise<void> {
    const sheets = readCount(form.values.sheets, MOST_PEOPLE) ?? 0
    if (sheets < 1) return form.show([{ field: 'sheets', message: t('sheets-needed') }])
    const read = questions.map(({ code }) => [code, readCount(form.values[code], sheets)] as const)
    const faults = read.flatMap(([field, value]) => (value === undefined ? [{ field, message: t('right-needed') }] : []))
    if (faults.length > 0) return form.show(faults)
    const right: Partial<Record<QuestionCode, number>> = {}
    for (const code of questionCodes) {
      const value = read.find(([each]) => each === code)?.[1]
      if (value !== undefined) right[code] = value
    }
    const madeOn = madeOnOf(form.values.madeOn, session.version)
    const answer = await count.send({ id: session.id, audience, moment, sheets, right }, { madeOn })
    if (!answer.ok) {
      if (wasQuicker(answer.problem)) {
        form.set('madeOn', LOOKED)
        onLook()
      }
      return form.showProblem(answer.problem)
    }
    form.clear()
    say(t('counted'))
    onClose()
  }

  return (
    <Question
      title={t(`count-title-${moment}`, { audience: t(audience) })}
      lead={t('count-lead')}
      verb={t('save')}
      sending={count}
      onSend={send}
      onClose={onClose}
    >
      {form.values.madeOn === LOOKED && tally !== undefined && (
        <p>
          <strong>
            {t('stands-count', { sheets: tally.sheets, right: Object.values(tally.right).reduce((sum, each) => sum + each, 0) })}
          </strong>
        </p>
      )}
      <TextInput {...form.bind('sheets')} label={t('sheets')} inputMode="numeric" maxLength={5} width="short" required />
      {questions.map(({ code, answer }) => (
        <TextInput
          key={code}
          {...form.bind(code)}
          label={q(`question.${code}`)}
          hint={t('answer-is', { answer: t(answer ? 'true' : 'false') })}
          inputMode="numeric"
          maxLength={5}
          width="short"
        />
      ))}
    </Question>
  )
}
