// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a file; pure, for the server's answers and the phone alike.

import { movesFrom } from '#journeys/core/arrow.law.ts'
import { personFields, planFields } from '#journeys/core/changed-fields.ts'
import type { Contested, Field } from '#journeys/core/contested.ts'
import { papersOf } from '#journeys/core/document.law.ts'
import { childrenUncared } from '#journeys/core/family.rules.ts'
import { limitRules } from '#journeys/core/limit.law.ts'
import { type Limit, limitsOn } from '#journeys/core/limit.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { gatesAt } from '#journeys/core/scheme.law.ts'
import type { WorkerRow } from '#journeys/core/worker.contract.ts'
import { counts } from '#journeys/core/worker.guards.ts'
import { lenderOf } from '#journeys/core/worker.merge.ts'
import { askedOn } from '#journeys/core/worker.override.ts'
import { atRiskSince } from '#journeys/core/worker.risk.ts'
import { pathOf, standpointOf } from '#journeys/core/worker.stage.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import { type MilestoneCode, milestoneCodes, type Scheme, troubles, type WorkerState } from '#journeys/core/worker.ts'
import { regencyOf } from '#kernel/area.ts'
import { byDay, ruleOn } from '#kernel/law.ts'
import { deadlineAt, type Regencies } from '#kernel/regency.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

type StepText = (code: string) => string

/** On which day, in whose words, and by whose deadlines. */
export interface Reading {
  readonly today: LocalDate
  readonly text: StepText
  readonly regencies: Regencies
}

export function presentSteps(state: WorkerState, { today, text, regencies }: Reading): readonly (NextStep & { readonly text: string })[] {
  return nextSteps(state, today, regencies).map((step) => ({ ...step, text: text(step.code) }))
}

/** The answer of every command: no personal field. */
export function presentAnswer(id: string, version: number, state: WorkerState, reading: Reading): object {
  return { id, version, state: state.journey, nextSteps: presentSteps(state, reading) }
}

type Blanks = ReadonlyMap<MilestoneCode, object>

// What is said of a milestone that was not recorded is the same in every file of a scheme: made once, and written once.
const known = new WeakMap<Regencies, (today: LocalDate) => Map<string, Blanks>>()
const written = new WeakMap<object, string>()

function makeBlanks(scheme: Scheme, area: string, { today, regencies }: Reading): Blanks {
  const gates = new Map(gatesAt(scheme, today).map((rule) => [rule.milestone, rule.gate]))
  const blanks = [...milestonesAt(today)].map(([code, rule]) => {
    const { owner, doneBy, deadlineDays, deadlineStanding, legalBasis, standing } = rule
    const { documents, ...papers } = papersOf(rule, scheme, today)
    const own = deadlineAt(regencies, area, code, today)
    const deadline = own === undefined ? { days: deadlineDays, standing: deadlineStanding } : { days: own.days, standing: own.standing }
    const gate = gates.get(code) ?? 'none'
    return [code, { code, gate, status: 'open', owner, doneBy, documents, papers, deadline, legalBasis, standing }] as const
  })
  for (const [, blank] of blanks) written.set(blank, JSON.stringify(blank))
  return new Map(blanks)
}

function blanksOf(scheme: Scheme, area: string, reading: Reading): Blanks {
  const days = known.get(reading.regencies) ?? byDay(() => new Map<string, Blanks>())
  known.set(reading.regencies, days)
  const ofDay = days(reading.today)
  const regency = regencyOf(area)
  const name = reading.regencies.has(regency) ? `${scheme} ${regency}` : scheme
  const blanks = ofDay.get(name) ?? makeBlanks(scheme, area, reading)
  ofDay.set(name, blanks)
  return blanks
}

export function presentMilestones(state: WorkerState, reading: Reading): readonly object[] {
  const blanks = blanksOf(state.plan.scheme, state.area, reading)
  return milestoneCodes.flatMap((code) => {
    const blank = blanks.get(code)
    const milestone = state.milestones[code]
    if (blank === undefined) return []
    if (milestone === undefined) return [blank]
    const { on, validUntil, origin, paper } = milestone
    const status = counts(milestone, reading.today) ? 'done' : 'lapsed'
    const lent = lenderOf(state, code) === undefined ? {} : { lent: true }
    return [{ ...blank, status, on, validUntil, origin, paper, evidence: state.personal.evidence?.[code], ...lent }]
  })
}

/** A row of the list, but for whether the file is at risk, which depends on the day it is read. */
export function presentRow(
  id: string,
  version: number,
  state: WorkerState,
  today: LocalDate,
  nextDue: LocalDate | null,
): Omit<WorkerRow, 'atRisk'> {
  const { name, sex } = state.personal
  const { scheme, destination = null, occupation = null } = state.plan
  const { stage, since: stageSince } = standpointOf(state, today)
  const { area, journey, since, registeredOn } = state
  const row = {
    id,
    version,
    name,
    sex,
    area,
    state: journey,
    since,
    scheme,
    destination,
    occupation,
    registeredOn,
    stage,
    stageSince,
    nextDue,
  }
  const limited = state.limits === undefined ? {} : { limits: [...state.limits] }
  return state.mergedInto === undefined ? { ...row, ...limited } : { ...row, ...limited, joined: true }
}

/** What stands in the file, as text. */
function standing({ personal, plan }: WorkerState, { field, source }: Field): string | undefined {
  if (field === 'stated') return personal.stated?.[source ?? '']
  const planned = planFields.find((each) => each === field)
  const person = personFields.find((each) => each === field)
  return planned === undefined ? person && personal[person] : plan[planned]
}

/** Two values of one field, the older choice first; who wrote it is named by whoever knows names. */
export function presentContested(state: WorkerState): readonly PresentedContest[] {
  return Object.entries(state.personal.contested?.entries ?? {}).map(([nth, entry]) => ({
    ...entry,
    nth: Number(nth),
    stands: standing(state, entry),
  }))
}

interface PresentedContest extends Contested {
  readonly nth: number
  readonly stands: string | undefined
}

/** What is asked and not answered yet, and what is set aside today. */
function presentOverride(state: WorkerState, today: LocalDate): object | undefined {
  const asked = askedOn(state, today)
  const granted = state.override?.granted
  const held = granted !== undefined && today <= granted.until ? granted : undefined
  if (asked === undefined && held === undefined) return undefined
  return {
    asked: asked === undefined ? undefined : { guards: asked.guards, on: asked.on, owner: asked.owner },
    granted: held,
  }
}

/** What lies on the file today, and what each stops. */
function presentLimits(limits: readonly Limit[] = [], today: LocalDate): readonly object[] | undefined {
  const present = limitsOn(limits, today).map((limit) => {
    const { stops, legalBasis, standing } = ruleOn(limitRules[limit.right], today)
    return { ...limit, stops, legalBasis, standing }
  })
  return present.length === 0 ? undefined : present
}

export interface PresentedFile {
  readonly milestones: readonly object[]
  readonly identity?: unknown
  readonly contested?: unknown
  readonly nik?: unknown
}

export function presentFile(id: string, version: number, state: WorkerState, reading: Reading): PresentedFile {
  const { today, regencies } = reading
  const { name, sex, birthDate, nik, phone, alias, motherName, passport, familyCard, family, stated } = state.personal
  const { scheme, destination, occupation, agencyId } = state.plan
  const file = {
    ...presentAnswer(id, version, state, reading),
    name,
    sex,
    birthDate,
    nik,
    phone,
    alias,
    motherName,
    passport,
    familyCard,
    family,
    childrenUncared: childrenUncared(family ?? [], state.journey, today).map(({ key }) => key),
    stated,
    area: state.area,
    since: state.since,
    registeredOn: state.registeredOn,
    scheme,
    destination,
    // Before one of the list is chosen, what the person said.
    occupation: occupation ?? state.personal.occupation,
    agencyId,
    jobOrderId: state.jobPlace?.orderId,
    regularised: state.regularised === true,
    troubles: troubles.filter((trouble) => state.troubles[trouble] !== undefined),
    milestones: presentMilestones(state, reading),
    moves: state.mergedInto === undefined ? movesFrom[state.journey] : [],
    path: pathOf(state, today),
    override: presentOverride(state, today),
    limits: presentLimits(state.limits, today),
    atRiskSince: atRiskSince(state.journey, nextSteps(state, today, regencies), today),
  }
  return file
}

/** The same for who needs not know how to find the person: the numbers, the mother's name and further birth dates are left out. */
export function withoutIdentity(file: PresentedFile): PresentedFile {
  const absent = {
    phone: undefined,
    motherName: undefined,
    passport: undefined,
    familyCard: undefined,
    family: undefined,
    stated: undefined,
  }
  const {
    nik: _nik,
    phone: _phone,
    motherName: _mother,
    passport: _passport,
    familyCard: _card,
    family: _family,
    stated: _stated,
    identity: _identity,
    contested: _contested,
    ...rest
  } = {
    ...absent,
    ...file,
  }
  return rest
}

/** The file as JSON; the milestones that nobody recorded are taken as they were written once. */
export function fileJson({ milestones, ...rest }: PresentedFile): string {
  const rows = milestones.map((milestone) => written.get(milestone) ?? JSON.stringify(milestone))
  return `${JSON.stringify(rest).slice(0, -1)},"milestones":[${rows.join(',')}]}`
}
