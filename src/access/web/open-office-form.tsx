// SPDX-License-Identifier: AGPL-3.0-or-later
// Opening an office: what kind, what it is called, where it sits; more places only where it serves them too.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { officeWords } from '#access/web/office.words.ts'
import { PlacesField } from '#access/web/places-field.tsx'
import { officeKinds } from '#kernel/authority.ts'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function OpenOfficeForm(props: { readonly onOpened: () => void }): VNode {
  const t = useWords(officeWords)
  const form = useForm('open-office', { kind: '', name: '', area: '' })
  const [more, setMore] = useState<readonly string[]>([])
  const [round, setRound] = useState(0)
  const open = useCommand(accessContracts.OpenOffice)
  const { name, area } = form.values

  async function send(): Promise<void> {
    const kind = officeKinds.find((each) => each === form.values.kind)
    const empty = (['kind', 'name', 'area'] as const).filter((field) => form.values[field] === '')
    if (kind === undefined || empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await open.send({ kind, name, area, areas: [area, ...more] })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    setMore([])
    setRound(round + 1)
    props.onOpened()
  }

  return (
    <Section title={t('open')} id="open">
      <FormFrame form={form} sending={open} onSend={send} verb={t('open')} icon="plus">
        <p>{t('open-lead')}</p>
        <Select {...form.bind('kind')} label={t('kind')} choices={officeKinds.map((kind) => ({ value: kind, label: t(kind) }))} />
        <TextInput {...form.bind('name')} label={t('name')} width="half" maxLength={120} />
        <AreaChooser key={round} {...form.bind('area')} label={t('seat')} hint={t('seat-hint')} />
        <PlacesField id="more-places" places={more} onChange={setMore} />
      </FormFrame>
    </Section>
  )
}
