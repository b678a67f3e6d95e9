// SPDX-License-Identifier: AGPL-3.0-or-later
// Which corrections a history shows since an instant.

import { describe, expect, it } from 'vitest'
import { type CorrectingEvent, correctionsSince } from '#journeys/core/worker.corrected.ts'

const person = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const at = (minute: number): string => `2026-05-03T02:${String(minute).padStart(2, '0')}:00.000Z`

/** @param minute when, by whom is always the same */
function event(minute: number, type: string, more: Partial<Pick<CorrectingEvent, 'person' | 'family'>> = {}): CorrectingEvent {
  return { version: minute + 1, type, at: at(minute), open: { at: at(minute), userId: 'rini' }, ...more }
}
const begun = { ...event(0, 'WorkerRegistered', { person, family: '[]' }), open: {} }
const named = event(2, 'PersonCorrected', { person: { ...person, name: 'Siti Aminah' }, family: '[]' })
const found = (events: readonly CorrectingEvent[], since = at(1)) =>
  correctionsSince(events, since).map(({ field, event: type, version }) => [field, type, version])

describe('what was corrected since', () => {
  it('names the part, the event and its version, and nothing of before', () => {
    expect(found([begun, named])).toEqual([['name', 'PersonCorrected', 3]])
    expect(found([begun, named], at(3))).toEqual([])
    const again = event(4, 'PersonCorrected', { person: { ...person, name: 'Siti A.', phone: '+62' }, family: '[]' })
    expect(found([begun, named, again])).toEqual([
      ['name', 'PersonCorrected', 3],
      ['phone', 'PersonCorrected', 5],
    ])
  })

  it('is nothing that the system takes back by itself', () => {
    const revoked = event(2, 'MilestoneRevoked')
    expect(found([begun, revoked])).toEqual([['milestones', 'MilestoneRevoked', 3]])
    expect(found([begun, { ...revoked, open: { at: at(2), userId: 'system' } }])).toEqual([])
  })

  it('is nothing of an act that was taken back', () => {
    const undone = { ...event(3, 'LastUndone'), open: {} }
    expect(found([begun, named, undone])).toEqual([])
    expect(found([begun, named, event(3, 'MilestoneRevoked'), { ...undone, version: 5 }])).toEqual([['name', 'PersonCorrected', 3]])
  })

  it('knows relatives, milestones and costs by their kind', () => {
    const related = event(2, 'PersonCorrected', { person, family: '[{"name":"Ayah"}]' })
    expect(found([begun, related])).toEqual([['family', 'PersonCorrected', 3]])
    expect(found([begun, event(2, 'MilestoneRevoked'), { ...event(3, 'CostWithdrawn'), open: {} }, event(4, 'MilestoneRecorded')])).toEqual(
      [
        ['milestones', 'MilestoneRevoked', 3],
        ['costs', 'CostWithdrawn', 4],
      ],
    )
  })
})
