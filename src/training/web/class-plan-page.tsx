// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens a class: programme, provider, and the rhythm of a week from which the schedule follows.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { inForce } from '#kernel/law.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { programmeContracts } from '#training/core/programme.contract.ts'
import { providerContracts } from '#training/core/provider.contract.ts'
import { pageWords } from '#training/web/page.words.ts'
import { initialRhythm, RhythmFields, sessionsOf } from '#training/web/rhythm-fields.tsx'

const needed = ['title', 'programmeId', 'providerId', 'capacity', 'firstDay', 'hoursPerDay'] as const

export function ClassPlanPage(): VNode {
  const t = useWords(pageWords)
  const { today } = useReading()
  const { route } = useLocation()
  const programmes = useQuery(programmeContracts.ListProgrammes, {})
  const providers = useQuery(providerContracts.ListProviders, {})
  const form = useForm('plan-class', { title: '', programmeId: '', providerId: '', capacity: '20', ...initialRhythm })
  const plan = useCommand(classContracts.PlanClass)
  const { values } = form
  if (programmes.state === 'failed')
    return <ProblemPage problem={programmes.problem} onRetry={programmes.reload} back={{ href: '/classes', label: t('classes') }} />
  if (providers.state === 'failed')
    return <ProblemPage problem={providers.problem} onRetry={providers.reload} back={{ href: '/classes', label: t('classes') }} />
  if (programmes.state === 'loading' || providers.state === 'loading') return <Skeleton />
  const offered = programmes.value.items.filter((programme) => inForce({ ...programme, validTo: programme.validTo ?? today }, today))
  const programme = offered.find((each) => each.id === values.programmeId)
  const sessions = programme === undefined ? [] : sessionsOf(values, programme.hours, programme.units)

  async function send(): Promise<void> {
    const missing = needed.filter((field) => values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const { title, providerId, programmeId } = values
    const answer = await plan.send({ title, providerId, programmeId, capacity: Number(values.capacity), sessions: [...sessions] })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/classes/${answer.value.id}`)
  }

  if (offered.length === 0 || providers.value.items.length === 0) {
    return (
      <>
        <PageHead title={t('plan-class')} back={{ href: '/classes', label: t('classes') }} />
        <EmptyState icon="training" title={t('no-programmes')}>
          {t('no-programmes-text')}
        </EmptyState>
      </>
    )
  }
  return (
    <FormFrame
      form={form}
      sending={plan}
      onSend={send}
      verb={t('plan-class')}
      head={<PageHead title={t('plan-class')} lead={t('plan-lead')} back={{ href: '/classes', label: t('classes') }} />}
    >
      <TextInput {...form.bind('title')} label={t('title')} hint={t('title-hint')} maxLength={120} required />
      <Select
        {...form.bind('programmeId')}
        label={t('programme')}
        choices={offered.map(({ id, name, hours }) => ({ value: id, label: `${name} (${hours} JP)` }))}
        required
      />
      <Select
        {...form.bind('providerId')}
        label={t('provider')}
        choices={providers.value.items.map(({ id, name, licensed }) => ({
          value: id,
          label: licensed ? name : `${name} (${t('not-licensed')})`,
        }))}
        required
      />
      <TextInput
        {...form.bind('capacity')}
        label={t('capacity')}
        hint={t('capacity-hint')}
        inputMode="numeric"
        width="short"
        maxLength={2}
        required
      />
      <RhythmFields form={form} sessions={sessions} />
    </FormFrame>
  )
}
