// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions of handing a case on: to which office, for what, on what ground; and why it is taken back.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { casePurposeRules } from '#cases/core/case-referral.law.ts'
import { casePurposes, caseReferralWays } from '#cases/core/case-referral.ts'
import { caseHandingWords } from '#cases/web/case-handing.words.ts'
import { groundRules } from '#journeys/core/referral.law.ts'
import { basisOn, citation } from '#kernel/law.ts'
import { referralEnds, referralGrounds } from '#kernel/referral.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const LEAST = 10

export interface Asked {
  readonly id: string
  readonly version: number
  readonly onClose: () => void
}

export function ReferQuestion({ id, version, onClose }: Asked): VNode {
  const t = useWords(caseHandingWords)
  const { say } = useUndo()
  const { language, today } = useReading()
  const known = useQuery(caseReferralContracts.ListCaseRecipients, { id })
  const refer = useCommand(caseReferralContracts.ReferCase)
  const form = useForm(`case-refer-${id}`, { way: '', office: '', purpose: '', ground: '', reason: '' })
  const offices = known.state === 'ready' ? known.value.items : []
  const { values } = form
  const proposed = known.state === 'ready' ? known.value.proposed : undefined
  const chosen = values.office === '' ? (proposed ?? '') : values.office
  const office = offices.find((each) => each.office === chosen)
  const opens = office !== undefined && !office.reaches

  async function send(): Promise<void> {
    const way = caseReferralWays.find((each) => each === values.way)
    const purpose = casePurposes.find((each) => each === values.purpose)
    const ground = opens ? referralGrounds.find((each) => each === values.ground) : undefined
    const reason = values.reason.trim()
    const unsaid = ground === 'VITAL_INTEREST' && reason.length < LEAST
    if (way === undefined || office === undefined || purpose === undefined || (opens && ground === undefined) || unsaid)
      return form.show([
        ...(way === undefined ? [{ field: 'way' as const, message: t('way-needed') }] : []),
        ...(office === undefined ? [{ field: 'office' as const, message: t('office-needed') }] : []),
        ...(purpose === undefined ? [{ field: 'purpose' as const, message: t('purpose-needed') }] : []),
        ...(opens && ground === undefined ? [{ field: 'ground' as const, message: t('ground-needed') }] : []),
        ...(unsaid ? [{ field: 'reason' as const, message: t('reason-needed') }] : []),
      ])
    const why = ground === 'VITAL_INTEREST' ? reason : undefined
    const answer = await refer.send({ id, way, office: office.office, purpose, ground, reason: why }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('sent-said'))
    return onClose()
  }

  return (
    <Question title={t('refer')} lead={t('refer-lead')} verb={t('send')} sending={refer} onSend={send} onClose={onClose}>
      {known.state === 'loading' && <Skeleton lines={1} />}
      {known.state === 'failed' && <ProblemNotice problem={known.problem} onRetry={known.reload} />}
      <RadioChips
        {...form.bind('way')}
        label={t('way')}
        choices={caseReferralWays.map((value) => ({ value, label: t(value), hint: t(`${value}-hint`) }))}
      />
      <Select
        {...form.bind('office')}
        value={chosen}
        label={t('office')}
        {...(proposed === undefined ? {} : { hint: t('proposed') })}
        choices={offices.map((each) => ({ value: each.office, label: each.name }))}
      />
      <RadioChips
        {...form.bind('purpose')}
        label={t('purpose')}
        choices={casePurposes.map((value) => ({
          value,
          label: t(value),
          hint: citation(basisOn(casePurposeRules[value], today).legalBasis, language),
        }))}
      />
      {opens && (
        <RadioChips
          {...form.bind('ground')}
          label={t('ground')}
          hint={t('ground-hint')}
          choices={referralGrounds.map((value) => ({
            value,
            label: t(value),
            hint: citation(basisOn(groundRules[value], today).legalBasis, language),
          }))}
        />
      )}
      {opens && values.ground === 'VITAL_INTEREST' && <TextInput {...form.bind('reason')} label={t('reason')} maxLength={500} />}
    </Question>
  )
}

/** The step that asks for it, answered. */
export function ReferButton({ id, version }: Omit<Asked, 'onClose'>): VNode | null {
  const t = useWords(caseHandingWords)
  const { role } = useSession()
  const [asked, setAsked] = useState(false)
  if (!caseReferralContracts.ReferCase.may.some((each) => each === role)) return null
  return (
    <>
      <Button kind="main" onPress={() => setAsked(true)}>
        {t('refer')}
      </Button>
      {asked && <ReferQuestion id={id} version={version} onClose={() => setAsked(false)} />}
    </>
  )
}

export function EndQuestion({ id, version, onClose, office, name }: Asked & { readonly office: string; readonly name: string }): VNode {
  const t = useWords(caseHandingWords)
  const { say } = useUndo()
  const end = useCommand(caseReferralContracts.EndCaseReferral)
  const form = useForm(`case-end-${id}`, { because: '' })
  async function send(): Promise<void> {
    const because = referralEnds.find((each) => each === form.values.because)
    if (because === undefined) return form.show([{ field: 'because', message: t('because-needed') }])
    const answer = await end.send({ id, office, because }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('ended-said'))
    return onClose()
  }
  return (
    <Question title={t('end-title', { name })} lead={t('end-lead')} verb={t('end')} sending={end} onSend={send} onClose={onClose}>
      <RadioChips {...form.bind('because')} label={t('because')} choices={referralEnds.map((value) => ({ value, label: t(value) }))} />
    </Question>
  )
}
