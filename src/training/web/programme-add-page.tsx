// SPDX-License-Identifier: AGPL-3.0-or-later
// Defines a programme, from a usual one or from nothing.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { countryName, findCountries } from '#agencies/core/country.ts'
import { occupations } from '#agencies/core/occupation.law.ts'
import { Combobox } from '#platform/web/combobox.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { programmeContracts } from '#training/core/programme.contract.ts'
import { usualProgrammes } from '#training/core/programme.law.ts'
import { providerPageWords } from '#training/web/provider.words.ts'
import { readHours, readUnits, writeUnits } from '#training/web/units-text.ts'

const initial = {
  usual: '',
  name: '',
  hours: '',
  minHours: '',
  occupation: '',
  destination: '',
  language: '',
  units: '',
  legalBasis: 'UU 18/2017 art 5b',
  standing: 'assumed',
}
const needed = ['name', 'hours', 'minHours', 'legalBasis'] as const
const standings = ['law', 'practice', 'assumed'] as const

export function ProgrammeAddPage(): VNode {
  const t = useWords(providerPageWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { areas } = useSession().office
  const form = useForm('define-programme', initial)
  const define = useCommand(programmeContracts.DefineProgramme)
  const { values } = form
  const own = areas.find((area) => area.length === 5) ?? ''

  function startFrom(name: string): void {
    form.set('usual', name)
    const usual = usualProgrammes.find((each) => each.name === name)
    if (usual === undefined) return
    form.set('name', usual.name)
    form.set('hours', String(usual.hours))
    form.set('minHours', String(usual.minHours))
    form.set('occupation', usual.occupation ?? '')
    form.set('destination', usual.destination ?? '')
    form.set('language', usual.language ?? '')
    form.set('units', writeUnits(usual.units))
    form.set('legalBasis', usual.legalBasis)
    form.set('standing', usual.standing)
  }

  async function send(): Promise<void> {
    const missing = needed.filter((field) => values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const [hours, minHours] = [readHours(values.hours), readHours(values.minHours)]
    if (hours === undefined || minHours === undefined)
      return form.show([{ field: hours === undefined ? 'hours' : 'minHours', message: t('number-required') }])
    const units = readUnits(values.units)
    if ('line' in units) return form.show([{ field: 'units', message: t('units-wrong', { line: units.line }) }])
    const optional = (text: string): string | undefined => (text.trim() === '' ? undefined : text)
    const answer = await define.send({
      area: own,
      name: values.name,
      hours,
      minHours,
      units: [...units.units],
      occupation: optional(values.occupation),
      destination: optional(values.destination),
      language: optional(values.language),
      legalBasis: values.legalBasis,
      standing: standings.find((each) => each === values.standing) ?? 'assumed',
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route('/providers')
  }

  return (
    <FormFrame
      form={form}
      sending={define}
      onSend={send}
      verb={t('add-programme')}
      head={<PageHead title={t('add-programme')} back={{ href: '/providers', label: t('providers') }} />}
    >
      <Select
        {...form.bind('usual')}
        label={t('start-from')}
        hint={t('start-from-hint')}
        placeholder={t('own-start')}
        onChange={startFrom}
        choices={usualProgrammes.map(({ name, hours }) => ({ value: name, label: `${name} (${hours} JP)` }))}
      />
      <TextInput {...form.bind('name')} label={t('name')} maxLength={120} required />
      <TextInput {...form.bind('hours')} label={t('hours')} inputMode="numeric" width="short" maxLength={6} required />
      <TextInput
        {...form.bind('minHours')}
        label={t('minHours')}
        hint={t('minHours-hint')}
        inputMode="numeric"
        width="short"
        maxLength={6}
        required
      />
      <Select
        {...form.bind('occupation')}
        label={t('occupation')}
        optional
        choices={occupations.map((each) => ({ value: each.code, label: each[language] }))}
      />
      <Combobox
        {...form.bind('destination')}
        label={t('destination')}
        hint={t('destination-hint')}
        optional
        valueLabel={values.destination === '' ? undefined : countryName(values.destination, language)}
        search={async (text) => findCountries(text).map((country) => ({ value: country.code, label: country[language] }))}
        onChange={(option) => form.set('destination', option?.value ?? '')}
      />
      <TextInput {...form.bind('language')} label={t('language')} maxLength={120} optional />
      <TextArea {...form.bind('units')} label={t('units')} hint={t('units-hint')} rows={5} optional />
      <TextInput {...form.bind('legalBasis')} label={t('legalBasis')} maxLength={200} required />
      <RadioChips {...form.bind('standing')} label={t('standing')} choices={standings.map((each) => ({ value: each, label: t(each) }))} />
    </FormFrame>
  )
}
