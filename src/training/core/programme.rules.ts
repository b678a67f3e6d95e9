// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a training programme.

import { accept, type Decider, type Decision, must, refuse } from '#kernel/decider.ts'
import type { ProgrammeCommand, ProgrammeEvent, ProgrammeState } from '#training/core/programme.ts'

function unreachableGoal(command: Extract<ProgrammeCommand, { type: 'DefineProgramme' }>): string | undefined {
  if (command.minHours > command.hours) return 'minimum-above-curriculum'
  const ofUnits = command.units.reduce((sum, unit) => sum + unit.minHours, 0)
  if (ofUnits > command.hours) return 'units-above-curriculum'
  return new Set(command.units.map((unit) => unit.code)).size < command.units.length ? 'unit-twice' : undefined
}

function decide(state: ProgrammeState | undefined, command: ProgrammeCommand): Decision<ProgrammeEvent> {
  if (command.type === 'DefineProgramme') {
    if (state !== undefined) return refuse('already-registered')
    const fault = unreachableGoal(command)
    if (fault !== undefined)
      return refuse('invalid-input', { fields: [{ field: fault === 'minimum-above-curriculum' ? 'minHours' : 'units', code: fault }] })
    const { type: _type, ...definition } = command
    return accept({ type: 'ProgrammeDefined', ...definition })
  }
  if (state === undefined) return refuse('not-registered')
  if (state.validTo !== undefined) return refuse('programme-ended-already')
  if (command.on < state.validFrom) return refuse('invalid-input', { fields: [{ field: 'on', code: 'programme-ends-before-it-begins' }] })
  return accept({ type: 'ProgrammeEnded', on: command.on, reason: command.reason })
}

function evolve(before: ProgrammeState | undefined, event: ProgrammeEvent): ProgrammeState {
  if (event.type === 'ProgrammeDefined') {
    const { type: _type, ...definition } = event
    return definition
  }
  return { ...must(before, 'a defined programme'), validTo: event.on }
}

export const programmeDecider: Decider<ProgrammeState, ProgrammeCommand, ProgrammeEvent> = { decide, evolve }
