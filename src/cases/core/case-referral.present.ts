// SPDX-License-Identifier: AGPL-3.0-or-later
// What both sides see of a case that was handed on; pure.

import type { CaseFile } from '#cases/core/case.ts'
import { casePurposeRules } from '#cases/core/case-referral.law.ts'
import { answersFor, mayAccept } from '#cases/core/case-referral.rules.ts'
import { isToldElsewhere } from '#cases/core/elsewhere.rules.ts'
import { groundRules } from '#journeys/core/referral.law.ts'
import { type Actor, isNear, readsAs } from '#kernel/authority.ts'
import { basisOn } from '#kernel/law.ts'
import type { LocalDate } from '#kernel/time.ts'

interface Around {
  readonly actor: Actor
  readonly today: LocalDate
  readonly offices: ReadonlyMap<string, string>
  readonly assignee: string | undefined
}

/** Whoever was let in is told of its own referral alone. */
export function presentReferrals(file: CaseFile, { actor, today, offices, assignee }: Around): object {
  const answers = answersFor(file, actor)
  const own = actor.officeId
  const named = (office: string) => ({ office, name: offices.get(office) })
  const shown = (file.referrals ?? []).filter(({ office, from }) => answers || office === own || from.office === own)
  return {
    ...(file.responsible === undefined ? {} : { responsible: { ...named(file.responsible), own: file.responsible === own } }),
    ...(file.assignee === undefined || !answers ? {} : { assignee: { userId: file.assignee, name: assignee } }),
    mayRefer: answers,
    elsewhere: answers && isToldElsewhere(file, isNear(readsAs(actor))),
    items: shown.map((each) => ({
      ...each,
      ...named(each.office),
      from: named(each.from.office),
      side: each.office === own ? 'receiver' : each.from.office === own ? 'sender' : undefined,
      ...basisOn(casePurposeRules[each.purpose], each.on),
      groundBasis: each.ground === undefined ? undefined : basisOn(groundRules[each.ground], each.on),
      expired: each.acceptedOn === undefined && each.acceptBy < today,
      mayAccept: mayAccept(file, each, actor, today),
      mayEnd: answers,
    })),
  }
}
