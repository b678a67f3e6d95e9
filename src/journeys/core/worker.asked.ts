// SPDX-License-Identifier: AGPL-3.0-or-later
// From what a contract was given to the command that the rules decide: the same on the server and on a device without a network.

import { occupationCode } from '#agencies/core/occupation.law.ts'
import type { familyContracts } from '#journeys/core/family.contract.ts'
import type { workerContracts } from '#journeys/core/worker.contract.ts'
import { faultsOf, tidyName, tidyPerson, tidyPhone } from '#journeys/core/worker.intake.ts'
import type { Plan, WorkerCommand } from '#journeys/core/worker.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { FieldProblem } from '#kernel/decider.ts'
import type { LocalDate } from '#kernel/time.ts'

type Input<Name extends keyof typeof workerContracts> = InputOf<(typeof workerContracts)[Name]>

/** A command, or what in the input cannot be kept. */
export type Asked<Type extends WorkerCommand['type']> =
  | { readonly ok: true; readonly command: Extract<WorkerCommand, { readonly type: Type }> }
  | { readonly ok: false; readonly fields: readonly FieldProblem[] }

/** Only what was stated: an absent field changes nothing. */
export function statedPlan(plan: { readonly [K in keyof Plan]?: Plan[K] | undefined }): Partial<Plan> {
  const { scheme, destination, occupation, agencyId } = plan
  return {
    ...(scheme === undefined ? {} : { scheme }),
    ...(destination === undefined ? {} : { destination }),
    ...(occupation === undefined ? {} : { occupation }),
    ...(agencyId === undefined ? {} : { agencyId }),
  }
}

/** @param isPlace whether a code is that of a place today; @param doneOn the day on which it was asked, where that was before today */
export function registrationAsked(
  input: Input<'RegisterWorker'>,
  today: LocalDate,
  isPlace: (area: string) => boolean,
  doneOn = today,
): Asked<'RegisterWorker'> {
  const { name, sex, birthDate, nik, phone, alias, motherName, passport, familyCard, area } = input
  const fields = [...faultsOf(input, today), ...(isPlace(area) ? [] : [{ field: 'area', code: 'area-unknown' }])]
  if (fields.length > 0) return { ok: false, fields }
  const occupation = input.occupation === undefined ? undefined : occupationCode(input.occupation)
  const personal = {
    ...tidyPerson({ phone, alias, motherName, passport, familyCard }),
    name: tidyName(name),
    sex,
    birthDate,
    ...(nik === undefined ? {} : { nik }),
    ...(input.occupation === undefined || occupation !== undefined ? {} : { occupation: input.occupation }),
  }
  const plan: Plan = { scheme: 'P_TO_P', ...statedPlan({ ...input, occupation }) }
  return { ok: true, command: { type: 'RegisterWorker', area, plan, personal, ...(doneOn === today ? {} : { on: doneOn }) } }
}

export function milestoneAsked(
  { code, on, evidence, validUntil, paper }: Input<'RecordMilestone'>,
  today: LocalDate,
): Extract<WorkerCommand, { readonly type: 'RecordMilestone' }> {
  const more = {
    ...(evidence === undefined ? {} : { evidence }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(paper === undefined ? {} : { paper }),
  }
  const day = on === undefined ? { on: today, undated: true as const } : { on }
  return { type: 'RecordMilestone', code, ...day, ...more }
}

export function moveAsked({ to, on, reason }: Input<'MoveWorker'>, today: LocalDate): WorkerCommand {
  return { type: 'MoveWorker', to, on: on ?? today, ...(reason === undefined ? {} : { reason }) }
}

export function correctionAsked(input: Input<'CorrectPerson'>, today: LocalDate): Asked<'CorrectPerson'> {
  const fields = faultsOf(input, today)
  if (fields.length > 0) return { ok: false, fields }
  const { name, sex, birthDate, nik, phone, alias, motherName, passport, familyCard, stated } = input
  const personal = {
    ...tidyPerson({ name, phone, alias, motherName, passport, familyCard }),
    ...(sex === undefined ? {} : { sex }),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(nik === undefined ? {} : { nik }),
  }
  return { ok: true, command: { type: 'CorrectPerson', personal, ...(stated === undefined ? {} : { stated }) } }
}

/** @param newKey of a relative who is named for the first time */
export function relativeAsked(
  input: InputOf<(typeof familyContracts)['SetRelative']>,
  today: LocalDate,
  newKey: () => string,
): Asked<'SetRelative'> {
  const { relative: named, relation, name, birthDate, phone, household, consented, carer } = input
  const fields = [
    ...faultsOf({ name, birthDate, phone }, today),
    ...faultsOf({ name: carer }, today).map((fault) => ({ ...fault, field: 'carer' })),
  ]
  if (fields.length > 0) return { ok: false, fields }
  const relative = {
    key: named ?? newKey(),
    relation,
    name: tidyName(name),
    ...(birthDate === undefined ? {} : { birthDate }),
    ...(phone === undefined ? {} : { phone: tidyPhone(phone) }),
    ...(household === true ? { household } : {}),
    ...(consented === true ? { consented } : {}),
    ...(carer === undefined ? {} : { carer: tidyName(carer) }),
  }
  return { ok: true, command: { type: 'SetRelative', relative } }
}
