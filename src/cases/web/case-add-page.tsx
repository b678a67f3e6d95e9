// SPDX-License-Identifier: AGPL-3.0-or-later
// Records a case within a minute: what must be known is above, the rest is folded away.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { countries, countryName, findCountries } from '#agencies/core/country.ts'
import { caseContracts, MOST_ACCOUNT } from '#cases/core/case.contract.ts'
import { type Complainant, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { casePageWords } from '#cases/web/page.words.ts'
import { formContracts } from '#forms/core/form.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { useAgain } from '#platform/web/again.ts'
import { addressOf, call } from '#platform/web/api.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { Combobox } from '#platform/web/combobox.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { lazy } from '#platform/web/lazy.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import type { ComboboxOption } from '#platform/web/ui/combobox-view.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const CaseReadIn = lazy(() => import('#cases/web/case-read-in.tsx').then((module) => module.CaseReadIn))

/** At a village desk it is nearly always one of these; the others are one press further. */
const initial = {
  complainant: '',
  category: '',
  account: '',
  callBack: '',
  callWhen: '',
  area: '',
  name: '',
  country: '',
  agencyId: '',
  workerId: '',
  employer: '',
  procedure: '',
  /** Of one that was taken back from a device's outbox. */
  on: '',
}
/** Companies by a part of their name. */
async function findCompanies(text: string): Promise<readonly ComboboxOption[]> {
  const answer = await call(agencyContracts.ListAgencies, { q: text, limit: 8 })
  return answer.ok ? answer.value.items.map(({ id, name }) => ({ value: id, label: name })) : []
}

const told = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())

export function CaseAddPage(props: PageProps): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const { language, today } = useReading()
  const { say } = useUndo()
  const { route } = useLocation()
  const { office, acting } = useSession()
  const { areas } = office
  const asked = props.query?.['worker']
  const again = useAgain('RegisterCase')
  const register = useCommand(caseContracts.RegisterCase, again?.key)
  const form = useForm(again?.draft ?? `case-${asked ?? 'new'}`, { ...initial, ...again?.values })
  const { values } = form
  // What was taken back from a device's outbox says whom it is about.
  const workerId = asked ?? told(values.workerId)
  const worker = useQuery(workerContracts.GetWorker, workerId === undefined ? undefined : { id: workerId })
  const agency = useQuery(agencyContracts.GetAgency, values.agencyId === '' ? undefined : { id: values.agencyId })
  // A village office answers for one village, and a file says where its person lives.
  const asksPlace = workerId === undefined && areas.some((area) => area.length < 13)
  const asksCall = (complainant: Complainant | undefined): boolean => complainant !== 'ANONIM'

  async function send(): Promise<void> {
    const complainant = complainants.find((each) => each === values.complainant)
    const category = categories.find((each) => each === values.category)
    const procedure = procedureStatuses.find((each) => each === values.procedure)
    const account = told(values.account)
    const callBack = told(values.callBack)
    const missing = [
      ...(complainant === undefined ? [{ field: 'complainant', message: t('complainant-missing') } as const] : []),
      ...(category === undefined ? [{ field: 'category', message: t('category-missing') } as const] : []),
      ...(account === undefined ? [{ field: 'account', message: t('account-missing') } as const] : []),
      ...(callBack === undefined && asksCall(complainant) ? [{ field: 'callBack', message: t('call-back-missing') } as const] : []),
      ...(asksPlace && values.area === '' ? [{ field: 'area', message: t('place-missing') } as const] : []),
    ]
    if (complainant === undefined || category === undefined || account === undefined || missing.length > 0) return form.show(missing)
    const answer = await register.send({
      complainant,
      category,
      account,
      callBack,
      procedure: procedure ?? 'BELUM_DIKETAHUI',
      callWhen: told(values.callWhen),
      workerId,
      area: told(values.area),
      name: told(values.name),
      country: countries.find(({ code }) => code === values.country)?.code,
      employer: told(values.employer),
      agencyId: told(values.agencyId),
      // It may arrive days later.
      on: told(values.on) ?? today,
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('added'))
    // A volunteer sees the case no further.
    route(acting?.commands === undefined ? `/cases/${answer.value.id}` : '/tasks')
  }

  const about = worker.state === 'ready' ? t('add-about', { name: worker.value.name }) : undefined
  return (
    <>
      <FormFrame
        form={form}
        sending={register}
        onSend={send}
        verb={t('save')}
        head={<PageHead title={t('add')} lead={about ?? t('add-lead')} back={{ href: '/cases', label: t('cases') }} />}
      >
        <RadioChips
          {...form.bind('complainant')}
          label={t('complainant')}
          choices={complainants.map((value) => ({ value, label: c(value) }))}
        />
        <Select
          {...form.bind('category')}
          label={t('category')}
          choices={categories.map((value) => ({ value, label: c(value) }))}
          required
        />
        <TextArea {...form.bind('account')} label={t('account')} hint={t('account-hint')} rows={6} maxLength={MOST_ACCOUNT} required />
        <TextInput {...form.bind('callBack')} label={t('call-back')} hint={t('call-back-hint')} maxLength={200} />
        {asksPlace && <AreaChooser {...form.bind('area')} level="village" label={t('place')} hint={t('place-hint')} />}
        <details class="fold">
          <summary>{t('more')}</summary>
          <div class="stack">
            <TextInput {...form.bind('callWhen')} label={t('call-when')} hint={t('call-when-hint')} maxLength={200} optional />
            {workerId === undefined && (
              <TextInput {...form.bind('name')} label={t('name')} hint={t('name-hint')} maxLength={200} optional />
            )}
            <Combobox
              id="country"
              label={t('country')}
              value={values.country}
              valueLabel={values.country === '' ? undefined : countryName(values.country, language)}
              search={async (text) => findCountries(text).map((country) => ({ value: country.code, label: country[language] }))}
              onChange={(option) => form.set('country', option?.value ?? '')}
              error={form.bind('country').error}
              optional
            />
            <Combobox
              {...form.bind('agencyId')}
              label={t('agency')}
              hint={t('agency-hint')}
              valueLabel={agency.state === 'ready' ? agency.value.name : undefined}
              search={findCompanies}
              onChange={(option) => form.set('agencyId', option?.value ?? '')}
              optional
            />
            <TextInput {...form.bind('employer')} label={t('employer')} maxLength={200} optional />
            <RadioChips
              {...form.bind('procedure')}
              label={t('procedure')}
              hint={t('procedure-hint')}
              choices={procedureStatuses.map((value) => ({ value, label: c(value) }))}
              optional
            />
          </div>
        </details>
        <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'CASE', language })} />
      </FormFrame>
      {workerId === undefined && <CaseReadIn area={told(values.area)} />}
    </>
  )
}
