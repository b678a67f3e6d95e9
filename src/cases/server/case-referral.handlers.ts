// SPDX-License-Identifier: AGPL-3.0-or-later
// From each contract on handing a case on to the rules; no rules here.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { presentReferrals } from '#cases/core/case-referral.present.ts'
import { answersFor } from '#cases/core/case-referral.rules.ts'
import { caseOffices } from '#cases/core/case-referral.ts'
import { isToldElsewhere, proposedOffice } from '#cases/core/elsewhere.rules.ts'
import { changeCase } from '#cases/server/case.change.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import type { PlanNeeds } from '#cases/server/plan.handlers.ts'
import { isInsideAny } from '#kernel/area.ts'
import { isNear, readsAs } from '#kernel/authority.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

export function bindCaseReferrals(
  services: Services,
  { recipients, nameActs, files }: CaseNeeds & Pick<PlanNeeds, 'files'>,
): readonly Bound[] {
  const { records } = services
  const change = changeCase(async ({ today }, command, file) => {
    if (command.type !== 'ReferCase') return {}
    const [recipient] = await recipients(today, [command.office])
    const limited = file?.workerId === undefined ? undefined : await files.limitedSince(file.workerId, today)
    return { ...(recipient === undefined ? {} : { recipient }), ...(limited === undefined ? {} : { limited }) }
  })

  return [
    handleQuery('ListCaseReferrals', caseReferralContracts.ListCaseReferrals, async ({ input, actor, scope, today }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { key, state } = stored
      const { referrals = [], responsible, assignee } = state
      const ids = [...referrals.flatMap(({ office, from }) => [office, from.office]), ...(responsible === undefined ? [] : [responsible])]
      const named = ids.length === 0 ? [] : await recipients(today, [...new Set(ids)])
      const [by] = assignee === undefined ? [] : await nameActs([{ userId: assignee, officeId: responsible ?? '', on: today }])
      const offices = new Map(named.map(({ office, name }) => [office, name]))
      return {
        body: presentReferrals(state, { actor, today, offices, assignee: by?.user }),
        looks: [{ key, area: state.area }],
      }
    }),
    handleQuery('ListCaseRecipients', caseReferralContracts.ListCaseRecipients, async ({ input, actor, scope, today }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { state } = stored
      // Who was let in hands it to nobody, and is told of no office.
      const all = answersFor(state, actor) ? await recipients(today) : []
      const others = all.filter(
        ({ office, kind }) => caseOffices.includes(kind) && office !== actor.officeId && office !== state.responsible,
      )
      const items = others.map(({ office, name, kind, areas }) => ({ office, name, kind, reaches: isInsideAny(state.area, areas) }))
      return { body: { items, proposed: isToldElsewhere(state, isNear(readsAs(actor))) ? proposedOffice(state, others) : undefined } }
    }),
    handleCommand('ReferCase', caseReferralContracts.ReferCase, ({ input: { id, ...asked }, ...call }) =>
      change(call, id, { type: 'ReferCase', ...asked }),
    ),
    handleCommand('AcceptCase', caseReferralContracts.AcceptCase, ({ input: { id, office }, ...call }) =>
      change(call, id, { type: 'AcceptCase', office }),
    ),
    handleCommand('EndCaseReferral', caseReferralContracts.EndCaseReferral, ({ input: { id, ...ended }, ...call }) =>
      change(call, id, { type: 'EndCaseReferral', ...ended }),
    ),
  ]
}
