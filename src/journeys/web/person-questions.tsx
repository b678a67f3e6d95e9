// SPDX-License-Identifier: AGPL-3.0-or-later
// Corrections of the person: only what is wrong is changed; a further birth date stands beside the others.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { birthDateSources } from '#journeys/core/person.fields.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import type { Change } from '#journeys/web/file-acts.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { useForm } from '#platform/web/form.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { DateInput, PhoneInput, RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const fields = ['name', 'alias', 'sex', 'birthDate', 'nik', 'phone', 'motherName', 'passport', 'familyCard'] as const
type Field = (typeof fields)[number]

function personOf(file: FullFile): Readonly<Record<Field, string>> {
  const { name, sex, birthDate, nik = '', phone = '', alias = '', motherName = '', passport = '', familyCard = '' } = file
  return { name, alias, sex, birthDate, nik, phone, motherName, passport, familyCard }
}

export function CorrectQuestion(props: AskedProps): VNode {
  const t = useWords(fileWords)
  const { language, today } = useReading()
  const { desk } = props
  const before = personOf(desk.file)
  const form = useForm(`${desk.file.id}.correct`, before, desk.file.version)
  const { values } = form
  const labelOf: Readonly<Record<Field, string>> = {
    name: t('name'),
    sex: t('sex'),
    birthDate: t('birth-date'),
    nik: t('nik'),
    phone: t('phone'),
    alias: t('alias'),
    motherName: t('mother-name'),
    passport: t('passport'),
    familyCard: t('family-card'),
  }

  function shown(field: Field, value: string): string {
    if (field === 'birthDate') return value === '' ? '–' : formatDate(value, language)
    if (field === 'sex') return t(value === 'M' ? 'M' : 'F')
    return value === '' ? '–' : value
  }
  function act() {
    const changed = fields.filter((field) => values[field].trim() !== before[field] && values[field].trim() !== '')
    if (changed.length === 0) {
      form.show([{ field: '', message: t('nothing-changed') }])
      return undefined
    }
    const changes: readonly Change[] = changed.map((field) => ({
      label: labelOf[field],
      wanted: shown(field, values[field].trim()),
      now: (file) => shown(field, personOf(file)[field]),
    }))
    const has = (field: Field): boolean => changed.includes(field)
    return desk.make.correct(
      {
        ...(has('name') ? { name: values.name.trim() } : {}),
        ...(has('sex') ? { sex: values.sex === 'M' ? ('M' as const) : ('F' as const) } : {}),
        ...(has('birthDate') ? { birthDate: values.birthDate } : {}),
        ...(has('nik') ? { nik: values.nik.trim() } : {}),
        ...(has('phone') ? { phone: values.phone.trim() } : {}),
        ...(has('alias') ? { alias: values.alias.trim() } : {}),
        ...(has('motherName') ? { motherName: values.motherName.trim() } : {}),
        ...(has('passport') ? { passport: values.passport.trim() } : {}),
        ...(has('familyCard') ? { familyCard: values.familyCard.trim() } : {}),
      },
      changes,
    )
  }

  return (
    <QuestionForm {...props} blank="CORRECT" form={form} title={t('correct-title')} lead={t('correct-lead')} verb={t('save')} act={act}>
      <TextInput {...form.bind('name')} label={t('name')} maxLength={120} />
      <TextInput {...form.bind('alias')} label={t('alias')} maxLength={120} />
      <RadioChips
        {...form.bind('sex')}
        label={t('sex')}
        choices={[
          { value: 'F', label: t('F') },
          { value: 'M', label: t('M') },
        ]}
      />
      <DateInput {...form.bind('birthDate')} label={t('birth-date')} max={today} />
      <TextInput {...form.bind('nik')} label={t('nik')} digits maxLength={16} width="half" />
      <PhoneInput {...form.bind('phone')} label={t('phone')} />
      <TextInput {...form.bind('motherName')} label={t('mother-name')} maxLength={120} />
      <TextInput {...form.bind('passport')} label={t('passport')} maxLength={13} width="half" />
      <TextInput {...form.bind('familyCard')} label={t('family-card')} digits maxLength={16} width="half" />
    </QuestionForm>
  )
}

export function StatedQuestion(props: AskedProps): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const { desk } = props
  const form = useForm(`${desk.file.id}.stated`, { source: '', birthDate: '' })
  return (
    <QuestionForm
      {...props}
      form={form}
      title={t('state-birth-title')}
      lead={t('state-birth-lead')}
      verb={t('save')}
      act={() => {
        const source = birthDateSources.find((each) => each === form.values.source)
        const date = form.values.birthDate
        if (source !== undefined && date !== '') {
          const label = t('born-by', { source: named(`source.${source}`) })
          const said = (value: string | undefined): string => (value === undefined ? '–' : formatDate(value, language))
          return desk.make.correct({ stated: { source, date } }, [
            { label, wanted: said(date), now: (file) => said(file.stated?.[source]) },
          ])
        }
        form.show([
          ...(source === undefined ? [{ field: 'source' as const, message: t('needs-choice') }] : []),
          ...(date === '' ? [{ field: 'birthDate' as const, message: t('needs-date') }] : []),
        ])
        return undefined
      }}
    >
      <Select
        {...form.bind('source')}
        label={t('source')}
        choices={birthDateSources.map((value) => ({ value, label: named(`source.${value}`) }))}
      />
      <DateInput {...form.bind('birthDate')} label={t('birth-date')} max={today} />
    </QuestionForm>
  )
}
