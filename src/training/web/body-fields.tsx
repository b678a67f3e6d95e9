// SPDX-License-Identifier: AGPL-3.0-or-later
// The questions on a licence and on a scheme, the same for a new certification body and for one that is known.

import type { VNode } from 'preact'
import type { InputOf } from '#kernel/contract.ts'
import type { Form } from '#platform/web/form.ts'
import { DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import type { bodyContracts } from '#training/core/body.contract.ts'
import { bodyPageWords } from '#training/web/body.words.ts'
import { readUnits } from '#training/web/units-text.ts'

export const initialLicence = { number: '', from: '', to: '' }
export const initialScheme = { scheme: '', schemeName: '', standard: '', units: '' }
type SchemeValues = Readonly<Record<keyof typeof initialScheme, string>>
export type Scheme = InputOf<typeof bodyContracts.SetBodyScope>['schemes'][number]

export function LicenceFields(props: { readonly form: Pick<Form<keyof typeof initialLicence>, 'bind'> }): VNode {
  const t = useWords(bodyPageWords)
  const { bind } = props.form
  return (
    <>
      <TextInput {...bind('number')} label={t('number')} width="half" maxLength={60} required />
      <DateInput {...bind('from')} label={t('from')} required />
      <DateInput {...bind('to')} label={t('to')} required />
    </>
  )
}

export function SchemeFields(props: { readonly form: Pick<Form<keyof typeof initialScheme>, 'bind'> }): VNode {
  const t = useWords(bodyPageWords)
  const { bind } = props.form
  return (
    <>
      <TextInput {...bind('scheme')} label={t('scheme-code')} width="half" maxLength={40} required />
      <TextInput {...bind('schemeName')} label={t('scheme-name')} maxLength={200} required />
      <TextInput {...bind('standard')} label={t('scheme-standard')} hint={t('standard-hint')} maxLength={200} required />
      <TextArea {...bind('units')} label={t('units')} hint={t('units-hint')} rows={5} required />
    </>
  )
}

/** The scheme as it was written, or why its units cannot be read. */
export function readScheme(values: SchemeValues): { readonly scheme: Scheme } | { readonly line: number | undefined } {
  const read = readUnits(values.units)
  if ('line' in read) return { line: read.line }
  const hours = read.units.findIndex(({ minHours }) => minHours > 0)
  if (hours >= 0) return { line: hours + 1 }
  if (read.units.length === 0) return { line: undefined }
  const units = read.units.map(({ code, title }) => ({ code: code.toUpperCase(), title }))
  return { scheme: { code: values.scheme.trim().toUpperCase(), name: values.schemeName, standard: values.standard, units } }
}
