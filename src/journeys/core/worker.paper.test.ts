// SPDX-License-Identifier: AGPL-3.0-or-later
// Training and certificates are computed from class and test; a paper is accepted only from elsewhere, and never against what was taken back.

import { describe, expect, test } from 'vitest'
import type { WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { workerWords } from '#journeys/core/worker.words.ts'
import { officeKinds } from '#kernel/authority.ts'
import { languages } from '#kernel/words.ts'
import { act, attempt, noonOf, prepared, type World } from '../../../test/support/journey.ts'

const DAY = '2026-05-03'
const world: World = { now: noonOf(DAY), licences: {} }
const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const plan = { scheme: 'G_TO_G', destination: 'HKG', occupation: 'PENGASUH_LANSIA' } as const
const register = { type: 'RegisterWorker', area: '35.10.04.2006', plan, personal } as const

const codes = ['TRAINING_DONE', 'CERTIFIED'] as const
type Code = (typeof codes)[number]

const paper = (code: Code) => ({ type: 'RecordMilestone', code, on: '2026-02-01', evidence: 'Sertifikat 7, BLKLN Surabaya' }) as const
const computed = (code: Code) => ({ type: 'RecordMilestone', code, on: '2026-04-01', evidence: 'Kelas 7', computed: true }) as const
const byHand = (code: Code) => ({ type: 'RevokeMilestone', code, reason: 'Sertifikat palsu' }) as const
const bySystem = (code: Code) => ({ ...byHand(code), computed: true }) as const

/** A file without this milestone; every other that is required is there. */
function almost(code: Code): WorkerState {
  return act(prepared(register, world), byHand(code), 'REGENCY', world)
}

function refusalOf(file: WorkerState, command: WorkerCommand, kind: (typeof officeKinds)[number] = 'REGENCY') {
  const tried = attempt(file, command, kind, world)
  return tried.ok ? undefined : tried.refusal
}

describe.each(codes)('%s', (code) => {
  test.each(officeKinds.filter((kind) => kind !== 'REGENCY' && kind !== 'AGENCY'))(
    'is attested and taken back by no officer of %s',
    (kind) => {
      const said = refusalOf(almost(code), paper(code), kind)
      expect(said).toMatchObject({ code: 'not-your-milestone', guards: [{ guard: 'COMPUTED', standing: 'law' }] })
      expect(said?.guards?.[0]?.legalBasis).toMatch(/^UU 18\/2017 art/)
      expect(refusalOf(prepared(register, world), byHand(code), kind)).toMatchObject({ code: 'not-your-milestone' })
    },
  )

  test.each(['REGENCY', 'AGENCY'] as const)('is accepted from a paper by %s, marked as such, and opens the gate', (kind) => {
    const file = act(almost(code), paper(code), kind, world)
    expect(file.milestones[code]).toMatchObject({ origin: 'accepted', on: '2026-02-01', by: `user-${kind}` })
    expect(file.personal.evidence?.[code]).toBe('Sertifikat 7, BLKLN Surabaya')
    expect(file.journey).toBe('READY')
  })

  test('is not accepted without the number of the paper, nor without its day', () => {
    const { evidence: _evidence, ...bare } = paper(code)
    expect(refusalOf(almost(code), { ...bare, undated: true })).toEqual({
      code: 'invalid-input',
      fields: [
        { field: 'on', code: 'paper-day-needed' },
        { field: 'evidence', code: 'paper-evidence-needed' },
      ],
    })
  })

  test.each([
    ['the system', bySystem(code)],
    ['an officer', byHand(code)],
  ])('that was computed and taken back by %s is not brought back by a paper, and is by being computed again', (_, revoke) => {
    const ready = act(almost(code), computed(code), 'REGENCY', world)
    expect(ready.journey).toBe('READY')
    const revoked = act(ready, revoke, 'REGENCY', { ...world, now: '2026-05-03T05:00:01.000Z' })
    expect(revoked.journey).toBe('PREPARING')
    for (const kind of ['REGENCY', 'AGENCY'] as const)
      expect(refusalOf(revoked, paper(code), kind)).toMatchObject({
        code: 'computed-withdrawn',
        guards: [{ guard: 'NOT_WITHDRAWN', legalBasis: expect.stringMatching(/^UU 18\/2017 art/) }],
      })
    const again = act(revoked, computed(code), 'REGENCY', world)
    expect(again).toMatchObject({ journey: 'READY', milestones: { [code]: { origin: 'computed' } } })
    expect(again.withdrawn).toBeUndefined()
  })

  test('whose taking back was undone stands, and a later paper is judged anew', () => {
    const ready = act(almost(code), computed(code), 'REGENCY', world)
    const later: World = { ...world, now: '2026-05-03T05:00:10.000Z' }
    const undone = act(act(ready, byHand(code), 'REGENCY', later), { type: 'UndoLast' }, 'REGENCY', later)
    expect(undone).toMatchObject({ journey: 'READY', milestones: { [code]: { origin: 'computed' } } })
    expect(undone.withdrawn).toBeUndefined()
  })

  test('that was accepted from a paper and taken back may be accepted from a better one', () => {
    const accepted = act(almost(code), paper(code), 'REGENCY', world)
    expect(act(act(accepted, byHand(code), 'AGENCY', world), paper(code), 'REGENCY', world).journey).toBe('READY')
  })

  test('that was taken back in an earlier journey does not bar a paper in the next', () => {
    const revoked = act(act(almost(code), computed(code), 'REGENCY', world), bySystem(code), 'REGENCY', world)
    const gone = act(revoked, { type: 'MoveWorker', to: 'WITHDRAWN', on: DAY }, 'VILLAGE', world)
    const back = act(gone, { type: 'MoveWorker', to: 'RECORDED', on: DAY }, 'VILLAGE', world)
    expect(act(back, paper(code), 'REGENCY', world).milestones[code]).toMatchObject({ origin: 'accepted' })
  })
})

test.each(languages)('every refusal of a paper is explained in %s', (language) => {
  for (const key of ['computed-withdrawn', 'paper-day-needed', 'paper-evidence-needed', 'how.COMPUTED', 'how.NOT_WITHDRAWN'] as const)
    expect(workerWords[language][key]).not.toBe('')
})
