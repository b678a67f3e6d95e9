// SPDX-License-Identifier: AGPL-3.0-or-later
// Keeps the official list as it stood on a day: pasted, from a file, or that it could not be reached.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { listWords } from '#agencies/web/list.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Field } from '#platform/web/ui/field.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Checkbox, DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const AWAY = 'away'

export function AddAgencyListPage(): VNode {
  const t = useWords(listWords)
  const { today } = useReading()
  const { route } = useLocation()
  const form = useForm('agency-list', { on: today, source: '', text: '', away: '' })
  const take = useCommand(agencyListContracts.TakeAgencyList)
  const away = useCommand(agencyListContracts.RecordListUnavailable)
  const isAway = form.values.away === AWAY

  async function send(): Promise<void> {
    const { on, source, text } = form.values
    const asked = isAway ? (['on', 'source'] as const) : (['on', 'source', 'text'] as const)
    const empty = asked.filter((field) => form.values[field].trim() === '')
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = isAway ? await away.send({ on, source }) : await take.send({ on, source, text })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/agency-lists/${answer.value.id}`)
  }

  return (
    <FormFrame
      form={form}
      sending={isAway ? away : take}
      onSend={send}
      verb={t('save')}
      head={<PageHead title={t('add')} lead={t('add-lead')} back={{ href: '/agency-lists' }} />}
    >
      <DateInput {...form.bind('on')} label={t('day')} max={today} />
      <TextInput {...form.bind('source')} label={t('source')} hint={t('source-hint')} maxLength={200} />
      <Checkbox
        id="away"
        label={t('not-reached')}
        hint={t('not-reached-hint')}
        checked={isAway}
        onChange={(checked) => form.set('away', checked ? AWAY : '')}
      />
      {!isAway && (
        <>
          <Field id="file" label={t('file')} hint={t('file-hint')} optional>
            <input
              id="file"
              class="input input-full"
              type="file"
              accept=".csv,.tsv,.txt,text/csv,text/plain"
              aria-describedby="file-hint"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? []
                void file?.text().then((text) => form.set('text', text))
              }}
            />
          </Field>
          <TextArea {...form.bind('text')} label={t('text')} hint={t('text-hint')} rows={10} maxLength={200_000} />
        </>
      )}
    </FormFrame>
  )
}
