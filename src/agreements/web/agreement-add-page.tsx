// SPDX-License-Identifier: AGPL-3.0-or-later
// Proposes an agreement: with whom, until when, who promises what, and which data may pass.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { readPromises, readTerms, unfinishedPromise, unfinishedTerm } from '#agreements/web/proposal.ts'
import { PromiseParts, TermParts } from '#agreements/web/proposal-parts.tsx'
import { AreaChooser } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { DateInput, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const idsOf = (kept: string): readonly string[] => kept.split(' ').filter((id) => id !== '')

export function AgreementAddPage(): VNode {
  const t = useWords(agreementPageWords)
  const { today } = useReading()
  const { say } = useUndo()
  const { route } = useLocation()
  const { areas } = useSession().office
  const known = useQuery(agreementContracts.ListParties, {})
  const propose = useCommand(agreementContracts.ProposeAgreement)
  const form = useForm('agreement-new', { title: '', parties: '', from: today, until: '', area: '', promises: '[]', terms: '[]' })
  const { values } = form
  const parties = idsOf(values.parties)
  const asksPlace = areas.includes('')
  const offices = known.state === 'ready' ? known.value.items : []
  const choices = offices.map(({ office, name, own }) => ({ value: office, label: own ? `${name} (${t('own-office')})` : name, own }))
  const others = choices.filter(({ own }) => !own)
  const bound = choices.filter(({ own, value }) => own || parties.includes(value))

  async function send(): Promise<void> {
    const [promises, terms] = [readPromises(values.promises), readTerms(values.terms)]
    const [promise, term] = [unfinishedPromise(promises), unfinishedTerm(terms)]
    const missing = [
      ...(values.title.trim() === '' ? [{ field: 'title', message: t('title-missing') } as const] : []),
      ...(parties.length === 0 ? [{ field: 'parties', message: t('parties-missing') } as const] : []),
      ...(values.from === '' ? [{ field: 'from', message: t('from-missing') } as const] : []),
      ...(values.until === '' ? [{ field: 'until', message: t('until-missing') } as const] : []),
      ...(asksPlace && values.area === '' ? [{ field: 'area', message: t('place-missing') } as const] : []),
      ...(promise === undefined ? [] : [{ field: 'promises', message: t('promise-missing', { nth: promise }) } as const]),
      ...(term === undefined ? [] : [{ field: 'terms', message: t('term-missing', { nth: term }) } as const]),
    ]
    if (missing.length > 0) return form.show(missing)
    const answer = await propose.send({
      title: values.title.trim(),
      parties: [...parties],
      from: values.from,
      until: values.until,
      commitments: promises.map((each) => ({ ...each, text: each.text.trim() })),
      terms: terms.map((each) => ({ ...each })),
      ...(values.area === '' ? {} : { area: values.area }),
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('sent'))
    route(`/agreements/${answer.value.id}`)
  }

  const bind = form.bind('parties')
  return (
    <FormFrame
      form={form}
      sending={propose}
      onSend={send}
      verb={t('send')}
      head={<PageHead title={t('add')} lead={t('add-lead')} back={{ href: '/agreements', label: t('agreements') }} />}
    >
      {known.state === 'failed' && <ProblemNotice problem={known.problem} onRetry={known.reload} />}
      <TextInput {...form.bind('title')} label={t('title')} hint={t('title-hint')} maxLength={200} required />
      {asksPlace && <AreaChooser {...form.bind('area')} level="regency" label={t('place')} />}
      <Select
        {...bind}
        value=""
        label={t('office-add')}
        hint={t('office-hint')}
        choices={others.filter(({ value }) => !parties.includes(value))}
        onChange={(office) => bind.onChange([...parties, office].join(' '))}
      />
      {parties.length > 0 && (
        <ul class="rows">
          {others
            .filter(({ value }) => parties.includes(value))
            .map(({ value, label }) => (
              <li key={value} class="row">
                <span class="row-step">{label}</span>
                <div class="row-side">
                  <Button
                    small
                    label={`${t('remove')}: ${label}`}
                    onPress={() => bind.onChange(parties.filter((id) => id !== value).join(' '))}
                  >
                    {t('remove')}
                  </Button>
                </div>
              </li>
            ))}
        </ul>
      )}
      <DateInput {...form.bind('from')} label={t('from')} required />
      <DateInput {...form.bind('until')} label={t('until')} min={today} required />
      <Section id="promises-part" title={t('commitments')} lead={t('commitments-lead')}>
        <PromiseParts offices={bound} bound={form.bind('promises')} until={values.until} />
      </Section>
      <Section id="terms-part" title={t('terms')} lead={t('terms-lead')}>
        <TermParts offices={bound} bound={form.bind('terms')} until={values.until} />
      </Section>
    </FormFrame>
  )
}
