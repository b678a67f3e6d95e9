// SPDX-License-Identifier: AGPL-3.0-or-later
// By HTCDS 2.0, to whom a case was handed and from whom it came: out of its referrals, as far as the office that takes it away is told of them.

import type { CaseFile, Passed } from '#cases/core/case.ts'
import { answersFor } from '#cases/core/case-referral.rules.ts'
import type { CaseReferral } from '#cases/core/case-referral.ts'
import { reasonOf } from '#cases/core/htcds.ts'
import type { Actor } from '#kernel/authority.ts'

/** By the names of that day. */
interface NamedAct {
  readonly user?: string
  readonly office?: string
}

export interface Handed {
  readonly outgoing?: CaseReferral | undefined
  readonly incoming?: CaseReferral | undefined
  /** The office that was asked last. */
  readonly to?: string | undefined
  /** Who accepted it there. */
  readonly acceptedBy?: NamedAct | undefined
  /** Who sent it here. */
  readonly sentBy?: NamedAct | undefined
}

/** The newest of each that this office is told of: all where it answers for the case, otherwise its own alone. */
export function handedOf(file: CaseFile, actor: Actor): Pick<Handed, 'outgoing' | 'incoming'> {
  const own = actor.officeId
  const told = answersFor(file, actor) ? () => true : ({ from }: CaseReferral) => from.office === own
  const referrals = file.referrals ?? []
  return {
    outgoing: referrals.findLast((each) => each.office !== own && told(each)),
    incoming: referrals.findLast(({ office }) => office === own),
  }
}

const sendings: readonly Passed['what'][] = ['CASE_REFERRED', 'CASE_TRANSFERRED']

/** In the history, the line by which it was sent. */
function sentAt({ history }: CaseFile, { on, from }: CaseReferral): number {
  return history.findLastIndex((line) => sendings.includes(line.what) && line.on === on && line.officeId === from.office)
}

export function sendingOf(file: CaseFile, referral: CaseReferral): Passed | undefined {
  return file.history[sentAt(file, referral)]
}

export function acceptingOf({ history }: CaseFile, { acceptedOn, office }: CaseReferral): Passed | undefined {
  return history.findLast(({ what, on, officeId }) => what === 'CASE_ACCEPTED' && on === acceptedOn && officeId === office)
}

type Fields = Readonly<Record<string, string | undefined>>

/** Where no referral stands any more, or it was handed to an authority outside: what the history says. */
function outgoingByHistory({ history, personal }: CaseFile, own: boolean, named: boolean): Fields {
  const nth = history.findLastIndex(({ what }) => what === 'REFERRED' || (own && sendings.includes(what)))
  return {
    cas_ReasonForOutgoingReferral: nth < 0 ? undefined : 'Other',
    cas_OutgoingReferralDate: history[nth]?.on,
    cas_OutgoingReferralDetails: named ? personal?.said?.[nth] : undefined,
  }
}

/** @param named whether who worked on it, and what was said with it, is in it */
export function handedFields(file: CaseFile, { outgoing, incoming, to, acceptedBy, sentBy }: Handed, named: boolean): Fields {
  const saidWith = (referral: CaseReferral): string | undefined => (named ? file.personal?.said?.[sentAt(file, referral)] : undefined)
  return {
    ...(incoming === undefined
      ? {}
      : {
          cas_ReferringOrganisation: sentBy?.office,
          cas_IncomingReferralDate: incoming.on,
          cas_ReferringPrimaryCaseWorker: named ? sentBy?.user : undefined,
          cas_ReasonForIncomingReferral: reasonOf[incoming.purpose],
          cas_IncomingReferralDetails: saidWith(incoming),
        }),
    ...(outgoing === undefined
      ? outgoingByHistory(file, incoming === undefined, named)
      : {
          cas_ReferredOrganisation: to,
          cas_ReferredPrimaryCaseWorker: named ? acceptedBy?.user : undefined,
          cas_ReasonForOutgoingReferral: reasonOf[outgoing.purpose],
          cas_OutgoingReferralDate: outgoing.on,
          cas_OutgoingReferralDetails: saidWith(outgoing),
        }),
  }
}
