// SPDX-License-Identifier: AGPL-3.0-or-later
// An emergency override on the file: what is asked and set aside, and the asking itself.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { overrideContracts } from '#journeys/core/override.contract.ts'
import { overridable } from '#journeys/core/override.law.ts'
import { companyGuards, companyGuardWords } from '#journeys/core/override.words.ts'
import { milestoneCodes } from '#journeys/core/worker.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { may } from '#journeys/web/next-step.tsx'
import { overrideWords } from '#journeys/web/override.words.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { useForm } from '#platform/web/form.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Checkbox, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const LEAST = 10

function useGuardName(): (guard: string) => string {
  const t = useWords(companyGuardWords)
  const named = useWords(journeyWords)
  return (guard) => {
    const company = companyGuards.find((each) => each === guard)
    const code = milestoneCodes.find((each) => each === guard)
    return company !== undefined ? t(company) : code === undefined ? guard : named(`milestone.${code}`)
  }
}

export function OverrideSection({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(overrideWords)
  const guardName = useGuardName()
  const { language } = useReading()
  const { asked, granted } = desk.file.override ?? {}
  const list = (guards: readonly string[]): string => guards.map(guardName).join(', ')
  const mayAsk = desk.file.state === 'PREPARING' && may(desk, overrideContracts.AskOverride)
  if (asked === undefined && granted === undefined && !mayAsk) return null
  const own = asked?.owner !== desk.session.office.kind
  const facts = asked === undefined ? undefined : { date: formatDate(asked.on, language), guards: list(asked.guards) }
  return (
    <Section id="override" title={t('title')} lead={t('lead')}>
      {granted !== undefined && <p>{t('held', { date: formatDate(granted.until, language), guards: list(granted.guards) })}</p>}
      {facts !== undefined && <p>{t(own ? 'waits-other' : 'waits-you', facts)}</p>}
      {asked !== undefined && may(desk, overrideContracts.GrantOverride) && (
        <ButtonRow>
          {!own && (
            <Button kind="main" busy={desk.acts.busy} onPress={() => desk.run(desk.make.answerOverride('grant'))}>
              {t('grant')}
            </Button>
          )}
          <Button busy={desk.acts.busy} onPress={() => desk.run(desk.make.answerOverride('decline'))}>
            {t(own ? 'take-back' : 'decline')}
          </Button>
        </ButtonRow>
      )}
      {asked === undefined && mayAsk && (
        <p class="section-action">
          <Button onPress={() => desk.ask({ type: 'override' })}>{t('ask')}</Button>
        </p>
      )}
    </Section>
  )
}

export function OverrideQuestion(props: AskedProps): VNode {
  const t = useWords(overrideWords)
  const guardName = useGuardName()
  const { desk } = props
  const form = useForm(`${desk.file.id}.override`, { guards: '', reason: '' })
  const chosen = form.values.guards.split(' ').filter((guard) => guard !== '')
  const missing = desk.file.milestones
    .filter(({ gate, status }) => gate === 'required' && status !== 'done')
    .map(({ code }): string => code)
  const offered = [...missing, ...(desk.file.agencyId === undefined ? [] : companyGuards)]
  return (
    <QuestionForm
      {...props}
      form={form}
      title={t('ask-title')}
      lead={t('lead')}
      verb={t('send')}
      grave
      act={() => {
        const reason = form.values.reason.trim()
        const guards = overridable.filter((guard) => chosen.includes(guard))
        if (guards.length > 0 && reason.length >= LEAST) return desk.make.askOverride(guards, reason)
        form.show([
          ...(guards.length === 0 ? [{ field: 'guards' as const, message: t('guards-needed') }] : []),
          ...(reason.length < LEAST ? [{ field: 'reason' as const, message: t('reason-needed') }] : []),
        ])
        return undefined
      }}
    >
      <fieldset class="field" id="guards" tabIndex={-1}>
        <legend class="field-label">{t('guards')}</legend>
        {offered.map((guard) => (
          <Checkbox
            key={guard}
            id={`guard-${guard}`}
            label={guardName(guard)}
            checked={chosen.includes(guard)}
            onChange={(on) => form.set('guards', (on ? [...chosen, guard] : chosen.filter((each) => each !== guard)).join(' '))}
          />
        ))}
      </fieldset>
      <TextInput {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} maxLength={500} />
    </QuestionForm>
  )
}
