// SPDX-License-Identifier: AGPL-3.0-or-later
// Writing in the own annex. What is typed is kept on this device at no time: it leaves with the page.

import type { VNode } from 'preact'
import { annexContracts, MOST_TESTIMONY } from '#cases/core/annex.contract.ts'
import { annexNoteKinds } from '#cases/core/annex.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import { onAnnex } from '#cases/web/annex-fields.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { formatNumber } from '#platform/web/ui/format.ts'
import { DateInput, RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export function AnnexNote(props: { readonly caseId: string; readonly onDone: () => void }): VNode {
  const t = useWords(annexPageWords)
  const { language, today } = useReading()
  const { say } = useUndo()
  const add = useCommand(annexContracts.AddAnnexNote)
  const form = useForm(undefined, { 'annex-kind': '', 'annex-told': today, 'annex-text': '' })

  async function send(): Promise<void> {
    const kind = annexNoteKinds.find((each) => each === form.values['annex-kind'])
    const text = form.values['annex-text'].trim()
    const told = form.values['annex-told'] || today
    const isLong = text.length > MOST_TESTIMONY
    if (kind === undefined || text === '' || isLong)
      return form.show([
        ...(kind === undefined ? [{ field: 'annex-kind' as const, message: t('kind-missing') }] : []),
        ...(text === '' ? [{ field: 'annex-text' as const, message: t('text-missing') }] : []),
        ...(isLong ? [{ field: 'annex-text' as const, message: t('text-long', { count: formatNumber(text.length, language) }) }] : []),
      ])
    const answer = await add.send({ id: props.caseId, kind, told, text })
    if (!answer.ok) return form.showProblem(onAnnex(answer.problem))
    form.clear()
    say(t('saved'))
    props.onDone()
  }

  return (
    <details class="fold">
      <summary>{t('write')}</summary>
      <FormFrame form={form} sending={add} onSend={send} verb={t('save')}>
        <RadioChips {...form.bind('annex-kind')} label={t('kind')} choices={annexNoteKinds.map((value) => ({ value, label: t(value) }))} />
        <DateInput {...form.bind('annex-told')} label={t('told')} max={today} />
        <TextArea {...form.bind('annex-text')} label={t('text')} hint={t('text-hint')} rows={8} />
      </FormFrame>
    </details>
  )
}
