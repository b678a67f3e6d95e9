// SPDX-License-Identifier: AGPL-3.0-or-later
// Whatever two files of one person are, and whatever is done while one leads the other: parted again, each holds what belongs to it.

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { furtherOf } from '#journeys/core/double.compare.ts'
import { evolve } from '#journeys/core/worker.evolve.ts'
import { ownOf, personOf } from '#journeys/core/worker.merge.ts'
import { nextSteps } from '#journeys/core/worker.steps.ts'
import {
  type JourneyState,
  journeyStates,
  milestoneCodes,
  troubles,
  type WorkerCommand,
  type WorkerEvent,
  type WorkerState,
} from '#journeys/core/worker.ts'
import { officeKinds } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { addDays } from '#kernel/time.ts'
import { attempt, noonOf, type World } from '../../../test/support/journey.ts'
import { compute, type Joint, merge, type Side, sayToLead, type Two, unmerge } from '../../../test/support/merging.ts'
import { shownFor } from '../../../test/support/paper.ts'
import { DAY, reachAll, world } from '../../../test/support/states.ts'

const A = '3510-0197f3c2-0000-7000-8000-00000000000a'
const B = '3510-0197f3c2-0000-7000-8000-00000000000b'
const inStates = reachAll('P_TO_P')

const later = (seconds: number): World => ({ ...world, now: new Date(Date.parse(world.now) + seconds * 1000).toISOString() })

const command: fc.Arbitrary<WorkerCommand> = fc.oneof(
  fc.constantFrom(...milestoneCodes).map((code): WorkerCommand => ({ type: 'RecordMilestone', code, on: DAY, ...shownFor(code, DAY) })),
  fc.constantFrom(...milestoneCodes).map((code): WorkerCommand => ({ type: 'RevokeMilestone', code, reason: 'salah catat' })),
  fc.constantFrom(...journeyStates).map((to): WorkerCommand => ({ type: 'MoveWorker', to, on: DAY })),
  fc.constantFrom(...troubles).map((trouble): WorkerCommand => ({ type: 'ReportTrouble', trouble, on: DAY })),
  fc.constantFrom(...troubles).map((trouble): WorkerCommand => ({ type: 'ResolveTrouble', trouble })),
  fc.constantFrom<WorkerCommand>(
    { type: 'ChangePlan', plan: { destination: 'TWN' } },
    { type: 'CorrectPerson', personal: { name: 'Siti Aminah' } },
    { type: 'CorrectPerson', personal: { phone: '+628111' } },
    { type: 'CorrectPerson', personal: { nik: '4910044107990009' } },
    { type: 'CorrectPerson', personal: { familyCard: '3510042304110077' } },
    { type: 'ReviewWorker' },
    { type: 'UndoLast' },
  ),
  fc
    .record({ key: fc.constantFrom('1', '2', '3'), relation: fc.constantFrom('CHILD', 'SPOUSE'), name: fc.constantFrom('Ani', 'Budi') })
    .chain((relative) =>
      fc.constantFrom<WorkerCommand>(
        { type: 'SetRelative', relative },
        { type: 'SetRelative', relative: { ...relative, carer: 'Mbah Sum' } },
        { type: 'RemoveRelative', key: relative.key },
      ),
    ),
)
const computed: fc.Arbitrary<WorkerCommand> = fc
  .tuple(fc.constantFrom('TRAINING_DONE', 'CERTIFIED', 'OPP_DONE'), fc.boolean())
  .map(([code, revoked]) =>
    revoked
      ? { type: 'RevokeMilestone', code, reason: 'sertifikat dicabut', computed: true }
      : { type: 'RecordMilestone', code, on: DAY, evidence: 'sertifikat', computed: true },
  )
// Mostly those who may, on files on which much can be done; now and then anybody, anywhere.
const kind = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('VILLAGE', 'REGENCY', 'AGENCY') }, fc.constantFrom(...officeKinds))
const state = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom<JourneyState>('INTERESTED', 'RECORDED', 'PREPARING', 'READY', 'ABROAD', 'UNFIT') },
  fc.constantFrom(...journeyStates),
)
const act = fc.record({ command, kind, computed: fc.option(computed, { freq: 4 }) })

interface Begun {
  readonly state: JourneyState
  readonly before: readonly { readonly command: WorkerCommand; readonly kind: (typeof officeKinds)[number] }[]
  readonly nik: string | undefined
  readonly phone: string | undefined
}
const begun: fc.Arbitrary<Begun> = fc.record({
  state,
  before: fc.array(fc.record({ command, kind }), { maxLength: 6, size: 'max' }),
  nik: fc.constantFrom(undefined, '4910044107990001', '4910044107990002'),
  phone: fc.constantFrom(undefined, '+62811', '+62812'),
})

/** A file whose history begins with what it is, so that it can be folded anew. */
function sideOf(id: string, { state, before, nik, phone }: Begun): Side {
  let file: WorkerState = inStates[state]
  before.forEach((each, nth) => {
    const tried = attempt(file, each.command, each.kind, later(nth * 10))
    if (tried.ok) file = tried.state
  })
  const { undo: _undo, ...kept } = file
  const { before: _before, evidenceBefore: _evidence, ...personal } = kept.personal
  const numbers = { ...(nik === undefined ? {} : { nik }), ...(phone === undefined ? {} : { phone }) }
  return { id, state: { ...kept, personal: { ...personal, ...numbers } }, events: [] }
}

const ofMerging: readonly WorkerEvent['type'][] = ['FileMerged', 'MergedSeen', 'FileUnmerged', 'FileJoined', 'FileLeft']

/** Without what is remembered for taking an act back: joining and parting are never taken back so. */
function settled(state: WorkerState): unknown {
  const { undo: _undo, ...kept } = state
  const { before: _before, evidenceBefore: _evidence, ...personal } = kept.personal
  return JSON.parse(JSON.stringify({ ...kept, personal }))
}

/** What a file would be had it never met the other: its own history, without the entries that join and part. */
function alone(from: WorkerState, { events }: Side): unknown {
  return settled(events.filter(({ type }) => !ofMerging.includes(type)).reduce<WorkerState>((state, event) => evolve(state, event), from))
}

function must2(joint: Joint, what: string): Two {
  if (!joint.ok) throw new Error(`${what}: ${JSON.stringify(joint.refusal)}`)
  return joint.two
}

function pairOf(one: Begun, other: Begun): Two {
  const [a, b] = [sideOf(A, one), sideOf(B, other)]
  return furtherOf(a.state, b.state, DAY) === 'one' ? { lead: a, led: b } : { lead: b, led: a }
}

const RUNS = Number(process.env['KAWAL_PROPERTY_RUNS'] ?? 300)

describe('joined, worked on, parted', () => {
  it('each file holds what belongs to it, and nothing is lost', () => {
    let accepted = 0
    let passed = 0
    fc.assert(
      fc.property(begun, begun, fc.array(act, { maxLength: 14, size: 'max' }), (one, other, acts) => {
        const before = pairOf(one, other)
        let two = must2(merge(before, later(100)), 'the further one leads')
        acts.forEach((each, nth) => {
          const at = later(200 + nth * 10)
          const said = each.computed === null ? sayToLead(two, each.command, each.kind, at) : compute(two, each.computed, at)
          if (!said.ok) return
          accepted += 1
          if (said.two.led !== two.led) passed += 1
          two = said.two
          expect(settled(ownOf(two.lead.state))).toEqual(alone(before.lead.state, two.lead))
          // What counts comes from one of the two, and the file that is led owes nobody a step.
          const own = ownOf(two.lead.state)
          for (const code of milestoneCodes) {
            const shown = two.lead.state.milestones[code]
            if (shown !== undefined) expect([own.milestones[code], two.led.state.milestones[code]]).toContainEqual(shown)
            else expect(own.milestones[code]).toBeUndefined()
          }
          expect(nextSteps(two.led.state, DAY)).toEqual([])
        })
        const shown = two.lead.state.milestones
        const after = must2(unmerge(two, later(900)), 'what was joined can be parted')
        expect(after.lead.state).not.toHaveProperty('merged')
        expect(after.led.state).not.toHaveProperty('mergedInto')
        expect(settled(after.lead.state)).toEqual(alone(before.lead.state, after.lead))
        expect(settled(after.led.state)).toEqual(alone(before.led.state, after.led))
        for (const code of milestoneCodes)
          if (shown[code] !== undefined)
            expect([after.lead.state.milestones[code], after.led.state.milestones[code]]).toContainEqual(shown[code])
      }),
      { numRuns: RUNS, seed: 7 },
    )
    expect(accepted).toBeGreaterThan(RUNS)
    expect(passed).toBeGreaterThan(RUNS / 20)
  })

  it('what is open to read says the same when the person was erased and nothing sealed can be read any more', () => {
    fc.assert(
      fc.property(begun, begun, fc.array(act, { maxLength: 8, size: 'max' }), (one, other, acts) => {
        const before = pairOf(one, other)
        let two = must2(merge(before, later(100)), 'the further one leads')
        acts.forEach((each, nth) => {
          const said = sayToLead(two, each.command, each.kind, later(200 + nth * 10))
          if (said.ok) two = said.two
        })
        const erasure: WorkerEvent = { type: 'PersonErased', basis: 'UNLAWFUL', legalBasis: 'UU 27/2022 art 43(1)d', on: DAY }
        const fold = (events: readonly WorkerEvent[], from: WorkerState): unknown => {
          const { personal: _personal, ...open } = [...events, erasure].reduce<WorkerState>((state, event) => evolve(state, event), from)
          return JSON.parse(JSON.stringify(open))
        }
        const closed = two.lead.events.map((event): WorkerEvent => Object.assign({}, event, 'personal' in event ? { personal: {} } : {}))
        const nobody = { ...before.lead.state, personal: { name: '', sex: 'F', birthDate: DAY } as const }
        expect(fold(closed, nobody)).toEqual(fold(two.lead.events, before.lead.state))
      }),
      { numRuns: RUNS / 3, seed: 7 },
    )
  })
})

const plain = (state: JourneyState, nik?: string): Begun => ({ state, before: [], nik, phone: undefined })
const joined = (lead: Begun, led: Begun): Two => must2(merge({ lead: sideOf(A, lead), led: sideOf(B, led) }, later(100)), 'joined')

describe('a ring and a chain', () => {
  const two = joined(plain('PREPARING'), plain('RECORDED'))
  const third: Side = sideOf('3510-0197f3c2-0000-7000-8000-00000000000c', plain('RECORDED'))
  test.each<[string, Two, string]>([
    ['the one that is led leads the one that leads it', { lead: two.led, led: two.lead }, 'merge-chain'],
    ['the same again', two, 'merge-chain'],
    ['one that is led leads a third', { lead: two.led, led: third }, 'file-merged'],
    ['one that leads is led by a third', { lead: third, led: two.lead }, 'merge-chain'],
    ['one that is led is led by a third', { lead: third, led: two.led }, 'merge-chain'],
  ])('is refused: %s', (_name, pair, code) => expect(merge(pair, later(200))).toMatchObject({ ok: false, refusal: { code } }))

  it('is none where one leads two', () => expect(merge({ lead: two.lead, led: third }, later(200)).ok).toBe(true))
})

describe('the file that leads', () => {
  it('is not the one in which less is under way: nobody would look for her any more', () => {
    for (const led of ['ABROAD', 'LOST_CONTACT', 'ABROAD_UNDOCUMENTED'] as const)
      expect(merge({ lead: sideOf(A, plain('PREPARING')), led: sideOf(B, plain(led)) }, later(1))).toMatchObject({
        refusal: { code: 'merge-lead-behind' },
      })
    expect(merge({ lead: sideOf(A, plain('CLOSED')), led: sideOf(B, plain('RECORDED')) }, later(1)).ok).toBe(false)
  })

  it('stands on what the other has', () => {
    const { lead, led } = joined(plain('RECORDED'), plain('READY', '4910044107990001'))
    expect(lead.state.journey).toBe('READY')
    expect(personOf(lead.state, { [led.id]: led.state }).nik).toBe('4910044107990001')
    const parted = must2(unmerge({ lead, led }, later(200)), 'parted')
    expect([parted.lead.state.journey, parted.led.state.journey]).toEqual(['PREPARING', 'READY'])
  })

  it('does not stand on papers of a journey that is over', () => {
    expect(Object.keys(joined(plain('RECORDED'), plain('CLOSED')).lead.state.milestones)).toEqual(
      Object.keys(must(inStates.RECORDED, 'a file').milestones),
    )
  })

  it('stands on a lent paper as long as the paper counts, and no longer', () => {
    const two = joined(plain('PREPARING'), plain('READY'))
    const until = must(two.lead.state.milestones.MEDICAL_FIT?.validUntil, 'a last day')
    const dayAfter: World = { ...world, now: noonOf(addDays(until, 1)) }
    const reviewed = must2(sayToLead(two, { type: 'ReviewWorker' }, 'REGENCY', dayAfter), 'reviewed')
    expect(reviewed.lead.state.milestones.MEDICAL_FIT).toBeUndefined()
    expect(nextSteps(reviewed.lead.state, addDays(until, 1)).map(({ code }) => code)).toContain('MEDICAL_FIT')
    expect(reviewed.led).toBe(two.led)
  })

  it('hands on what is said of the other’s, and keeps its own', () => {
    const two = joined(plain('PREPARING'), plain('READY'))
    const revoked = must2(
      sayToLead(two, { type: 'RevokeMilestone', code: 'PASSPORT_ISSUED', reason: 'salah orang' }, 'REGENCY', later(200)),
      'revoked',
    )
    expect(revoked.led.events.map(({ type }) => type)).toContain('MilestoneRevoked')
    expect(revoked.lead.events.map(({ type }) => type)).not.toContain('MilestoneRevoked')
    expect(revoked.lead.state.milestones.PASSPORT_ISSUED).toBeUndefined()
  })
})
