// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of letters: who may issue which about whom, whose consent counts, and what stands out. Only the law refuses; what merely looks
// odd is flagged for a person above the office.

import type { Relative } from '#journeys/core/family.ts'
import type { WorkerPerson } from '#journeys/core/worker.port.ts'
import type { Actor, OfficeKind } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, must, refuse } from '#kernel/decider.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import { flagsOf, type IssueFacts, issueGuardsOf } from '#letters/core/issue.rules.ts'
import { letterRule } from '#letters/core/letter.law.ts'
import { homeOf, numberOf, seriesOf } from '#letters/core/letter.number.ts'
import type { LetterCommand, LetterEvent, LetterFacts, LetterState } from '#letters/core/letter.ts'

type Issue = Extract<LetterCommand, { type: 'IssueLetter' }>

/** What each kind must say beside the file. */
function missing({ kind, relative, seen, marital, text }: Issue): string | undefined {
  switch (kind) {
    case 'FAMILY_CONSENT':
      return relative === undefined ? 'relative' : seen === undefined ? 'seen' : undefined
    case 'MARITAL_STATUS':
      return marital === undefined ? 'marital' : undefined
    case 'DOMICILE':
      return text === undefined ? 'text' : undefined
    case 'INTRODUCTION':
    case 'PASSPORT_RECOMMENDATION':
    case 'REFERRAL':
    case 'COSTS':
      return undefined
  }
}

function factsOf(
  command: Issue,
  person: WorkerPerson,
  signer: Relative | undefined,
  facts: Required<Pick<IssueFacts, 'office' | 'place' | 'signer'>> & Pick<IssueFacts, 'referred' | 'costs'>,
): LetterFacts {
  const { name, sex, birthDate, nik, destination, occupation } = person
  return {
    name,
    sex,
    birthDate,
    ...(nik === undefined ? {} : { nik }),
    place: facts.place,
    ...(destination === undefined ? {} : { destination }),
    ...(occupation === undefined ? {} : { occupation }),
    ...(command.kind === 'MARITAL_STATUS' && command.marital !== undefined ? { marital: command.marital } : {}),
    ...(command.text === undefined || command.kind === 'FAMILY_CONSENT' ? {} : { text: command.text }),
    ...(command.kind === 'REFERRAL' && facts.referred !== undefined ? { referred: facts.referred } : {}),
    ...(command.kind === 'COSTS' && facts.costs !== undefined ? { costs: facts.costs } : {}),
    ...(signer === undefined
      ? {}
      : {
          consenter: {
            key: signer.key,
            name: signer.name,
            relation: signer.relation,
            ...(signer.birthDate === undefined ? {} : { birthDate: signer.birthDate }),
          },
        }),
    office: facts.office,
    signer: facts.signer,
  }
}

/** The last day on which it counts: that of its rule, or of what it tells of. */
function untilOf({ kind }: Issue, { referred }: IssueFacts, today: LocalDate): { readonly validUntil?: LocalDate } {
  if (kind === 'REFERRAL') return referred === undefined ? {} : { validUntil: referred.until }
  const { days } = letterRule(kind, today)
  return days === undefined ? {} : { validUntil: addDays(today, days) }
}

function issue(state: LetterState | undefined, command: Issue, context: Context, facts: IssueFacts): Decision<LetterEvent> {
  const { actor, today } = context
  const { person, nextSerial: serial, office, place, sits, signer: officer } = facts
  if (state !== undefined) return refuse('letter-issued')
  if (person === undefined || office === undefined || place === undefined || sits === undefined || officer === undefined)
    return refuse('not-within-reach')
  // What files of one person say is read together where one of them leads, and nowhere else.
  if (person.mergedInto !== undefined)
    return refuse('file-merged', facts.leads === true ? { see: `/workers/${person.mergedInto.file}` } : {})
  const field = missing(command)
  if (field !== undefined) return refuse('invalid-input', { fields: [{ field, code: `letter-${field}` }] })
  const { kind, workerId, seen, deputyAs, token } = command
  if (kind === 'REFERRAL' && facts.referred === undefined) return refuse('letter-no-referral')
  const rule = letterRule(kind, today)
  const isConsent = kind === 'FAMILY_CONSENT'
  const signer = isConsent ? person.family?.find(({ key }) => key === command.relative) : undefined
  const asked = { command, person, signer, facts, context }
  const guards = issueGuardsOf(asked)
  if (guards.length > 0 || serial === undefined) return refuse('letter-not-allowed', { guards })
  const numbering = { code: rule.code, officeId: actor.officeId, officeKind: actor.officeKind, ...sits, on: today }
  return accept({
    type: 'LetterIssued',
    area: person.area,
    workerId,
    kind,
    officeId: actor.officeId,
    officeKind: actor.officeKind,
    number: numberOf(numbering, serial),
    issuedOn: today,
    ...untilOf(command, facts, today),
    by: actor.userId,
    ...(officer.forName === undefined ? {} : { deputyAs: deputyAs ?? 'AN' }),
    ...(isConsent && seen !== undefined ? { seen } : {}),
    flags: flagsOf(asked),
    series: seriesOf(numbering),
    serial,
    home: homeOf(actor),
    personal: { facts: factsOf(command, person, signer, { ...facts, office, place, signer: officer }), token },
  })
}

/** Reaching a letter makes nobody its office: whoever reads the same file may stand below, or beside. */
export function issuedBy({ officeId }: Pick<LetterState, 'officeId'>, actor: Pick<Actor, 'officeId'>): boolean {
  return actor.officeId === officeId
}

/** From the village up. Offices of one rung answer for themselves; the others stand on no rung, above nobody. */
const rungs: readonly (readonly OfficeKind[])[] = [['VILLAGE'], ['DISTRICT'], ['REGENCY', 'ONE_ROOF'], ['AGENCY', 'PROVINCE']]

function isAbove({ officeKind, prefixes }: Pick<Actor, 'officeKind' | 'prefixes'>, issuer: OfficeKind): boolean {
  const rungOf = (kind: OfficeKind): number => rungs.findIndex((rung) => rung.includes(kind))
  // The national agency stands above its own posts.
  if (officeKind === 'AGENCY' && issuer === 'AGENCY') return prefixes.includes('')
  return rungOf(issuer) !== -1 && rungOf(officeKind) > rungOf(issuer)
}

/** The office that issued it, and those above. */
export function mayRevoke(
  letter: Pick<LetterState, 'officeId' | 'officeKind'>,
  actor: Pick<Actor, 'officeId' | 'officeKind' | 'prefixes'>,
): boolean {
  return issuedBy(letter, actor) || isAbove(actor, letter.officeKind)
}

function revoke(
  state: LetterState,
  { cause, reason, ended }: Extract<LetterCommand, { type: 'RevokeLetter' }>,
  { actor, today }: Context,
): Decision<LetterEvent> {
  if (ended !== true && !mayRevoke(state, actor)) return refuse('letter-not-ours')
  if (state.revoked !== undefined) return refuse('letter-revoked')
  const event = { type: 'LetterRevoked', on: today, cause } as const
  if (state.erased === true) return accept(event)
  return reason === undefined
    ? refuse('invalid-input', { fields: [{ field: 'reason', code: 'letter-reason' }] })
    : accept({ ...event, personal: { reason } })
}

/** Whether an official's certificate is all that it wants: whoever consents has none. */
export function isSignedByOffice({ kind }: Pick<LetterState, 'kind'>): boolean {
  return kind !== 'FAMILY_CONSENT'
}

function keepSigned(
  state: LetterState,
  { way, seen, file }: Extract<LetterCommand, { type: 'KeepSigned' }>,
  { actor, today }: Context,
): Decision<LetterEvent> {
  if (!issuedBy(state, actor)) return refuse('letter-not-ours')
  if (state.revoked !== undefined) return refuse('letter-revoked')
  if (way === 'ELECTRONIC' && !isSignedByOffice(state)) return refuse('letter-consent-by-hand')
  // Only a consent is witnessed.
  const said = seen === undefined || state.kind !== 'FAMILY_CONSENT' ? {} : { seen }
  return accept({ type: 'SignedKept', on: today, way, ...said, personal: { file } })
}

/** Not by the office whose letter it is, nor by one beside or below it: who looks once more answers for the place above. */
export function maySettle(
  letter: Pick<LetterState, 'officeId' | 'officeKind'>,
  actor: Pick<Actor, 'officeId' | 'officeKind' | 'prefixes'>,
): boolean {
  return !issuedBy(letter, actor) && isAbove(actor, letter.officeKind)
}

function settle(
  state: LetterState,
  { as, found }: Extract<LetterCommand, { type: 'SettleFlags' }>,
  { actor, today }: Context,
): Decision<LetterEvent> {
  if (state.flags.length === 0) return refuse('letter-no-flag')
  if (state.settled !== undefined) return refuse('letter-settled')
  if (!maySettle(state, actor)) return refuse('letter-own-flag')
  return accept({ type: 'FlagsSettled', on: today, by: actor.userId, officeId: actor.officeId, as, personal: { found } })
}

function decide(state: LetterState | undefined, command: LetterCommand, context: Context, facts: IssueFacts): Decision<LetterEvent> {
  if (command.type !== 'IssueLetter' && state === undefined) return refuse('letter-unknown')
  switch (command.type) {
    case 'IssueLetter':
      return issue(state, command, context, facts)
    case 'RevokeLetter':
      return revoke(must(state, 'a letter'), command, context)
    case 'ReplaceLetter': {
      const old = must(state, 'a letter')
      const same = (facts.files ?? [command.workerId]).includes(old.workerId) && old.kind === command.kind
      if (!same || old.revoked !== undefined || old.replaced !== undefined) return refuse('letter-not-replaced')
      if (!issuedBy(old, context.actor)) return refuse('letter-not-ours')
      return accept({ type: 'LetterReplaced', on: context.today, by: command.by })
    }
    case 'KeepSigned':
    case 'SettleFlags': {
      const letter = must(state, 'a letter')
      if (letter.erased === true) return refuse('letter-unknown')
      return command.type === 'KeepSigned' ? keepSigned(letter, command, context) : settle(letter, command, context)
    }
    case 'ForgetHolder':
      return state?.erased === true ? refuse('letter-unknown') : accept({ type: 'HolderForgotten', on: context.today })
  }
}

function revoked(state: LetterState, { on, cause, personal }: Extract<LetterEvent, { type: 'LetterRevoked' }>): LetterState {
  const after = { ...state, revoked: { on, cause } }
  if (personal === undefined || state.personal === undefined) return after
  return { ...after, personal: { ...state.personal, reason: personal.reason } }
}

function evolve(before: LetterState | undefined, event: LetterEvent): LetterState {
  switch (event.type) {
    case 'LetterIssued': {
      const { type: _type, series: _series, serial: _serial, ...issued } = event
      return issued
    }
    case 'LetterRevoked':
      return revoked(must(before, 'a letter'), event)
    case 'LetterReplaced':
      return { ...must(before, 'a letter'), replaced: { on: event.on, by: event.by } }
    case 'SignedKept': {
      const { on, way, personal } = event
      const letter = must(before, 'a letter')
      // A better scan says nothing else of the signing.
      const seen = event.seen ?? letter.signed?.seen
      const kept = letter.personal === undefined ? {} : { personal: { ...letter.personal, signed: personal.file } }
      return { ...letter, ...kept, signed: { on, way, ...(seen === undefined ? {} : { seen }) } }
    }
    case 'FlagsSettled': {
      const { on, by, officeId, as, personal } = event
      const letter = must(before, 'a letter')
      const found = letter.personal === undefined ? {} : { personal: { ...letter.personal, found: personal.found } }
      return { ...letter, ...found, settled: { on, by, officeId, as } }
    }
    case 'HolderForgotten': {
      const { personal: _personal, ...rest } = must(before, 'a letter')
      return { ...rest, erased: true }
    }
  }
}

export const letterDecider: Decider<LetterState, LetterCommand, LetterEvent, IssueFacts> = { decide, evolve }
