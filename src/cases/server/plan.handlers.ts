// SPDX-License-Identifier: AGPL-3.0-or-later
// The plan of a case and the return home of its person: from contract to decider; no rules here.

import { paperNamed } from '#cases/core/case.paper.ts'
import type { CaseFacts } from '#cases/core/case.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { changeCase } from '#cases/server/case.change.ts'
import type { CaseFiles } from '#journeys/core/case.port.ts'
import type { ShownPaper } from '#journeys/core/cost.ts'
import { type Bound, handleCommand } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export interface PlanNeeds {
  readonly files: CaseFiles<Scope>
  /** A paper, where it lies on this file. */
  readonly paperOf: (scope: Scope, paperId: string, workerId: string) => Promise<ShownPaper | undefined>
}

export function bindPlan({ files, paperOf }: PlanNeeds): readonly Bound[] {
  const change = changeCase(async ({ scope }, command, file): Promise<CaseFacts> => {
    const { workerId } = file ?? {}
    if (workerId === undefined) return {}
    const paper = paperNamed(command)
    const journey = command.type === 'PlanReturn' ? await files.placeOf(workerId) : undefined
    return {
      ...(journey === undefined ? {} : { journey }),
      ...(paper !== undefined && (await paperOf(scope, paper, workerId))?.withdrawn === false ? { paperOnFile: true } : {}),
    }
  })
  return [
    handleCommand('NoteNeed', planContracts.NoteNeed, ({ input: { id, ...need }, ...call }) =>
      change(call, id, { type: 'NoteNeed', ...need }),
    ),
    handleCommand('ArrangeService', planContracts.ArrangeService, ({ input: { id, ...arranging }, ...call }) =>
      change(call, id, { type: 'ArrangeService', ...arranging }),
    ),
    handleCommand('SeeService', planContracts.SeeService, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'SeeService', nth }),
    ),
    handleCommand('EndService', planContracts.EndService, ({ input: { id, ...ending }, ...call }) =>
      change(call, id, { type: 'EndService', ...ending }),
    ),
    handleCommand('PlanReturn', planContracts.PlanReturn, ({ input: { id, kind }, ...call }) =>
      change(call, id, { type: 'PlanReturn', kind }),
    ),
    handleCommand('MarkReturn', planContracts.MarkReturn, ({ input: { id, mark, on, said, paper, minutes }, ...call }) =>
      change(call, id, {
        type: 'MarkReturn',
        mark,
        on,
        ...(said === undefined ? {} : { said }),
        ...(paper === undefined ? {} : { paper }),
        ...(minutes === undefined ? {} : { minutes }),
      }),
    ),
  ]
}
