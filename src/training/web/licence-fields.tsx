// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions on a licence, the same for a new provider and for a further licence.

import type { VNode } from 'preact'
import type { Form } from '#platform/web/form.ts'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { providerPageWords } from '#training/web/provider.words.ts'

export const initialLicence = { number: '', issuer: '', from: '', to: '' }
export const neededOfLicence = ['number', 'issuer', 'from'] as const

export function LicenceFields(props: { readonly form: Pick<Form<keyof typeof initialLicence>, 'bind'> }): VNode {
  const t = useWords(providerPageWords)
  const { bind } = props.form
  return (
    <>
      <TextInput {...bind('number')} label={t('number')} maxLength={80} required />
      <TextInput {...bind('issuer')} label={t('issuer')} maxLength={120} required />
      <DateInput {...bind('from')} label={t('from')} required />
      <DateInput {...bind('to')} label={t('to')} hint={t('to-hint')} optional />
    </>
  )
}
