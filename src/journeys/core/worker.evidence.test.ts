// SPDX-License-Identifier: AGPL-3.0-or-later
// What was shown for a milestone lies with the person, under the seal, and goes where its milestone goes.

import { expect, test } from 'vitest'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { attempt, noonOf, type World } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const world: World = { now: noonOf(DAY), licences: {} }
const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const register: WorkerCommand = { type: 'RegisterWorker', area: '35.10.04.2006', plan: { scheme: 'UKPS' }, personal }
const record = { type: 'RecordMilestone', code: 'MEDICAL_FIT', on: DAY, evidence: 'Klinik 12' } as const

function play(...commands: readonly WorkerCommand[]): WorkerState {
  let file: WorkerState | undefined
  commands.forEach((command, nth) => {
    // Each act at an instant of its own, so that it can be taken back by itself.
    const tried = attempt(file, command, nth === 0 ? 'VILLAGE' : 'REGENCY', { ...world, now: world.now.replace('00.000Z', `0${nth}.000Z`) })
    if (!tried.ok) throw new Error(JSON.stringify(tried.refusal))
    file = tried.state
  })
  if (file === undefined) throw new Error('no file')
  return file
}
const openly = ({ personal: _, ...open }: WorkerState): string => JSON.stringify(open)

test('it is kept with the person, and nothing of it is said openly', () => {
  const file = play(register, record)
  expect(file.personal.evidence).toEqual({ MEDICAL_FIT: 'Klinik 12' })
  expect(openly(file)).not.toContain('Klinik')
})

test('a correction of the person leaves it, and so does taking the correction back', () => {
  const corrected: WorkerCommand = { type: 'CorrectPerson', personal: { name: 'Siti Aminah' } }
  const shown = { evidence: { MEDICAL_FIT: 'Klinik 12' } }
  expect(play(register, record, corrected).personal).toEqual({
    ...personal,
    name: 'Siti Aminah',
    ...shown,
    evidenceBefore: shown.evidence,
    before: personal,
  })
  expect(play(register, record, corrected, { type: 'UndoLast' }).personal).toEqual({ ...personal, ...shown })
})

test.each<readonly [string, WorkerCommand]>([
  ['is taken back', { type: 'RevokeMilestone', code: 'MEDICAL_FIT', reason: 'salah' }],
  ['is undone', { type: 'UndoLast' }],
  ['no longer counts', { type: 'MoveWorker', to: 'UNFIT', on: DAY }],
])('it goes with a milestone that %s', (_, command) => {
  expect(play(register, record, command).personal.evidence).toBeUndefined()
})

test('it comes back with a milestone whose taking back is undone', () => {
  const file = play(register, record, { type: 'RevokeMilestone', code: 'MEDICAL_FIT', reason: 'salah' }, { type: 'UndoLast' })
  expect(file.personal).toEqual({ ...personal, evidence: { MEDICAL_FIT: 'Klinik 12' } })
})

test('it gives way to a stronger proof, and returns when that is undone', () => {
  const seen = { type: 'RecordMilestone', code: 'TRAINING_DONE', on: DAY, evidence: 'Surat BLK' } as const
  const computed = { ...seen, evidence: 'Kelas 7', computed: true } as const
  expect(play(register, seen, computed).personal.evidence).toEqual({ TRAINING_DONE: 'Kelas 7' })
  expect(play(register, seen, computed, { type: 'UndoLast' }).personal.evidence).toEqual({ TRAINING_DONE: 'Surat BLK' })
})

test('who starts again brings none of it along', () => {
  const file = play(register, record, { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }, { type: 'MoveWorker', to: 'RECORDED', on: DAY })
  expect(file.personal.evidence).toBeUndefined()
})

const consent = { type: 'RecordMilestone', code: 'FAMILY_CONSENT', on: DAY, evidence: 'SIK/1' } as const

test.each(['UNFIT', 'FAILED_DEPARTURE'] as const)(
  'what counts no more is taken back at %s too, from where a file goes on as it stands',
  (to) => {
    const stopped = play(register, record, consent, { type: 'MoveWorker', to, on: DAY })
    const gone: WorkerCommand = { type: 'RevokeMilestone', code: 'FAMILY_CONSENT', reason: 'dicabut', computed: true, evidence: 'SIK/1' }
    expect(stopped.milestones.FAMILY_CONSENT?.on).toBe(DAY)
    expect(play(register, record, consent, { type: 'MoveWorker', to, on: DAY }, gone).milestones.FAMILY_CONSENT).toBeUndefined()
    // By hand only while the file prepares.
    const byHand = attempt(stopped, { type: 'RevokeMilestone', code: 'FAMILY_CONSENT', reason: 'dicabut' }, 'VILLAGE', world)
    expect(byHand).toMatchObject({ ok: false, refusal: { code: 'milestone-out-of-state' } })
  },
)

test('a consent is for one application: that of an earlier one is recorded for none that begins later', () => {
  const again = play(register, consent, { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }, { type: 'MoveWorker', to: 'RECORDED', on: DAY })
  const asked = (on: string, code: 'FAMILY_CONSENT' | 'PASSPORT_ISSUED') =>
    attempt(again, { type: 'RecordMilestone', code, on, evidence: 'SIK/1' }, 'REGENCY', world)
  expect(asked('2026-05-02', 'FAMILY_CONSENT')).toMatchObject({
    ok: false,
    refusal: { fields: [{ field: 'on', code: 'consent-of-before' }] },
  })
  expect(asked(DAY, 'FAMILY_CONSENT').ok).toBe(true)
  // A passport is not made for one journey.
  expect(asked('2026-05-02', 'PASSPORT_ISSUED').ok).toBe(true)
})
