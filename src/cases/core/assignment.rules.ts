// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may be given a case, and whom the fewest open cases suggest. A person decides.

import type { AssignmentCommand, AssignmentEvent, Officer } from '#cases/core/assignment.ts'
import { type CaseEvent, type CaseFacts, type CaseFile, closedCases } from '#cases/core/case.ts'
import { isInsideAny } from '#kernel/area.ts'
import { accept, type Context, type Decision, refuse } from '#kernel/decider.ts'

const unknown = (code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field: 'userId', code }] })

export function decideAssignment(file: CaseFile, command: AssignmentCommand, context: Context, facts: CaseFacts): Decision<CaseEvent> {
  const { actor, today } = context
  const given = (assignee: string | undefined): CaseEvent => ({
    type: 'CaseAssigned',
    ...(assignee === undefined ? {} : { assignee }),
    on: today,
    userId: actor.userId,
    officeId: actor.officeId,
  })
  if (command.type === 'HandOverCase') return file.assignee === command.from ? accept(given(command.to)) : accept()
  if (closedCases.includes(file.state)) return refuse('case-closed')
  const office = file.responsible ?? actor.officeId
  if (office !== actor.officeId && !isInsideAny(file.area, actor.prefixes)) return refuse('case-not-yours')
  const { userId } = command
  if (userId !== undefined) {
    const { officer } = facts
    if (officer === undefined || officer.officeId !== office) return unknown('officer-elsewhere')
    if (!officer.active) return unknown('officer-gone')
  }
  return file.assignee === userId ? accept() : accept(given(userId))
}

/** Whoever gives a case that nobody took on yet to one of its own has taken it on. */
export function assigned(file: CaseFile, { assignee, officeId }: AssignmentEvent): CaseFile {
  const { assignee: _assignee, ...rest } = file
  return { ...rest, responsible: file.responsible ?? officeId, ...(assignee === undefined ? {} : { assignee }) }
}

interface Load extends Pick<Officer, 'userId'> {
  readonly open: number
  readonly late: number
}

/** The least laden first: by open cases, then by those that are late. */
export function byLoad<Each extends Load>(loads: readonly Each[]): readonly Each[] {
  return loads.toSorted((a, b) => a.open - b.open || a.late - b.late || (a.userId < b.userId ? -1 : 1))
}
