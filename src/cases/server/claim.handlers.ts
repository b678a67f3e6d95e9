// SPDX-License-Identifier: AGPL-3.0-or-later
// What is owed: from contract to rules; no rules here.

import { caseContracts } from '#cases/core/case.contract.ts'
import { paperNamed } from '#cases/core/case.paper.ts'
import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { checkClaim, isCountable } from '#cases/core/claim.check.ts'
import { claimContracts } from '#cases/core/claim.contract.ts'
import { changeCase } from '#cases/server/case.change.ts'
import type { PlanNeeds } from '#cases/server/plan.handlers.ts'
import { readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'

export function bindClaims({ records }: Services, { files, paperOf }: PlanNeeds): readonly Bound[] {
  const change = changeCase(async ({ scope }, command, file) => {
    const { workerId } = file ?? {}
    if (command.type !== 'AddClaimLine' || workerId === undefined) return {}
    const { cost: nth } = command.line
    const paper = paperNamed(command)
    const cost = nth === undefined ? undefined : (await files.charges(scope, workerId)).find((each) => each.nth === nth)
    return {
      ...(cost === undefined ? {} : { cost }),
      ...(paper !== undefined && (await paperOf(scope, paper, workerId))?.withdrawn === false ? { paperOnFile: true } : {}),
    }
  })
  return [
    handleCommand('AddClaimLine', caseContracts.AddClaimLine, ({ input: { id, line }, ...call }) =>
      change(call, id, { type: 'AddClaimLine', line }),
    ),
    handleCommand('WithdrawClaimLine', caseContracts.WithdrawClaimLine, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'WithdrawClaimLine', nth }),
    ),
    handleQuery('CheckClaim', claimContracts.CheckClaim, async ({ input, scope, today, actor }) => {
      const stored = await records.find<CaseFile>(CASE_TYPE, parseId(input.id), scope)
      if (stored?.state.personal === undefined || withholds(stored.state, readsAs(actor))) return undefined
      const { key, version, state } = stored
      const { workerId, country, personal } = state
      const { from, until, monthly, currency } = input
      const days = from === undefined || until === undefined ? undefined : { from, until }
      if ((from === undefined) !== (until === undefined) || (days !== undefined && !isCountable(days, today)))
        return refuse('invalid-input', { fields: [{ field: 'until', code: 'claim-days' }] })
      return {
        body: checkClaim({
          days,
          contract: monthly === undefined || currency === undefined ? undefined : { amount: monthly, currency },
          terms: workerId === undefined ? {} : await files.terms(scope, workerId),
          country,
          charges: workerId === undefined ? [] : await files.charges(scope, workerId),
          lines: personal?.claims ?? [],
        }),
        looks: [{ key, area: state.area }],
        version,
      }
    }),
  ]
}
