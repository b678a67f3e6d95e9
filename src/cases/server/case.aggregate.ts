// SPDX-License-Identifier: AGPL-3.0-or-later
// How a case is kept: its rules, the row it is listed by, its steps in the work list.

import { caseOpen } from '#cases/core/case.open.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { caseSteps } from '#cases/core/case.steps.ts'
import { CASE_TYPE, type CaseCommand, type CaseEvent, type CaseFacts, type CaseFile } from '#cases/core/case.ts'
import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'

function rows(file: CaseFile, { regency, uuid }: RecordMeta): readonly Row[] {
  const worker = file.workerId === undefined ? undefined : parseId(file.workerId)
  const steps = caseSteps(file)
  const values = {
    regency,
    case_id: uuid,
    area: file.area,
    let_in: [],
    worker_id: worker?.uuid ?? null,
    worker_regency: worker?.regency ?? null,
    name: file.personal?.name ?? null,
    category: file.category,
    state: file.state,
    registered_on: file.registeredOn,
    due_on: steps[0]?.due ?? null,
    owners: [...new Set(steps.map(({ owner }) => owner))],
  }
  return [{ table: 'case_file', values }]
}

export const caseAggregate: Aggregate<CaseFile, CaseCommand, CaseEvent, CaseFacts> = {
  type: CASE_TYPE,
  open: caseOpen,
  decider: caseDecider,
  nextSteps: caseSteps,
  describe: (file) => ({ label: file.personal?.name ?? '–', stage: file.state }),
  project: rows,
  outliving: rows,
}
