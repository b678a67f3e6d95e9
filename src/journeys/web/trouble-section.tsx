// SPDX-License-Identifier: AGPL-3.0-or-later
// Troubles that sit on a state: reported, and resolved.

import type { VNode } from 'preact'
import { troubleStates } from '#journeys/core/arrow.law.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { troubles } from '#journeys/core/worker.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { daySaid } from '#platform/web/day-said.ts'
import { useForm } from '#platform/web/form.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, RadioChips } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

function reportable(desk: Desk) {
  const { state, troubles: present, mergedInto } = desk.file
  if (mergedInto !== undefined) return []
  return troubles.filter((trouble) => troubleStates[trouble].includes(state) && !present.includes(trouble))
}

export function TroubleSection(props: { readonly desk: Desk }): VNode | null {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { desk } = props
  const present = desk.file.troubles
  const canReport = reportable(desk).length > 0
  if (present.length === 0 && !canReport) return null
  return (
    <Section id="troubles" title={t('troubles')}>
      {present.length === 0 && <p class="muted">{t('troubles-none')}</p>}
      {present.length > 0 && (
        <ul class="rows">
          {present.map((trouble) => (
            <li key={trouble} class="row">
              <span class="row-step">{named(`trouble.${trouble}`)}</span>
              {may(desk, workerContracts.ResolveTrouble) && (
                <div class="row-side">
                  <Button
                    small
                    onPress={() => desk.run(desk.make.resolve(trouble))}
                    label={`${t('resolve')}: ${named(`trouble.${trouble}`)}`}
                  >
                    {t('resolve')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {canReport && (
        <p class="section-action">
          <Button icon="flag" onPress={() => desk.ask({ type: 'trouble' })}>
            {t('trouble-report')}
          </Button>
        </p>
      )}
    </Section>
  )
}

export function TroubleQuestion(props: AskedProps): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { today } = useReading()
  const { desk } = props
  const form = useForm(`${desk.file.id}.trouble`, { trouble: '', on: today })
  const choices = reportable(desk)
  return (
    <QuestionForm
      {...props}
      form={form}
      blank="TROUBLE"
      title={t('trouble-title')}
      verb={t('trouble-report')}
      act={() => {
        const trouble = choices.find((each) => each === form.values.trouble)
        if (trouble === undefined) form.show([{ field: 'trouble', message: t('needs-choice') }])
        return trouble === undefined ? undefined : desk.make.report(trouble, daySaid(form.values.on, today))
      }}
    >
      <RadioChips
        {...form.bind('trouble')}
        label={t('trouble-what')}
        choices={choices.map((value) => ({ value, label: named(`trouble.${value}`) }))}
      />
      <DateInput {...form.bind('on')} label={t('on')} max={today} />
    </QuestionForm>
  )
}
