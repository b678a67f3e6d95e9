// SPDX-License-Identifier: AGPL-3.0-or-later
// Enters a certification body with its licence and the first scheme it may test.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { accessContracts } from '#access/core/access.contract.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { bodyContracts } from '#training/core/body.contract.ts'
import { bodyPageWords } from '#training/web/body.words.ts'
import { initialLicence, initialScheme, LicenceFields, readScheme, SchemeFields } from '#training/web/body-fields.tsx'

const needed = ['name', 'code', 'area', 'officeId', 'number', 'from', 'to', 'scheme', 'schemeName', 'standard'] as const
type Offices = readonly { readonly id: string; readonly name: string }[]

function AddForm({ offices }: { readonly offices: Offices }): VNode {
  const t = useWords(bodyPageWords)
  const { route } = useLocation()
  const { areas } = useSession().office
  const own = areas.find((area) => area.length === 5) ?? ''
  const only = offices.length === 1 ? (offices[0]?.id ?? '') : ''
  const form = useForm('register-body', { name: '', code: '', area: own, officeId: only, ...initialLicence, ...initialScheme })
  const register = useCommand(bodyContracts.RegisterBody)
  const { values } = form

  async function send(): Promise<void> {
    const missing = needed.filter((field) => values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const read = readScheme(values)
    if ('line' in read)
      return form.show([{ field: 'units', message: read.line === undefined ? t('units-missing') : t('units-wrong', { line: read.line }) }])
    const { name, area, officeId, number, from, to } = values
    const code = values.code.trim().toUpperCase()
    const answer = await register.send({ area, code, name, officeId, licence: { number, from, to }, schemes: [read.scheme] })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/certification-bodies/${answer.value.id}`)
  }

  return (
    <FormFrame form={form} sending={register} onSend={send} verb={t('add')}>
      <TextInput {...form.bind('name')} label={t('name')} maxLength={200} required />
      <TextInput {...form.bind('code')} label={t('code')} hint={t('code-hint')} width="half" maxLength={16} required />
      <AreaChooser
        id="area"
        level="regency"
        label={t('area')}
        value={values.area}
        error={form.bind('area').error}
        onChange={(code) => form.set('area', code)}
      />
      <Select
        {...form.bind('officeId')}
        label={t('office')}
        hint={t('office-hint')}
        choices={offices.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Section title={t('licence')}>
        <div class="form">
          <LicenceFields form={form} />
        </div>
      </Section>
      <Section title={t('scheme')}>
        <div class="form">
          <SchemeFields form={form} />
        </div>
      </Section>
    </FormFrame>
  )
}

export function BodyAddPage(): VNode {
  const t = useWords(bodyPageWords)
  const offices = useQuery(accessContracts.ListOfficeNames, { kind: 'CERTIFICATION' })
  return (
    <>
      <PageHead title={t('add')} lead={t('add-lead')} back={{ href: '/certification-bodies', label: t('bodies') }} />
      {offices.state === 'loading' && <Skeleton />}
      {offices.state === 'failed' && <ProblemNotice problem={offices.problem} onRetry={offices.reload} />}
      {offices.state === 'ready' &&
        (offices.value.items.length === 0 ? (
          <EmptyState icon="house" title={t('office-none')}>
            {t('office-none-text')}
          </EmptyState>
        ) : (
          <AddForm offices={offices.value.items} />
        ))}
    </>
  )
}
