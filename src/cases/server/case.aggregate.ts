// SPDX-License-Identifier: AGPL-3.0-or-later
// How a case is kept: its rules, the row it is listed by, its steps in the work list.

import { caseOpen } from '#cases/core/case.open.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { caseSteps, respondBy, respondedOn, stepsTold } from '#cases/core/case.steps.ts'
import { CASE_TYPE, type CaseCommand, type CaseEvent, type CaseFacts, type CaseFile, closedCases } from '#cases/core/case.ts'
import { recordedLetter } from '#cases/core/letter.rules.ts'
import type { Aggregate, ProjectionTools, RecordMeta, Row } from '#kernel/aggregate.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { NAMELESS, type NextStep } from '#kernel/work.ts'
import { officePaperRow, paperFileRows } from '#letters/core/office-paper.rows.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import { givenRow } from '#platform/server/storage/series.ts'

function rows(file: CaseFile, { regency, uuid }: RecordMeta): readonly Row[] {
  const worker = file.workerId === undefined ? undefined : parseId(file.workerId)
  const steps = caseSteps(file)
  const told = stepsTold(file, true)
  const ownersOf = (of: readonly NextStep[]): readonly string[] => [...new Set(of.map(({ owner }) => owner))]
  const { area, category, state, registeredOn } = file
  const card = { id: formatId({ regency, uuid }), name: file.personal?.name ?? null, area, category, state, registeredOn }
  const values = {
    regency,
    case_id: uuid,
    area: file.area,
    let_in: file.letIn ?? [],
    worker_id: worker?.uuid ?? null,
    worker_regency: worker?.regency ?? null,
    name: file.personal?.name ?? null,
    category: file.category,
    state: file.state,
    registered_on: file.registeredOn,
    due_on: steps[0]?.due ?? null,
    responsible: file.responsible ?? null,
    assignee: file.assignee ?? null,
    opened_on: file.history[0]?.on ?? file.registeredOn,
    respond_by: respondBy(file),
    responded_on: respondedOn(file) ?? null,
    closed_on: closedCases.includes(file.state) ? file.since : null,
    owners: ownersOf(steps),
    // Open at its end: what is due to whom, and whether it is late, is added when it is read.
    card: JSON.stringify(card).slice(0, -1),
    near_due_on: told[0]?.due ?? null,
    near_owners: ownersOf(told),
    // Whoever was erased is found by no record that somebody keeps of them.
    record_id: file.erased === true ? null : (file.recordId ?? null),
  }
  return [{ table: 'case_file', values }]
}

/** The code that opens it to the family, which no other record does. */
function familyCode({ family, personal }: CaseFile, { regency, uuid }: RecordMeta, events: readonly CaseEvent[]): readonly Row[] {
  const hash = personal?.family?.hash
  if (family?.door !== undefined && hash !== undefined)
    return [{ table: 'family_code', values: { regency, stream_id: uuid, code_id: family.door.codeId, code_hash: hash } }]
  const revoked = events.some(({ type }) => type === 'FamilyCodeRevoked')
  return revoked ? [{ table: 'family_code', values: { regency, stream_id: uuid }, gone: true }] : []
}

/** Numbers given, and what whoever holds a letter may learn of it. */
function paperRows(file: CaseFile, meta: RecordMeta, events: readonly CaseEvent[], tools: ProjectionTools): readonly Row[] {
  const numbers = events.flatMap((event) =>
    event.type === 'LetterMade' && event.given !== undefined ? [givenRow({ ...event.given, regency: event.given.home }, meta.uuid)] : [],
  )
  const place = { area: file.area, wall: file.letIn ?? [] }
  const papers = (file.letters ?? []).flatMap((_, nth) => {
    const recorded = recordedLetter(file, nth)
    const revokedOn = file.after?.[nth]?.revoked?.on
    return recorded === undefined ? [] : [officePaperRow(recorded, { ...place, revokedOn, hashOf }, meta, tools)]
  })
  return [...numbers, ...papers, ...paperFileRows(file, place, meta)]
}

export const caseAggregate: Aggregate<CaseFile, CaseCommand, CaseEvent, CaseFacts> = {
  type: CASE_TYPE,
  open: caseOpen,
  decider: caseDecider,
  nextSteps: caseSteps,
  describe: (file) => ({ label: file.personal?.name ?? NAMELESS, stage: file.state }),
  project: (file, meta, events, tools) => [...rows(file, meta), ...familyCode(file, meta, events), ...paperRows(file, meta, events, tools)],
  outliving: rows,
}
