// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an import: a list is read as often as somebody likes, entered once, and undone as a whole.

import type { Acting, ImportCommand, ImportEvent, ImportFile, ImportState } from '#exchange/core/import.ts'
import { noCounts } from '#exchange/core/import.ts'
import { keepUntil } from '#exchange/core/keep.law.ts'
import { commonArea, isInsideAny, NATIONAL } from '#kernel/area.ts'
import { accept, type Context, type Decider, type Decision, refuse, unreachable } from '#kernel/decider.ts'

/** The states that allow each command. */
export const allowedIn = {
  RunImport: ['done', 'failed'],
  FinishImport: ['running'],
  UndoImport: ['done'],
  FinishUndo: ['undoing'],
} as const satisfies Record<Exclude<ImportCommand['type'], 'StartImport'>, readonly ImportState[]>

/** Whether what was read has entered people. */
export function hasEntered({ reading, state }: Pick<ImportFile, 'reading' | 'state'>): boolean {
  return !reading.dryRun && state !== 'failed'
}

/**
 * Where a list stands: in the narrowest place in which everything lies that the office answers for, since its rows may be from anywhere
 * there, and whoever answers for one part of it may not read of the others. The office itself is let in where that is wider than it reaches.
 */
export function placeOf({ prefixes, officeId }: Pick<Acting, 'prefixes' | 'officeId'>): { area: string; letIn?: readonly string[] } {
  const [first = '', ...others] = prefixes
  const common = others.reduce(commonArea, first)
  const area = common === '' ? NATIONAL : common
  return isInsideAny(area, prefixes) ? { area } : { area, letIn: [officeId] }
}

/** A village takes back its own list; whoever answers for the whole place, any of it. */
export function mayUndo({ by }: Pick<ImportFile, 'by'>, { officeId, role }: Pick<Acting, 'officeId' | 'role'>): boolean {
  return by.officeId === officeId || role === 'regency-officer' || role === 'agency-officer'
}

function decide(state: ImportFile | undefined, command: ImportCommand, { now, today }: Context): Decision<ImportEvent> {
  if (command.type === 'StartImport') {
    if (state !== undefined) return refuse('import-already-started')
    const { area, letIn, bytes, reading, by } = command
    return accept({ type: 'ImportStarted', area, ...(letIn === undefined ? {} : { letIn }), on: today, at: now, bytes, reading, by })
  }
  const states: readonly ImportState[] = allowedIn[command.type]
  if (state === undefined || !states.includes(state.state)) return refuse(state?.state === 'undone' ? 'import-undone' : 'import-busy')
  switch (command.type) {
    case 'RunImport':
      if (hasEntered(state)) return refuse('import-entered')
      if (keepUntil(state.on) < today) return refuse('import-forgotten')
      return accept({ type: 'ImportRunAgain', at: now, reading: command.reading, by: command.by })
    case 'FinishImport':
      if (command.run !== state.run) return refuse('import-busy')
      return accept({ type: 'ImportFinished', counts: command.counts, ...(command.fault === undefined ? {} : { fault: command.fault }) })
    case 'UndoImport':
      if (!mayUndo(state, command.by)) return refuse('import-of-another-office')
      if (!hasEntered(state)) return refuse('import-entered-nobody')
      if (keepUntil(state.on) < today) return refuse('import-forgotten')
      return accept({ type: 'ImportUndoing', at: now, by: command.by })
    case 'FinishUndo':
      return accept({ type: 'ImportUndone', removed: command.removed, kept: command.kept })
    default:
      return unreachable(command)
  }
}

function evolve(state: ImportFile | undefined, event: ImportEvent): ImportFile {
  if (event.type === 'ImportStarted') {
    const { area, letIn, on, at, bytes, reading, by } = event
    return {
      area,
      ...(letIn === undefined ? {} : { letIn }),
      state: 'running',
      on,
      bytes,
      reading,
      by,
      run: 1,
      startedAt: at,
      counts: noCounts,
    }
  }
  if (state === undefined) throw new Error('an import begins with its start')
  switch (event.type) {
    case 'ImportRunAgain': {
      const { fault: _fault, ...before } = state
      return {
        ...before,
        state: 'running',
        reading: event.reading,
        by: event.by,
        run: state.run + 1,
        startedAt: event.at,
        counts: noCounts,
      }
    }
    case 'ImportFinished': {
      const { counts, fault } = event
      return { ...state, state: fault === undefined ? 'done' : 'failed', counts, ...(fault === undefined ? {} : { fault }) }
    }
    case 'ImportUndoing':
      return { ...state, state: 'undoing', by: event.by, startedAt: event.at }
    case 'ImportUndone':
      return { ...state, state: 'undone', undone: { removed: event.removed, kept: event.kept } }
    default:
      return unreachable(event)
  }
}

export const importDecider: Decider<ImportFile, ImportCommand, ImportEvent> = { decide, evolve }
