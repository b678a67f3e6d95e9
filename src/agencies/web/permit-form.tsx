// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes down a permit to recruit, or that one was revoked.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { permitPapers } from '#agencies/core/agency.ts'
import { CountryChooser } from '#agencies/web/country-chooser.tsx'
import { permitWords } from '#agencies/web/permit.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { FieldGroup } from '#platform/web/ui/field.tsx'
import { Checkbox, DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface PermitFormProps {
  readonly agencyId: string
  readonly onDone: () => void
}

const PAPER_SEEN = 'seen'

export function PermitForm({ agencyId: id, onDone }: PermitFormProps): VNode {
  const t = useWords(permitWords)
  const { say } = useUndo()
  const unseen = { COOPERATION_AGREEMENT: '', DEMAND_LETTER: '', DRAFT_PLACEMENT_AGREEMENT: '', DRAFT_WORK_CONTRACT: '' }
  const form = useForm(`permit-${id}`, { country: '', number: '', from: '', to: '', legalBasis: '', ...unseen })
  const grant = useCommand(agencyContracts.GrantPermit)

  async function send(): Promise<void> {
    const { country, number, from, to, legalBasis } = form.values
    const empty = (['country', 'number', 'from', 'legalBasis'] as const).filter((field) => form.values[field].trim() === '')
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const papers = permitPapers.filter((paper) => form.values[paper] === PAPER_SEEN)
    const answer = await grant.send({ id, country, number, from, to: to === '' ? undefined : to, legalBasis, papers })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }

  return (
    <FormFrame form={form} sending={grant} onSend={send} verb={t('save')}>
      <CountryChooser {...form.bind('country')} label={t('country')} />
      <TextInput {...form.bind('number')} label={t('number')} width="half" maxLength={80} />
      <DateInput {...form.bind('from')} label={t('from')} />
      <DateInput {...form.bind('to')} label={t('to')} hint={t('to-hint')} optional />
      <FieldGroup id="papers" label={t('papers')} hint={t('papers-hint')} optional>
        {permitPapers.map((paper) => (
          <Checkbox
            key={paper}
            id={paper}
            label={t(paper)}
            checked={form.values[paper] === PAPER_SEEN}
            onChange={(checked) => form.set(paper, checked ? PAPER_SEEN : '')}
          />
        ))}
      </FieldGroup>
      <TextInput {...form.bind('legalBasis')} label={t('basis')} hint={t('basis-hint')} maxLength={200} />
    </FormFrame>
  )
}

export function RevokePermitForm({ agencyId: id, number, onDone }: PermitFormProps & { readonly number: string }): VNode {
  const t = useWords(permitWords)
  const { say } = useUndo()
  const form = useForm(`permit-revoke-${id}-${number}`, { from: '', legalBasis: '' })
  const revoke = useCommand(agencyContracts.RevokePermit)

  async function send(): Promise<void> {
    const { from, legalBasis } = form.values
    const empty = (['from', 'legalBasis'] as const).filter((field) => form.values[field].trim() === '')
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await revoke.send({ id, number, from, legalBasis })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }

  return (
    <FormFrame form={form} sending={revoke} onSend={send} verb={t('revoke')} kind="danger">
      <DateInput {...form.bind('from')} label={t('from')} />
      <TextInput {...form.bind('legalBasis')} label={t('basis')} hint={t('basis-hint')} maxLength={200} />
    </FormFrame>
  )
}
