// SPDX-License-Identifier: AGPL-3.0-or-later
// What is being typed about a new person: the form, its check, and what is sent.

import type { likelyContracts } from '#journeys/core/likely.contract.ts'
import type { workerContracts } from '#journeys/core/worker.contract.ts'
import { faultsOf } from '#journeys/core/worker.intake.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'

export const fields = [
  'nik',
  'name',
  'sex',
  'birthDate',
  'area',
  'phone',
  'alias',
  'motherName',
  'passport',
  'destination',
  'occupation',
] as const
export type FieldName = (typeof fields)[number]
export type Draft = Readonly<Record<FieldName, string>>

export const emptyDraft: Draft = {
  nik: '',
  name: '',
  sex: '',
  birthDate: '',
  area: '',
  phone: '',
  alias: '',
  motherName: '',
  passport: '',
  destination: '',
  occupation: '',
}

/** The four without which nobody is registered. */
const needed = ['name', 'sex', 'birthDate', 'area'] as const satisfies readonly FieldName[]

export interface DraftFault {
  readonly field: FieldName
  readonly code: string
}

/** What keeps the draft from being sent, in the order of the questions. */
export function draftFaults(draft: Draft, today: LocalDate): readonly DraftFault[] {
  const missing = needed.filter((field) => draft[field].trim() === '')
  const given = (field: FieldName): string | undefined => (draft[field].trim() === '' ? undefined : draft[field])
  const found: DraftFault[] = missing.map((field) => ({ field, code: `required-${field}` }))
  if (draft.nik !== '' && draft.nik.length !== 16) found.push({ field: 'nik', code: 'nik-short' })
  const typed = {
    name: given('name'),
    birthDate: given('birthDate'),
    phone: given('phone'),
    alias: given('alias'),
    motherName: given('motherName'),
  }
  for (const { field, code } of faultsOf(typed, today)) {
    const known = fields.find((each) => each === field)
    if (known !== undefined) found.push({ field: known, code })
  }
  return found.sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
}

const SHORTEST_NAME = 3

/** What is worth asking whether somebody has a file: a name, and one thing more that is whole. */
export function likelyInput(draft: Draft): InputOf<typeof likelyContracts.LikelyDoubles> | undefined {
  const name = draft.name.trim()
  const more = {
    birthDate: /^\d{4}-\d{2}-\d{2}$/.test(draft.birthDate) ? draft.birthDate : undefined,
    area: draft.area === '' ? undefined : draft.area,
    nik: draft.nik.length === 16 ? draft.nik : undefined,
    phone: draft.phone.replaceAll(/\D/g, '').length >= 9 ? draft.phone : undefined,
    passport: draft.passport.trim().length >= 6 ? draft.passport : undefined,
  }
  if (name.length < SHORTEST_NAME || Object.values(more).every((each) => each === undefined)) return undefined
  const text = (field: 'alias' | 'motherName'): string | undefined => (draft[field].trim() === '' ? undefined : draft[field].trim())
  const sex = draft.sex === 'F' || draft.sex === 'M' ? draft.sex : undefined
  return { name, sex, alias: text('alias'), motherName: text('motherName'), ...more }
}

export function inputOf(draft: Draft): InputOf<typeof workerContracts.RegisterWorker> {
  const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim())
  return {
    name: draft.name,
    sex: draft.sex === 'M' ? 'M' : 'F',
    birthDate: draft.birthDate,
    area: draft.area,
    nik: given(draft.nik),
    phone: given(draft.phone),
    alias: given(draft.alias),
    motherName: given(draft.motherName),
    passport: given(draft.passport),
    destination: given(draft.destination),
    occupation: given(draft.occupation),
  }
}
