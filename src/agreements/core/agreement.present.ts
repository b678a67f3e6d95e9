// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of an agreement; pure.

import { agreementSteps, flows, standingOn } from '#agreements/core/agreement.rules.ts'
import type { Agreement } from '#agreements/core/agreement.ts'
import type { LocalDate } from '#kernel/time.ts'

export type StepText = (code: string) => string

/** The answer of every command: nothing that was written by hand. */
export function presentAgreementAnswer(id: string, version: number, agreement: Agreement, text: StepText): object {
  const nextSteps = agreementSteps(agreement).map(({ office: _office, ...step }) => ({ ...step, text: text(step.code) }))
  return { id, version, nextSteps }
}

interface Around {
  /** Whoever reads. */
  readonly officeId: string
  readonly today: LocalDate
  readonly text: StepText
  /** Offices by their names of today. */
  readonly names: ReadonlyMap<string, string>
  /** Who signed or kept something, by the act. */
  readonly users: ReadonlyMap<string, string>
  readonly taken: readonly { readonly day: LocalDate; readonly office_id: string; readonly times: number }[]
}

export function presentAgreement(id: string, version: number, agreement: Agreement, around: Around): object {
  const { officeId, today, text, names, users, taken } = around
  const { personal, from, until, proposedOn, ended } = agreement
  const named = (office: string): string => names.get(office) ?? office
  const by = ({ on, userId }: { readonly on: LocalDate; readonly userId: string }): object => {
    const user = users.get(userId)
    return { on, ...(user === undefined ? {} : { user }) }
  }
  return {
    ...presentAgreementAnswer(id, version, agreement, text),
    title: personal.title,
    standing: standingOn(agreement, today),
    today,
    from,
    until,
    proposedOn,
    parties: agreement.parties.map(({ office, kind, signed }) => ({
      office,
      kind,
      name: named(office),
      own: office === officeId,
      ...(signed === undefined ? {} : { signed: by(signed) }),
    })),
    commitments: agreement.commitments.map(({ kept, ...open }, nth) => ({
      ...open,
      nth,
      own: open.office === officeId,
      text: personal.commitments[nth] ?? '',
      ...(kept === undefined ? {} : { kept: { ...by(kept), evidence: personal.evidence[nth] ?? '' } }),
    })),
    terms: agreement.terms.map((term, nth) => ({ ...term, nth, flows: flows(agreement, term, today), mine: term.to === officeId })),
    taken: taken.map(({ day, office_id, times }) => ({ on: day, office: named(office_id), times })),
    ...(ended === undefined ? {} : { ended: { on: ended.on, office: named(ended.office), because: personal.because ?? '' } }),
  }
}
