// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an agreement: it holds when every party has signed it, from its first day to its last, and data passes under it no longer.

import { agreementTerms } from '#agreements/core/agreement.law.ts'
import type {
  Agreement,
  AgreementCommand,
  AgreementEvent,
  AgreementFacts,
  AgreementStanding,
  Party,
  SharingTerm,
} from '#agreements/core/agreement.ts'
import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

type Of<T extends AgreementCommand['type']> = Extract<AgreementCommand, { type: T }>
const invalid = (field: string, code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field, code }] })

export const isSigned = (agreement: Pick<Agreement, 'parties'>): boolean => agreement.parties.every(({ signed }) => signed !== undefined)

interface Span extends Pick<Agreement, 'from' | 'until'> {
  readonly ended: boolean
  readonly signed: boolean
}

/** Where an agreement stands on a day, by what its row says too. */
export function standingOf({ ended, signed, from, until }: Span, on: LocalDate): AgreementStanding {
  if (ended) return 'ENDED'
  if (on > until) return 'EXPIRED'
  if (!signed) return 'PROPOSED'
  return on < from ? 'AHEAD' : 'IN_FORCE'
}

export function standingOn(agreement: Agreement, on: LocalDate): AgreementStanding {
  return standingOf({ ...agreement, ended: agreement.ended !== undefined, signed: isSigned(agreement) }, on)
}

/** Whether data passes under one of the terms on a day. */
export function flows(agreement: Agreement, term: SharingTerm, on: LocalDate): boolean {
  return standingOn(agreement, on) === 'IN_FORCE' && on <= term.until
}

/** The term by which an office may take data on a day; undefined where it is not this office's, or passed, or never began. */
export function termFor(agreement: Agreement, nth: number, office: string, on: LocalDate): SharingTerm | undefined {
  const term = agreement.terms[nth]
  return term !== undefined && term.to === office && flows(agreement, term, on) ? term : undefined
}

/** Why the terms cannot be so, by the first that is wrong. */
function objection({ commitments, terms, from, until }: Of<'ProposeAgreement'>, parties: readonly string[]) {
  for (const { office, due } of commitments) {
    if (!parties.includes(office)) return invalid('commitments', 'agreement-no-party')
    if (due < from || due > until) return invalid('commitments', 'agreement-due-outside')
  }
  for (const term of terms) {
    if (!parties.includes(term.from) || !parties.includes(term.to)) return invalid('terms', 'agreement-no-party')
    if (term.from === term.to) return invalid('terms', 'agreement-to-itself')
    if (term.until < from || term.until > until) return invalid('terms', 'agreement-term-outside')
  }
  return undefined
}

function propose(command: Of<'ProposeAgreement'>, { actor, today: on }: Context, { kinds }: AgreementFacts): Decision<AgreementEvent> {
  const { area, from, until, title, commitments, terms } = command
  const parties = [...new Set([actor.officeId, ...command.parties])]
  if (parties.length < 2) return invalid('parties', 'agreement-alone')
  if (parties.some((office) => !kinds.has(office))) return invalid('parties', 'agreement-office-unknown')
  if (until < from || until < on) return invalid('until', 'agreement-until-past')
  if (until > addDays(from, ruleOn(agreementTerms, on).mostDays)) return invalid('until', 'agreement-too-long')
  const wrong = objection(command, parties)
  if (wrong !== undefined) return wrong
  const { userId } = actor
  return accept({
    type: 'AgreementProposed',
    area,
    // Whoever proposes has said yes by it.
    parties: parties.map((office): Party => {
      const kind = must(kinds.get(office), 'the kind of an office')
      return office === actor.officeId ? { office, kind, signed: { on, userId } } : { office, kind }
    }),
    from,
    until,
    commitments: commitments.map(({ text: _text, ...open }) => open),
    terms,
    on,
    userId,
    personal: { title, commitments: commitments.map(({ text }) => text) },
  })
}

function keep(agreement: Agreement, { nth, evidence }: Of<'KeepCommitment'>, { actor, today: on }: Context): Decision<AgreementEvent> {
  const commitment = agreement.commitments[nth]
  if (commitment === undefined || commitment.office !== actor.officeId) return refuse('agreement-not-yours')
  if (commitment.kept !== undefined) return refuse('agreement-kept')
  // What was promised can still be kept after the last day: late is better than not at all.
  if (!isSigned(agreement)) return refuse('agreement-not-signed')
  return accept({ type: 'CommitmentKept', nth, on, userId: actor.userId, office: actor.officeId, personal: { evidence } })
}

function decide(
  agreement: Agreement | undefined,
  command: AgreementCommand,
  context: Context,
  facts: AgreementFacts,
): Decision<AgreementEvent> {
  if (command.type === 'ProposeAgreement') return agreement === undefined ? propose(command, context, facts) : refuse('agreement-unknown')
  const { actor, today: on } = context
  if (agreement === undefined) return refuse('agreement-unknown')
  const party = agreement.parties.find(({ office }) => office === actor.officeId)
  if (party === undefined) return refuse('agreement-not-party')
  if (agreement.ended !== undefined) return refuse('agreement-ended')
  const by = { on, userId: actor.userId, office: actor.officeId }
  switch (command.type) {
    case 'SignAgreement':
      if (party.signed !== undefined) return refuse('agreement-signed')
      return on > agreement.until ? refuse('agreement-expired') : accept({ type: 'AgreementSigned', ...by })
    case 'KeepCommitment':
      return keep(agreement, command, context)
    case 'EndAgreement':
      return accept({ type: 'AgreementEnded', ...by, personal: { because: command.because } })
    default:
      return unreachable(command)
  }
}

function evolve(state: Agreement | undefined, event: AgreementEvent): Agreement {
  if (event.type === 'AgreementProposed') {
    const { type: _type, on, userId: _userId, personal, ...open } = event
    return { ...open, letIn: open.parties.map(({ office }) => office), proposedOn: on, personal: { ...personal, evidence: {} } }
  }
  const agreement = must(state, 'the agreement')
  const { on, userId, office } = event
  switch (event.type) {
    case 'AgreementSigned':
      return {
        ...agreement,
        parties: agreement.parties.map((each) => (each.office === office ? { ...each, signed: { on, userId } } : each)),
      }
    case 'CommitmentKept': {
      const { personal, commitments } = agreement
      return {
        ...agreement,
        commitments: commitments.map((each, nth) => (nth === event.nth ? { ...each, kept: { on, userId } } : each)),
        personal: { ...personal, evidence: { ...personal.evidence, [event.nth]: event.personal.evidence } },
      }
    }
    case 'AgreementEnded':
      return { ...agreement, ended: { on, office, userId }, personal: { ...agreement.personal, because: event.personal.because } }
    default:
      return unreachable(event)
  }
}

/** Who has yet to sign, and of each party the promise that is due first; what nobody signs any more is ended by one of them. */
export function agreementSteps(agreement: Agreement): readonly NextStep[] {
  if (agreement.ended !== undefined) return []
  const { legalBasis, standing, signDays } = ruleOn(agreementTerms, agreement.proposedOn)
  const signed = isSigned(agreement)
  return agreement.parties.flatMap(({ office, kind: owner, signed: own }): readonly NextStep[] => {
    const asked = { owner, office, legalBasis, standing }
    if (!signed) return own === undefined ? [{ code: 'SIGN_AGREEMENT', due: addDays(agreement.proposedOn, signDays), ...asked }] : []
    const due = agreement.commitments.flatMap((each) => (each.office === office && each.kept === undefined ? [each.due] : [])).sort()[0]
    return due === undefined ? [] : [{ code: 'KEEP_COMMITMENT', due, ...asked }]
  })
}

export const agreementDecider: Decider<Agreement, AgreementCommand, AgreementEvent, AgreementFacts> = { decide, evolve }
