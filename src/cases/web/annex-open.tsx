// SPDX-License-Identifier: AGPL-3.0-or-later
// To whom the own annex is open, opening it to another office that works on the case, and closing it again.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexTerms } from '#cases/core/annex.law.ts'
import { annexPurposes } from '#cases/core/annex.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import { type FullAnnex, onAnnex } from '#cases/web/annex-fields.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, sentenceCase } from '#platform/web/ui/format.ts'
import { DateInput, RadioChips, Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullAnnex
  readonly onDone: () => void
}

function OpenForm({ value, onDone }: Props): VNode {
  const t = useWords(annexPageWords)
  const { today } = useReading()
  const { say } = useUndo()
  const guests = useQuery(annexContracts.ListAnnexGuests, { id: value.id })
  const open = useCommand(annexContracts.OpenAnnex)
  const form = useForm(`annex-open-${value.id}`, { 'annex-office': '', 'annex-purpose': '', 'annex-until': '' })
  if (guests.state === 'loading') return <Skeleton lines={2} />
  if (guests.state === 'failed') return <ProblemNotice problem={guests.problem} onRetry={guests.reload} />
  const held = new Set(value.openings.map(({ officeId }) => officeId))
  const offices = guests.value.items.filter(({ office }) => !held.has(office))
  if (offices.length === 0) return <p class="muted">{t('office-none')}</p>

  async function send(): Promise<void> {
    const { 'annex-office': office, 'annex-until': until } = form.values
    const purpose = annexPurposes.find((each) => each === form.values['annex-purpose'])
    if (office === '' || purpose === undefined || until === '')
      return form.show([
        ...(office === '' ? [{ field: 'annex-office' as const, message: t('office-missing') }] : []),
        ...(purpose === undefined ? [{ field: 'annex-purpose' as const, message: t('purpose-missing') }] : []),
        ...(until === '' ? [{ field: 'annex-until' as const, message: t('until-missing') }] : []),
      ])
    const answer = await open.send({ id: value.id, office, purpose, until }, { version: value.version })
    if (!answer.ok) return form.showProblem(onAnnex(answer.problem))
    form.clear()
    say(t('opened-said'))
    onDone()
  }

  return (
    <FormFrame form={form} sending={open} onSend={send} verb={t('open-now')}>
      <p class="hint">{t('open-lead')}</p>
      <Select
        {...form.bind('annex-office')}
        label={t('office')}
        choices={offices.map(({ office, name, onCase }) => ({ value: office, label: onCase ? name : t('office-outside', { name }) }))}
      />
      <RadioChips
        {...form.bind('annex-purpose')}
        label={t('purpose')}
        choices={annexPurposes.map((each) => ({ value: each, label: sentenceCase(t(each)) }))}
      />
      <DateInput
        {...form.bind('annex-until')}
        label={t('until')}
        hint={t('until-hint')}
        min={today}
        max={addDays(today, ruleOn(annexTerms, today).mostDays)}
      />
    </FormFrame>
  )
}

export function AnnexOpenings(props: Props): VNode {
  const t = useWords(annexPageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const [asked, setAsked] = useState(false)
  const close = useCommand(annexContracts.CloseAnnex)
  const { value, onDone } = props
  async function shut(office: string): Promise<void> {
    const answer = await close.send({ id: value.id, office }, { version: value.version })
    if (!answer.ok) return
    say(t('closed-said'))
    onDone()
  }
  return (
    <>
      <h3>{t('openings')}</h3>
      {close.problem !== undefined && <ProblemNotice problem={close.problem} />}
      {value.openings.length === 0 ? (
        <p class="muted">{t('openings-none')}</p>
      ) : (
        <ul class="rows">
          {value.openings.map(({ officeId, name = t('unknown'), purpose, until, legalBasis, standing }) => (
            <li key={officeId} class="row">
              <div>
                <span class="row-step">{t('opening', { name, purpose: t(purpose), until: formatDate(until, language) })}</span>
                <span class="row-why">
                  <Article article={legalBasis} standing={standing} />
                </span>
              </div>
              <div class="row-side">
                <Button small busy={close.busy} label={`${t('close')}: ${name}`} onPress={() => void shut(officeId)}>
                  {t('close')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <details class="fold" onToggle={(event) => setAsked(event.currentTarget.open)}>
        <summary>{t('open')}</summary>
        {asked && <OpenForm key={String(value.version)} {...props} />}
      </details>
    </>
  )
}
