// SPDX-License-Identifier: AGPL-3.0-or-later
// What in a paper should be looked at once more. Each rule is pure and only raises a flag; a person decides what it means.

import { leastAge } from '#journeys/core/guard.law.ts'
import { daysBetween, type LocalDate } from '#kernel/time.ts'
import { most } from '#papers/core/flag.law.ts'
import type { PaperRule } from '#papers/core/paper.law.ts'
import type { Flag, FlagCode, Holder, OpenReading, PaperFile, SealedReading } from '#papers/core/paper.ts'
import { dayOfAge } from '#people/core/birth-date.ts'
import { type Mrz, readMrz } from '#people/core/mrz.ts'
import { nameForm } from '#people/core/name-form.ts'

type Reading = OpenReading & SealedReading

const when = (holds: boolean, code: FlagCode): readonly Flag[] => (holds ? [{ code }] : [])

/** A number as it is compared: without what people put between its letters. */
export function plainNumber(number: string): string {
  return number.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
}

/** What stands in the file itself. */
export function fileFlags({ dangers }: PaperFile): readonly Flag[] {
  return when(dangers.length > 0, 'FILE_DANGER')
}

/** Whether each word of the shorter name sounds like one of the other: passports cut and order names in their own way. */
export function sameName(one: string, other: string): boolean {
  const [short = [], long = []] = [nameForm(one).folded, nameForm(other).folded].toSorted((a, b) => a.length - b.length)
  const heard = (word: string, among: string): boolean => among === word || (word.length >= 3 && among.startsWith(word))
  return short.length > 0 && short.every((word) => long.some((each) => heard(word, each) || heard(each, word)))
}

function mrzFlags(mrz: Mrz, holder: Holder | undefined, reading: Reading): readonly Flag[] {
  const { birthDate, sex, validUntil, number, wrong } = mrz
  return [
    ...when(wrong.length > 0, 'MRZ_CHECK_DIGIT'),
    ...when(reading.number !== undefined && plainNumber(reading.number) !== plainNumber(number), 'MRZ_NUMBER'),
    ...when(reading.validUntil !== undefined && reading.validUntil !== validUntil, 'MRZ_VALID_UNTIL'),
    ...(holder === undefined
      ? []
      : [
          ...when(!sameName(holder.name, `${mrz.givenNames} ${mrz.surname}`), 'MRZ_NAME'),
          ...when(birthDate === undefined || !holder.birthDates.includes(birthDate), 'MRZ_BIRTH_DATE'),
          ...when(sex !== 'X' && sex !== holder.sex, 'MRZ_SEX'),
        ]),
  ]
}

/** Hours that do not fit into the days between the first and the last of a training. */
function impossibleHours({ hours, startedOn, issuedOn }: Reading, today: LocalDate): boolean {
  if (hours === undefined || issuedOn === undefined) return false
  const days = startedOn === undefined || startedOn > issuedOn ? undefined : daysBetween(startedOn, issuedOn) + 1
  return days !== undefined && hours > days * most('HOURS_A_DAY', today)
}

/** What the officer's reading alone tells, with what the file says of the person. */
export function readingFlags(
  rule: PaperRule,
  reading: Reading & { readonly mrz?: string },
  { holder, today }: { readonly holder: Holder | undefined; readonly today: LocalDate },
): readonly Flag[] {
  const { marks, number, mrz, issuedOn } = reading
  const read = mrz === undefined ? undefined : readMrz(mrz, today)
  const late = rule.kind === 'AKTA_LAHIR' && issuedOn !== undefined && daysBetween(issuedOn, today) <= most('LATE_CERTIFICATE', today)
  // Only an adult candidate can be let go: what was signed before is a permission for a child.
  const [youngest] = (holder?.birthDates ?? []).toSorted().toReversed()
  const grownOn = youngest === undefined ? undefined : dayOfAge(youngest, leastAge(today).years)
  const early = rule.checks.includes('OF_AGE') && issuedOn !== undefined && grownOn !== undefined && issuedOn < grownOn
  return [
    ...when(
      Object.values(marks).some((mark) => mark === 'DIFFERS'),
      'MARKED_DIFFERENT',
    ),
    ...when(number !== undefined && rule.number !== undefined && !rule.number.test(plainNumber(number)), 'NUMBER_FORM'),
    ...when(impossibleHours(reading, today), 'HOURS_IMPOSSIBLE'),
    ...when(late, 'LATE_CERTIFICATE'),
    ...when(early, 'SIGNED_UNDER_AGE'),
    ...when(mrz !== undefined && read === undefined, 'MRZ_UNREADABLE'),
    ...(read === undefined ? [] : mrzFlags(read, holder, reading)),
  ]
}

/** What is known of whom a certificate names, from whoever keeps classes and tests. */
export interface TrainingFacts {
  /** Days on which the provider of this name is licensed; absent where nobody knows it. */
  readonly licences?: readonly { readonly from: LocalDate; readonly to: LocalDate }[]
  /** Hours the person attended with that provider, where their classes are kept here. */
  readonly attended?: number
  /** Whose the certificate of this number is, where it is one of a body kept here: this person's, another's, or none's. */
  readonly certificate?: 'theirs' | 'others' | 'nobodys'
}

/** What other records tell of a paper that was verified. */
export interface BesideFacts {
  /** Another person's paper of this kind with this number. */
  readonly sameNumber?: string
  /** Papers of this kind that its issuer signed on its day, this one among them. */
  readonly signedThatDay: number
  readonly training: TrainingFacts
}

/** What only other records can tell. */
export function besideFlags(rule: PaperRule, reading: Reading, beside: BesideFacts, today: LocalDate): readonly Flag[] {
  const { sameNumber, signedThatDay, training } = beside
  const { hours, issuedOn, issuer } = reading
  const { licences, attended, certificate } = training
  const isTraining = rule.issuer === 'TRAINING'
  const live = licences?.some(({ from, to }) => issuedOn !== undefined && from <= issuedOn && issuedOn <= to)
  return [
    ...(sameNumber === undefined ? [] : [{ code: 'NUMBER_TWICE', other: sameNumber } as const]),
    ...(signedThatDay > most('BULK_SIGNED', today) ? [{ code: 'BULK_SIGNED', count: signedThatDay } as const] : []),
    ...when(isTraining && issuer !== undefined && licences === undefined, 'PROVIDER_UNKNOWN'),
    ...when(isTraining && issuedOn !== undefined && live === false, 'PROVIDER_UNLICENSED'),
    ...when(isTraining && hours !== undefined && attended !== undefined && attended < hours, 'HOURS_NOT_ATTENDED'),
    ...when(certificate === 'others' || certificate === 'nobodys', 'CERTIFICATE_UNKNOWN'),
  ]
}

/** Those that are not there yet. */
export function newFlags(known: readonly Flag[], found: readonly Flag[]): readonly Flag[] {
  return found.filter(({ code }) => !known.some((flag) => flag.code === code))
}
