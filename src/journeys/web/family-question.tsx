// SPDX-License-Identifier: AGPL-3.0-or-later
// A relative named, or named anew.

import type { VNode } from 'preact'
import { relations } from '#journeys/core/family.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { useForm } from '#platform/web/form.ts'
import { Checkbox, DateInput, PhoneInput, RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function RelativeQuestion(props: AskedProps & { readonly relative: string | undefined }): VNode {
  const t = useWords(familyWords)
  const { today } = useReading()
  const { desk, relative: key } = props
  const before = desk.file.family?.find((each) => each.key === key)
  const stands = {
    relation: before?.relation ?? '',
    name: before?.name ?? '',
    birthDate: before?.birthDate ?? '',
    phone: before?.phone ?? '',
    household: before?.household === true ? 'yes' : '',
    consented: before?.consented === true ? 'yes' : '',
    carer: before?.carer ?? '',
  }
  // Whoever is named anew stands over nobody.
  const form = useForm<keyof typeof stands>(
    `${desk.file.id}.relative.${key ?? 'new'}`,
    stands,
    key === undefined ? undefined : desk.file.version,
  )
  const { values } = form
  function act() {
    const relation = relations.find((each) => each === values.relation)
    const name = values.name.trim()
    const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())
    if (relation !== undefined && name !== '')
      return desk.make.relative({
        ...(before === undefined ? {} : { relative: before.key }),
        relation,
        name,
        birthDate: given(values.birthDate),
        phone: given(values.phone),
        household: values.household === 'yes',
        consented: values.consented === 'yes',
        carer: relation === 'CHILD' ? given(values.carer) : undefined,
      })
    form.show([
      ...(relation === undefined ? [{ field: 'relation' as const, message: t('relation-needed') }] : []),
      ...(name === '' ? [{ field: 'name' as const, message: t('name-needed') }] : []),
    ])
    return undefined
  }
  return (
    <QuestionForm
      {...props}
      blank="RELATIVE"
      form={form}
      title={t(before === undefined ? 'title-add' : 'title-change')}
      verb={t('save')}
      act={act}
    >
      <RadioChips
        {...form.bind('relation')}
        label={t('relation')}
        choices={relations.map((value) => ({ value, label: t(`relation.${value}`) }))}
      />
      <TextInput {...form.bind('name')} label={t('name')} maxLength={120} />
      <DateInput {...form.bind('birthDate')} label={t('born')} max={today} optional />
      {values.relation === 'CHILD' && (
        <TextInput {...form.bind('carer')} label={t('carer')} hint={t('carer-hint')} maxLength={120} optional />
      )}
      <PhoneInput {...form.bind('phone')} label={t('phone')} optional />
      <Checkbox
        id="household"
        label={t('household')}
        checked={values.household === 'yes'}
        onChange={(on) => form.set('household', on ? 'yes' : '')}
      />
      <Checkbox
        id="consented"
        label={t('consented')}
        checked={values.consented === 'yes'}
        onChange={(on) => form.set('consented', on ? 'yes' : '')}
      />
    </QuestionForm>
  )
}
