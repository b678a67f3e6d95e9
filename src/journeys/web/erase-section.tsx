// SPDX-License-Identifier: AGPL-3.0-or-later
// Erasing the person: folded at the end of the file, asked with what goes and what stays, on a ground, and with the name typed.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { erasureRules } from '#journeys/core/erasure.law.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { erasureBases } from '#journeys/core/worker.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { erasureWords } from '#journeys/web/erasure.words.ts'
import { may } from '#journeys/web/next-step.tsx'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { citation } from '#kernel/law.ts'
import { useForm } from '#platform/web/form.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function EraseSection(props: { readonly desk: Desk }): VNode | null {
  const t = useWords(erasureWords)
  const { desk } = props
  if (!may(desk, workerContracts.ErasePerson)) return null
  return (
    <Section id="erase" title={t('section')}>
      <details class="fold grave">
        <summary>{t('fold')}</summary>
        <p>{t('fold-text')}</p>
        <p class="section-action">
          <Button kind="danger" onPress={() => desk.ask({ type: 'erase' })}>
            {t('open')}
          </Button>
        </p>
      </details>
    </Section>
  )
}

const plain = (name: string): string => name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase()

export function EraseQuestion(props: AskedProps): VNode {
  const t = useWords(erasureWords)
  const { language } = useReading()
  const { desk } = props
  const form = useForm(`${desk.file.id}.erase`, { basis: '' })
  // Unlike other answers, these are kept nowhere: the name is about to be erased, and a ground is not chosen in passing.
  const [ground, setGround] = useState('')
  const [name, setName] = useState('')
  const [fault, setFault] = useState<string>()
  return (
    <QuestionForm
      {...props}
      form={form}
      title={t('title')}
      lead={t('lead')}
      verb={t('erase')}
      grave
      act={() => {
        const basis = erasureBases.find((each) => each === ground)
        const same = plain(name) === plain(desk.file.name)
        setFault(same ? undefined : t('name-differs'))
        form.show([
          ...(basis === undefined ? [{ field: 'basis' as const, message: t('basis-missing') }] : []),
          ...(same ? [] : [{ field: '' as const, message: t('name-differs') }]),
        ])
        return basis === undefined || !same ? undefined : desk.make.erase(basis)
      }}
    >
      <h3>{t('goes')}</h3>
      <ul>
        {(['goes-name', 'goes-rows', 'goes-tests'] as const).map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
        {desk.file.merged !== undefined && <li>{t('goes-merged')}</li>}
      </ul>
      <h3>{t('stays')}</h3>
      <ul>
        {(['stays-chain', 'stays-number', 'stays-backup'] as const).map((each) => (
          <li key={each}>{t(each)}</li>
        ))}
      </ul>
      <RadioChips
        {...form.bind('basis')}
        value={ground}
        onChange={setGround}
        label={t('basis')}
        choices={erasureBases.map((value) => ({ value, label: t(value), hint: citation(erasureRules[value].legalBasis, language) }))}
      />
      <TextInput
        id="erase-name"
        label={t('name')}
        hint={t('name-hint', { name: desk.file.name })}
        value={name}
        onChange={setName}
        error={fault}
        autoComplete="off"
        maxLength={120}
        required
      />
    </QuestionForm>
  )
}
