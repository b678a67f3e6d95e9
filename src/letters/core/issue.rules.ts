// SPDX-License-Identifier: AGPL-3.0-or-later
// What keeps a letter from being issued, and what about one stands out. Only the law refuses; what merely looks odd is flagged for a person
// above the office.

import type { CostStatement } from '#journeys/core/cost.statement.ts'
import { consenters, isSignatory, type Relative } from '#journeys/core/family.ts'
import { counts } from '#journeys/core/worker.guards.ts'
import type { WorkerPerson } from '#journeys/core/worker.port.ts'
import { closedStates, type MilestoneCode } from '#journeys/core/worker.ts'
import type { Context, FailedGuard, Refusal } from '#kernel/decider.ts'
import { refuse } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'
import { bulkRules, issueGuards, letterRule, OF_AGE, PARENT_YEARS } from '#letters/core/letter.law.ts'
import type { Sits } from '#letters/core/letter.number.ts'
import type { LetterCommand, LetterFacts, LetterFlag, LetterKind, ReferredTo } from '#letters/core/letter.ts'
import { ageOn, youngestBirthDate } from '#people/core/birth-date.ts'

/** What a rule needs to know from elsewhere; asked anew at each try. */
export interface IssueFacts {
  readonly person?: WorkerPerson
  /** The file that leads this one is within reach. */
  readonly leads?: boolean
  /** Of a letter that is replaced: every file of the person of whom the new one is. */
  readonly files?: readonly string[]
  readonly place?: string
  readonly office?: LetterFacts['office']
  readonly sits?: Sits
  readonly signer?: LetterFacts['signer']
  /** The account of whoever heads the office, where somebody was named. */
  readonly headId?: string
  /** The number after the highest of the series. */
  readonly nextSerial?: number
  /** The referral of the file that the letter is about, which stands. */
  readonly referred?: ReferredTo
  readonly costs?: CostStatement
  /** The family as the file named it before today; absent where the file began today. */
  readonly familyBefore?: readonly Relative[]
  /** Consents that this office issued before this one, today and within seven days. */
  readonly consents?: { readonly day: number; readonly week: number }
}

interface Asked {
  readonly command: Extract<LetterCommand, { type: 'IssueLetter' }>
  readonly person: WorkerPerson
  /** Of a consent: whoever consents, where the file names them. */
  readonly signer: Relative | undefined
  readonly facts: IssueFacts
  readonly context: Context
}

function guard(name: keyof typeof issueGuards, { today }: Context): FailedGuard {
  return { guard: name, ...basisOn(issueGuards[name], today) }
}

/** Whoever was let into a file reads it; its letters are its own place's. */
export function notOurPlace(context: Context): Refusal {
  return refuse('letter-not-allowed', { guards: [guard('ISSUING_OFFICE', context)] }).refusal
}

function bornOn({ birthDate, stated }: WorkerPerson): LocalDate {
  return youngestBirthDate([birthDate, ...Object.values(stated ?? {})])
}

/** They lead to work abroad, which is nothing for a child. */
const ofAge: readonly LetterKind[] = ['FAMILY_CONSENT', 'PASSPORT_RECOMMENDATION']

/** Of a father or mother whose birth date is known. */
function parentBorn(signer: Relative | undefined): LocalDate | undefined {
  return signer?.relation === 'FATHER' || signer?.relation === 'MOTHER' ? signer.birthDate : undefined
}

/** Husband or wife, parents, or the guardian (UU 18/2017 art 13b), of age. */
function consentGuards({ person, signer, context }: Asked): readonly FailedGuard[] {
  const parent = parentBorn(signer)
  return [
    ...(signer !== undefined && consenters.includes(signer.relation) ? [] : [guard('RIGHT_RELATIVE', context)]),
    ...(signer?.birthDate === undefined || ageOn(signer.birthDate, context.today) >= OF_AGE ? [] : [guard('SIGNER_OF_AGE', context)]),
    ...(parent === undefined || parent < bornOn(person) ? [] : [guard('PARENT_OLDER', context)]),
  ]
}

export function issueGuardsOf(asked: Asked): readonly FailedGuard[] {
  const { command, person, facts, context } = asked
  const { kind, deputyAs } = command
  const { actor, today } = context
  const isOver = closedStates.some((state) => state === person.state)
  return [
    ...(letterRule(kind, today).issuers.includes(actor.officeKind) ? [] : [guard('ISSUING_OFFICE', context)]),
    ...(deputyAs === undefined || actor.acting !== undefined || (deputyAs === 'AN' && facts.signer?.forName !== undefined)
      ? []
      : [guard('DEPUTY', context)]),
    ...(deputyAs !== 'PLH' || facts.headId === undefined || actor.acting?.forUserId === facts.headId
      ? []
      : [guard('ACTING_HEAD', context)]),
    ...(!ofAge.includes(kind) || ageOn(bornOn(person), today) >= OF_AGE ? [] : [guard('WORKER_OF_AGE', context)]),
    ...(kind === 'PASSPORT_RECOMMENDATION' && isOver ? [guard('FILE_OPEN', context)] : []),
    ...(kind === 'FAMILY_CONSENT' ? consentGuards(asked) : []),
  ]
}

/** Named, or named as this one, on the very day; of a file that began that day everything is new. A birth date may have made them of age. */
function isNew({ key, name, relation, birthDate }: Relative, before: readonly Relative[] | undefined): boolean {
  const isThis = (each: Relative): boolean =>
    each.key === key && each.name === name && each.relation === relation && (each.birthDate ?? birthDate) === birthDate
  return before !== undefined && !before.some(isThis)
}

/** Nobody has two at once. */
const single: readonly Relative['relation'][] = ['SPOUSE', 'FATHER', 'MOTHER']

const wordsOf = ({ name }: Relative): readonly string[] => name.toUpperCase().match(/\p{L}+/gu) ?? []

/** Whether somebody else is husband or wife, father or mother there; under the same key, where no word of the name is left. */
function isAnother(signer: Relative, other: Relative): boolean {
  const { key, relation, name } = signer
  if (relation !== other.relation) return false
  return key === other.key ? !wordsOf(signer).some((word) => wordsOf(other).includes(word)) : !isSignatory({ relation, name }, other)
}

/** Of a relation of which there is one, somebody else is named, or was until this one came: it is how a broker becomes the father. */
function standsInPlace(signer: Relative, family: readonly Relative[], before: readonly Relative[] | undefined): boolean {
  const others = [...family, ...(isNew(signer, before) ? (before ?? []) : [])]
  return single.includes(signer.relation) && others.some((each) => isAnother(signer, each))
}

function consentFlags(person: WorkerPerson, signer: Relative, { familyBefore }: IssueFacts): readonly LetterFlag[] {
  const { family = [] } = person
  const parent = parentBorn(signer)
  const knows = (...relations: readonly Relative['relation'][]): boolean => family.some(({ relation }) => relations.includes(relation))
  return [
    ...(signer.birthDate === undefined ? (['SIGNER_AGE_UNKNOWN'] as const) : []),
    ...(signer.relation !== 'SPOUSE' && knows('SPOUSE') ? (['SPOUSE_PASSED_OVER'] as const) : []),
    ...(signer.relation === 'GUARDIAN' && knows('FATHER', 'MOTHER') ? (['PARENT_PASSED_OVER'] as const) : []),
    // Whoever is of age has no guardian: it is how a broker consents for somebody else's daughter.
    ...(signer.relation === 'GUARDIAN' ? (['GUARDIAN_CONSENTED'] as const) : []),
    ...(parent !== undefined && ageOn(parent, bornOn(person)) < PARENT_YEARS ? (['PARENT_TOO_YOUNG'] as const) : []),
    ...(isNew(signer, familyBefore) ? (['SIGNER_NEW'] as const) : []),
    ...(standsInPlace(signer, family, familyBefore) ? (['ANOTHER_NAMED'] as const) : []),
  ]
}

function bulkFlags({ day, week }: { readonly day: number; readonly week: number }, { today }: Context): readonly LetterFlag[] {
  return [
    ...(day + 1 > ruleOn(bulkRules.BULK_DAY, today).most ? (['BULK_DAY'] as const) : []),
    ...(week + 1 > ruleOn(bulkRules.BULK_WEEK, today).most ? (['BULK_WEEK'] as const) : []),
  ]
}

/** What comes before a passport is recommended, and is not done on the file. */
function passportFlags({ milestones = {} }: WorkerPerson, today: LocalDate): readonly LetterFlag[] {
  const isDone = (code: MilestoneCode): boolean => counts(milestones[code], today)
  return [
    ...(isDone('FAMILY_CONSENT') ? [] : (['CONSENT_NOT_DONE'] as const)),
    ...(isDone('ID_PMI_ISSUED') ? [] : (['WORKER_ID_NOT_DONE'] as const)),
  ]
}

export function flagsOf({ command: { kind, marital }, person, signer, facts, context }: Asked): readonly LetterFlag[] {
  if (kind === 'PASSPORT_RECOMMENDATION') return passportFlags(person, context.today)
  if (kind === 'MARITAL_STATUS')
    return marital !== 'MARRIED' && person.family?.some(({ relation }) => relation === 'SPOUSE') === true ? ['MARRIED_ON_FILE'] : []
  if (signer === undefined) return []
  return [...consentFlags(person, signer, facts), ...bulkFlags(facts.consents ?? { day: 0, week: 0 }, context)]
}
