// SPDX-License-Identifier: AGPL-3.0-or-later
// A file that leads others of the same person (docs/decisions/0021). It stays what its own history says; over that lies what the others
// lend it: what they have and it lacks. So that they can be parted again, nothing of the one is ever written into the other.

import { preparationStates, troubleStates } from '#journeys/core/arrow.law.ts'
import { familyWith } from '#journeys/core/family.ts'
import { counts } from '#journeys/core/worker.guards.ts'
import {
  closedStates,
  type JourneyState,
  type Lent,
  type MergedFile,
  type Milestone,
  type MilestoneCode,
  milestoneCodes,
  type PersonalPart,
  type Trouble,
  troubles,
  type WorkerEvent,
  type WorkerState,
} from '#journeys/core/worker.ts'
import type { LocalDate } from '#kernel/time.ts'

/** A file as its own history alone says it. */
export function ownOf(state: WorkerState): WorkerState {
  const { merged, own, ...rest } = state
  if (merged === undefined || own === undefined) return state
  const { withdrawn: _withdrawn, ...kept } = rest
  return { ...kept, ...own }
}

/** The same file with what the others lend it over it. */
function leading(file: WorkerState, merged: readonly MergedFile[]): WorkerState {
  if (merged.length === 0) return file
  const { milestones, troubles: own, withdrawn } = file
  // Of several the one that was joined first lends; what the file has itself goes before all.
  const all = merged.toReversed()
  const lacking = layered([...all.map((each) => each.withdrawn), withdrawn ?? {}])
  return {
    ...file,
    milestones: layered([...all.map((each) => each.milestones), milestones]),
    troubles: layered([...all.map((each) => each.troubles), own]),
    ...(Object.keys(lacking).length === 0 ? {} : { withdrawn: lacking }),
    merged,
    own: { milestones, troubles: own, ...(withdrawn === undefined ? {} : { withdrawn }) },
  }
}

/** Each lies over those before it. */
function layered<K extends string, V>(records: readonly Readonly<Partial<Record<K, V>>>[]): Partial<Record<K, V>> {
  const all: Partial<Record<K, V>> = {}
  for (const each of records) Object.assign(all, each)
  return all
}

function mergedAfter(merged: readonly MergedFile[], event: WorkerEvent): readonly MergedFile[] {
  switch (event.type) {
    case 'FileMerged':
      return [...merged, { file: event.file, on: event.on, ...event.lent }]
    case 'MergedSeen':
      return merged.map((each) => (each.file === event.file ? { file: each.file, on: each.on, ...event.lent } : each))
    case 'FileUnmerged':
      return merged.filter(({ file }) => file !== event.file)
    default:
      return merged
  }
}

/** @param evolveOwn how an event changes a file that leads none */
export function evolveLeading(
  before: WorkerState,
  event: WorkerEvent,
  evolveOwn: (state: WorkerState, event: WorkerEvent) => WorkerState,
): WorkerState {
  const { merged = [] } = before
  if (merged.length === 0 && event.type !== 'FileMerged') return evolveOwn(before, event)
  return leading(evolveOwn(ownOf(before), event), mergedAfter(merged, event))
}

const prepares = (journey: JourneyState): boolean => preparationStates.includes(journey)

/** What one file lends another that leads it: what counts for the journey on which the leading one is. */
export function lentBy(other: WorkerState, lead: WorkerState, today: LocalDate): Lent {
  const own = ownOf(lead)
  const milestones: Partial<Record<MilestoneCode, Milestone>> = {}
  const open: Partial<Record<Trouble, LocalDate>> = {}
  const withdrawn: Partial<Record<MilestoneCode, true>> = {}
  const isHere = prepares(own.journey)
  // Whoever prepares anew does not stand on the papers of a journey that is over.
  const isSame = prepares(other.journey) || !isHere
  for (const code of milestoneCodes) {
    const milestone = other.milestones[code]
    if (milestone === undefined || !isSame || (isHere && (!counts(milestone, today) || isPast(own, code, milestone.on)))) continue
    milestones[code] = milestone
  }
  if (isHere && isSame)
    for (const code of milestoneCodes) if (other.withdrawn?.[code] === true && own.milestones[code] === undefined) withdrawn[code] = true
  if (!closedStates.some((state) => state === other.journey))
    for (const trouble of troubles) {
      const since = other.troubles[trouble]
      if (since !== undefined && troubleStates[trouble].includes(own.journey)) open[trouble] = since
    }
  return { milestones, troubles: open, withdrawn }
}

/** Of a round before this one; or an examination from before the person was found unfit, or did not depart (UU 18/2017 art 5c, 13d). */
function isPast({ roundFrom, leftOn }: WorkerState, code: MilestoneCode, on: LocalDate): boolean {
  if (code === 'VILLAGE_RECORDED') return false
  return (roundFrom !== undefined && on < roundFrom) || (code === 'MEDICAL_FIT' && leftOn !== undefined && on < leftOn)
}

function textOf(record: object): string {
  return JSON.stringify(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

export function sameLent(one: Lent, other: Lent): boolean {
  return (
    textOf(one.milestones) === textOf(other.milestones) &&
    textOf(one.troubles) === textOf(other.troubles) &&
    textOf(one.withdrawn) === textOf(other.withdrawn)
  )
}

const lentFields = ['nik', 'phone', 'motherName', 'passport', 'familyCard'] as const

/**
 * The person as the files together say it, for whoever reads: what the leading one lacks, and what was shown for what it is lent, is taken
 * from those it leads. It is written nowhere: where they turn out to be of two persons, nothing of the one may be left in the other's history.
 */
export function personOf(state: WorkerState, others: Readonly<Record<string, WorkerState>>): PersonalPart {
  const full = { ...state.personal }
  const said = Object.values(others)
  for (const field of lentFields) {
    const value = full[field] ?? said.find(({ personal }) => personal[field] !== undefined)?.personal[field]
    if (value !== undefined) full[field] = value
  }
  const evidence: Partial<Record<MilestoneCode, string>> = { ...full.evidence }
  for (const code of milestoneCodes) {
    const lender = lenderOf(state, code)
    const shown = lender === undefined ? undefined : others[lender.file]?.personal.evidence?.[code]
    if (shown !== undefined) evidence[code] = shown
  }
  const family = said.reduce((all, { personal }) => familyWith(all, personal.family ?? []), full.family ?? [])
  return { ...full, ...(family.length === 0 ? {} : { family }), evidence }
}

/** A file for whoever reads it: with what those that it leads say of the same person. */
export function asRead(state: WorkerState, others: Readonly<Record<string, WorkerState>>): WorkerState {
  if (Object.keys(others).length === 0) return state
  return { ...state, ...limitsOf(state, others), personal: personOf(state, others) }
}

/** Of the files that one leads, those that are at hand. */
export function ledOf<S>({ merged = [] }: WatchedFile, find: (file: string) => S | undefined): Readonly<Record<string, S>> {
  return Object.fromEntries(
    merged.flatMap(({ file }) => {
      const led = find(file)
      return led === undefined ? [] : [[file, led]]
    }),
  )
}

interface WatchedFile {
  readonly merged?: readonly Pick<MergedFile, 'file'>[]
}

/** The file that lends a relative: the one that names them, where the leading one does not. */
export function relativeLender(
  state: WorkerState,
  others: Readonly<Record<string, WorkerState>> | undefined,
  relative: string,
): MergedFile | undefined {
  const names = ({ personal }: WorkerState): boolean => personal.family?.some(({ key }) => key === relative) === true
  if (names(state)) return undefined
  return state.merged?.find(({ file }) => {
    const led = others?.[file]
    return led !== undefined && names(led)
  })
}

/** Limits are the person's, whichever of the files they were asked about. */
export function limitsOf(state: WorkerState, others: Readonly<Record<string, WorkerState>>): Pick<WorkerState, 'limits'> {
  const limits = [state, ...Object.values(others)].flatMap((file) => file.limits ?? [])
  return limits.length === 0 ? {} : { limits }
}

/** The file that lends a milestone; undefined where it is the leading file's own, or nobody's. */
export function lenderOf({ merged = [], own }: WorkerState, code: MilestoneCode): MergedFile | undefined {
  return own?.milestones[code] === undefined ? merged.find((each) => each.milestones[code] !== undefined) : undefined
}

export function troubleLender({ merged = [], own }: WorkerState, trouble: Trouble): MergedFile | undefined {
  return own?.troubles[trouble] === undefined ? merged.find((each) => each.troubles[trouble] !== undefined) : undefined
}

/** What is left of what a file lends, without a milestone or a trouble. */
export function lentWithout({ milestones, troubles: open, withdrawn }: Lent, gone: MilestoneCode | Trouble): Lent {
  return { milestones: without(milestones, gone), troubles: without(open, gone), withdrawn }
}

function without<K extends string, V>(record: Readonly<Partial<Record<K, V>>>, gone: string): Partial<Record<K, V>> {
  const kept = { ...record }
  for (const key in kept) if (key === gone) delete kept[key]
  return kept
}
