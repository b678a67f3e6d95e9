// SPDX-License-Identifier: AGPL-3.0-or-later
// The parts of a proposal of which there may be several: promises, and flows of data.

import type { VNode } from 'preact'
import { commitmentKinds, sharedFields, sharingPurposes } from '#agreements/core/agreement.ts'
import { agreementWords } from '#agreements/core/agreement.words.ts'
import { purposeKey } from '#agreements/web/agreement-terms.tsx'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { emptyPromise, emptyTerm, type PromiseDraft, readPromises, readTerms, type TermDraft } from '#agreements/web/proposal.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Checkbox, DateInput, Select, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface PartsProps {
  /** Offices that may stand in a part. */
  readonly offices: readonly { readonly value: string; readonly label: string }[]
  readonly bound: {
    readonly id: string
    readonly value: string
    readonly error: string | undefined
    readonly onChange: (value: string) => void
  }
  readonly until: string
}

export function PromiseParts({ offices, bound, until }: PartsProps): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const drafts = readPromises(bound.value)
  const put = (next: readonly PromiseDraft[]): void => bound.onChange(JSON.stringify(next))
  const change = (at: number, more: Partial<PromiseDraft>): void =>
    put(drafts.map((each, nth) => (nth === at ? { ...each, ...more } : each)))
  return (
    <>
      {drafts.map((draft, nth) => (
        <fieldset key={nth} class="field stack">
          <legend>{t('promise', { nth: nth + 1 })}</legend>
          <Select
            id={`${bound.id}-office-${nth}`}
            label={t('promise-office')}
            value={draft.office}
            choices={offices}
            onChange={(office) => change(nth, { office })}
          />
          <Select
            id={`${bound.id}-kind-${nth}`}
            label={t('promise-kind')}
            value={draft.kind}
            choices={commitmentKinds.map((value) => ({ value, label: a(value) }))}
            onChange={(kind) => change(nth, { kind: commitmentKinds.find((each) => each === kind) ?? 'OTHER' })}
          />
          <TextArea
            id={`${bound.id}-text-${nth}`}
            label={t('promise-text')}
            rows={2}
            maxLength={1000}
            value={draft.text}
            onChange={(text) => change(nth, { text })}
          />
          <DateInput id={`${bound.id}-due-${nth}`} label={t('promise-due')} value={draft.due} onChange={(due) => change(nth, { due })} />
          <ButtonRow>
            <Button
              small
              label={`${t('remove')}: ${t('promise', { nth: nth + 1 })}`}
              onPress={() => put(drafts.filter((_, at) => at !== nth))}
            >
              {t('remove')}
            </Button>
          </ButtonRow>
        </fieldset>
      ))}
      <ButtonRow>
        <Button id={bound.id} icon="plus" onPress={() => put([...drafts, { ...emptyPromise, due: until }])}>
          {t('promise-add')}
        </Button>
      </ButtonRow>
    </>
  )
}

export function TermParts({ offices, bound, until }: PartsProps): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const drafts = readTerms(bound.value)
  const put = (next: readonly TermDraft[]): void => bound.onChange(JSON.stringify(next))
  const change = (at: number, more: Partial<TermDraft>): void => put(drafts.map((each, nth) => (nth === at ? { ...each, ...more } : each)))
  return (
    <>
      {drafts.map((draft, nth) => (
        <fieldset key={nth} class="field stack">
          <legend>{t('term', { nth: nth + 1 })}</legend>
          <Select
            id={`${bound.id}-from-${nth}`}
            label={t('term-from')}
            value={draft.from}
            choices={offices}
            onChange={(from) => change(nth, { from })}
          />
          <Select
            id={`${bound.id}-to-${nth}`}
            label={t('term-to')}
            value={draft.to}
            choices={offices.filter(({ value }) => value !== draft.from)}
            onChange={(to) => change(nth, { to })}
          />
          <Select
            id={`${bound.id}-purpose-${nth}`}
            label={t('term-purpose')}
            value={draft.purpose}
            choices={sharingPurposes.map((value) => ({ value, label: a(purposeKey(value)) }))}
            onChange={(purpose) => change(nth, { purpose: sharingPurposes.find((each) => each === purpose) ?? 'PROTECTION' })}
          />
          <fieldset class="field">
            <legend>{t('term-fields')}</legend>
            {sharedFields.map((field) => (
              <Checkbox
                key={field}
                id={`${bound.id}-${nth}-${field}`}
                label={a(`field.${field}`)}
                checked={draft.fields.includes(field)}
                onChange={(checked) =>
                  change(nth, { fields: sharedFields.filter((each) => (each === field ? checked : draft.fields.includes(each))) })
                }
              />
            ))}
          </fieldset>
          <DateInput
            id={`${bound.id}-until-${nth}`}
            label={t('term-until')}
            value={draft.until}
            onChange={(day) => change(nth, { until: day })}
          />
          <ButtonRow>
            <Button
              small
              label={`${t('remove')}: ${t('term', { nth: nth + 1 })}`}
              onPress={() => put(drafts.filter((_, at) => at !== nth))}
            >
              {t('remove')}
            </Button>
          </ButtonRow>
        </fieldset>
      ))}
      <ButtonRow>
        <Button id={bound.id} icon="plus" onPress={() => put([...drafts, { ...emptyTerm, until }])}>
          {t('term-add')}
        </Button>
      </ButtonRow>
    </>
  )
}
