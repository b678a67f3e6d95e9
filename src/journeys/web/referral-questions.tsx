// SPDX-License-Identifier: AGPL-3.0-or-later
// Letting an office in, and taking it out: which one, for what, until when, and what the person says to it.

import type { VNode } from 'preact'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { groundRules, purposeRules, referralTerms } from '#journeys/core/referral.law.ts'
import { referralPurposes } from '#journeys/core/referral.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { referralWords } from '#journeys/web/referral.words.ts'
import { basisOn, citation, ruleOn } from '#kernel/law.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { addDays } from '#kernel/time.ts'
import { useForm } from '#platform/web/form.ts'
import { useQuery } from '#platform/web/query.ts'
import { DateInput, RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const LEAST = 10
/** As a choice by itself, where the words stand in sentences elsewhere. */
const alone = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

export function ReferQuestion(props: AskedProps): VNode {
  const t = useWords(referralWords)
  const { language, today } = useReading()
  const { desk } = props
  const form = useForm(`${desk.file.id}.refer`, { office: '', purpose: '', until: '', ground: '', reason: '' })
  const known = useQuery(referralContracts.ListRecipients, { id: desk.file.id })
  const held = new Set(desk.file.referrals?.map(({ office }) => office))
  const offices = (known.state === 'ready' ? known.value.items : []).filter(({ office }) => !held.has(office))
  const { values } = form

  function act() {
    const office = offices.find((each) => each.office === values.office)?.office
    const purpose = referralPurposes.find((each) => each === values.purpose)
    const ground = referralGrounds.find((each) => each === values.ground)
    const reason = values.reason.trim()
    const unsaid = ground === 'VITAL_INTEREST' && reason.length < LEAST
    if (office !== undefined && purpose !== undefined && ground !== undefined && values.until !== '' && !unsaid)
      return desk.make.refer({ office, purpose, until: values.until, ground, ...(ground === 'CONSENT' ? {} : { reason }) })
    form.show([
      ...(office === undefined ? [{ field: 'office' as const, message: t('office-needed') }] : []),
      ...(purpose === undefined ? [{ field: 'purpose' as const, message: t('purpose-needed') }] : []),
      ...(values.until === '' ? [{ field: 'until' as const, message: t('until-needed') }] : []),
      ...(ground === undefined ? [{ field: 'ground' as const, message: t('ground-needed') }] : []),
      ...(unsaid ? [{ field: 'reason' as const, message: t('reason-needed') }] : []),
    ])
    return undefined
  }

  return (
    <QuestionForm {...props} blank="REFER" form={form} title={t('refer-title')} lead={t('refer-lead')} verb={t('send')} act={act}>
      {known.state === 'ready' && offices.length === 0 && <p>{t('no-office')}</p>}
      <Select {...form.bind('office')} label={t('office')} choices={offices.map(({ office, name }) => ({ value: office, label: name }))} />
      <RadioChips
        {...form.bind('purpose')}
        label={t('purpose')}
        choices={referralPurposes.map((value) => ({
          value,
          label: alone(t(value)),
          hint: citation(basisOn(purposeRules[value], today).legalBasis, language),
        }))}
      />
      <DateInput
        {...form.bind('until')}
        label={t('until')}
        hint={t('until-hint')}
        min={today}
        max={addDays(today, ruleOn(referralTerms, today).mostDays)}
      />
      <RadioChips
        {...form.bind('ground')}
        label={t('ground')}
        choices={referralGrounds.map((value) => ({
          value,
          label: t(value),
          hint: citation(basisOn(groundRules[value], today).legalBasis, language),
        }))}
      />
      {values.ground === 'VITAL_INTEREST' && (
        <TextInput {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} maxLength={500} />
      )}
    </QuestionForm>
  )
}

export function EndReferralQuestion(props: AskedProps & { readonly office: string; readonly name: string }): VNode {
  const t = useWords(referralWords)
  const { desk, office, name, ...asked } = props
  const form = useForm(`${desk.file.id}.end-referral`, { because: '' })
  return (
    <QuestionForm
      {...asked}
      desk={desk}
      form={form}
      title={t('end-title', { name })}
      lead={t('end-lead')}
      verb={t('end')}
      act={() => {
        const because = referralEnds.find((each) => each === form.values.because)
        if (because !== undefined) return desk.make.endReferral(office, because)
        form.show([{ field: 'because', message: t('because-needed') }])
        return undefined
      }}
    >
      <RadioChips {...form.bind('because')} label={t('because')} choices={referralEnds.map((value) => ({ value, label: t(value) }))} />
    </QuestionForm>
  )
}
