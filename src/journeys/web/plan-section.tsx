// SPDX-License-Identifier: AGPL-3.0-or-later
// The plan: scheme, country, occupation, placement company; changed before departure.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { countryName, findCountries } from '#agencies/core/country.ts'
import { occupationName, occupations } from '#agencies/core/occupation.law.ts'
import { preparationStates } from '#journeys/core/arrow.law.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import { needsLicence, needsPermit } from '#journeys/core/worker.guards.ts'
import { schemes } from '#journeys/core/worker.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import type { Change } from '#journeys/web/file-acts.ts'
import { may } from '#journeys/web/next-step.tsx'
import { OrderName } from '#journeys/web/order-question.tsx'
import { PermitFact } from '#journeys/web/permit-fact.tsx'
import { placementWords } from '#journeys/web/placement.words.ts'
import { PlanNotices } from '#journeys/web/plan-notices.tsx'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { Combobox } from '#platform/web/combobox.tsx'
import { useForm } from '#platform/web/form.ts'
import { useQuery } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** An occupation of the list by its name; any other as it was said. */
export function useOccupation(): (code: string | undefined) => string | undefined {
  const { language } = useReading()
  return (code) => (code === undefined ? undefined : occupationName(code, language))
}

export function AgencyName(props: { readonly id: string }): VNode {
  const agency = useQuery(agencyContracts.GetAgency, { id: props.id })
  return <>{agency.state === 'ready' ? agency.value.name : '…'}</>
}

export function PlanSection(props: { readonly desk: Desk }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const placed = useWords(placementWords)
  const occupation = useOccupation()
  const { language, today } = useReading()
  const { desk } = props
  const { file } = desk
  const none = <span class="muted">{t('not-chosen')}</span>
  const { agencyId, destination } = file
  const byCompany = needsLicence(file.scheme, today)
  const changeable = may(desk, workerContracts.ChangePlan) && preparationStates.includes(file.state)
  const order =
    byCompany || file.jobOrderId !== undefined
      ? [{ label: placed('order'), value: file.jobOrderId === undefined ? none : <OrderName id={file.jobOrderId} /> }]
      : []
  const permit =
    agencyId !== undefined && destination !== undefined && needsPermit(file.scheme, today)
      ? [
          {
            label: placed('permit', { country: countryName(destination, language) }),
            value: <PermitFact agencyId={agencyId} country={destination} />,
          },
        ]
      : []
  return (
    <Section id="plan" title={t('plan')}>
      <Facts
        facts={[
          { label: t('scheme'), value: named(`scheme.${file.scheme}`) },
          { label: t('destination'), value: file.destination === undefined ? none : countryName(file.destination, language) },
          { label: t('occupation'), value: occupation(file.occupation) ?? none },
          { label: t('agency'), value: file.agencyId === undefined ? none : <AgencyName id={file.agencyId} /> },
          ...permit,
          ...order,
        ]}
      />
      {changeable && (
        <ButtonRow>
          <Button onPress={() => desk.ask({ type: 'plan' })}>{t('plan-change')}</Button>
          {byCompany && <Button onPress={() => desk.ask({ type: 'order' })}>{placed('order-choose')}</Button>}
          {file.jobOrderId !== undefined && (
            <Button busy={desk.acts.busy} onPress={() => desk.run(desk.make.leaveOrder())}>
              {placed('order-leave')}
            </Button>
          )}
        </ButtonRow>
      )}
    </Section>
  )
}

function planOf(file: FullFile) {
  return {
    scheme: file.scheme,
    destination: file.destination ?? '',
    occupation: file.occupation ?? '',
    agencyId: file.agencyId ?? '',
  }
}

export function PlanQuestion(props: AskedProps): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const occupation = useOccupation()
  const { language } = useReading()
  const { desk } = props
  const before = planOf(desk.file)
  const form = useForm<keyof typeof before>(`${desk.file.id}.plan`, before, desk.file.version)
  const agencies = useQuery(agencyContracts.ListAgencies, { limit: 200 })
  const rows = agencies.state === 'ready' ? agencies.value.items : []
  const scheme = schemes.find((each) => each === form.values.scheme)

  function act() {
    const destination = form.values.destination.trim().toUpperCase()
    const wanted = { ...form.values, destination }
    const nameOf = (id: string | undefined): string => rows.find((row) => row.id === id)?.name ?? t('not-chosen')
    const changes: Change[] = []
    if (wanted.scheme !== before.scheme && scheme !== undefined)
      changes.push({ label: t('scheme'), wanted: named(`scheme.${scheme}`), now: (file) => named(`scheme.${file.scheme}`) })
    if (destination !== before.destination)
      changes.push({
        label: t('destination'),
        wanted: countryName(destination, language),
        now: (file) => (file.destination === undefined ? t('not-chosen') : countryName(file.destination, language)),
      })
    if (wanted.occupation !== before.occupation)
      changes.push({
        label: t('occupation'),
        wanted: occupation(wanted.occupation) ?? '',
        now: (file) => occupation(file.occupation) ?? t('not-chosen'),
      })
    if (wanted.agencyId !== before.agencyId)
      changes.push({ label: t('agency'), wanted: nameOf(wanted.agencyId), now: (file) => nameOf(file.agencyId) })
    if (changes.length === 0) {
      form.show([{ field: '', message: t('nothing-changed') }])
      return undefined
    }
    return desk.make.plan(
      {
        ...(scheme === undefined || scheme === before.scheme ? {} : { scheme }),
        ...(destination === before.destination || destination === '' ? {} : { destination }),
        ...(wanted.occupation === before.occupation || wanted.occupation === '' ? {} : { occupation: wanted.occupation }),
        ...(wanted.agencyId === before.agencyId || wanted.agencyId === '' ? {} : { agencyId: wanted.agencyId }),
      },
      changes,
    )
  }

  return (
    <QuestionForm {...props} form={form} title={t('plan-title')} verb={t('save')} act={act}>
      <Select {...form.bind('scheme')} label={t('scheme')} choices={schemes.map((value) => ({ value, label: named(`scheme.${value}`) }))} />
      <Combobox
        id="destination"
        label={t('destination')}
        value={form.values.destination}
        valueLabel={form.values.destination === '' ? undefined : countryName(form.values.destination, language)}
        search={async (text) => findCountries(text).map((country) => ({ value: country.code, label: country[language] }))}
        onChange={(option) => form.set('destination', option?.value ?? '')}
        error={form.faults.find((fault) => fault.field === 'destination')?.message}
        optional
      />
      <Select
        {...form.bind('occupation')}
        label={t('occupation')}
        choices={occupations.map((each) => ({ value: each.code, label: each[language] }))}
        optional
      />
      <PlanNotices destination={form.values.destination} occupation={form.values.occupation} />
      <Select
        {...form.bind('agencyId')}
        label={t('agency')}
        choices={rows.map((row) => ({
          value: row.id,
          label: row.standing === 'live' ? row.name : `${row.name} (${t('agency-not-live')})`,
        }))}
        optional
      />
    </QuestionForm>
  )
}
