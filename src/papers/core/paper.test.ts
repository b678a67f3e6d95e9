// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { milestoneRules } from '#journeys/core/milestone.law.ts'
import { schemes } from '#journeys/core/worker.ts'
import { type Context, must } from '#kernel/decider.ts'
import { monthsBefore } from '#papers/core/expiry.law.ts'
import { thresholds } from '#papers/core/flag.law.ts'
import { neededPapers } from '#papers/core/needed.rules.ts'
import { besideFlags, readingFlags, sameName } from '#papers/core/paper.flags.ts'
import { paperRule, paperRules } from '#papers/core/paper.law.ts'
import { paperOpen } from '#papers/core/paper.open.ts'
import { paperDecider, paperSteps } from '#papers/core/paper.rules.ts'
import { flagCodes, markValues, type PaperCommand, type PaperState, paperKinds, settlements } from '#papers/core/paper.ts'

const today = '2026-05-03'
const context: Context = {
  actor: { userId: 'dinas', name: 'Dinas', role: 'regency-officer', officeId: 'o', officeKind: 'REGENCY', prefixes: ['35.10'] },
  now: `${today}T02:00:00.000Z`,
  today,
}
const holder = { name: 'Siti Aminah binti Ahmad', area: '35.10.04.2006', sex: 'F', birthDates: ['1999-07-01'] } as const
const workerId = '3510-01890000-0000-7000-8000-000000000001'
const passport = must(paperRule('PASSPORT', today), 'the rule of a passport')

describe('the table', () => {
  test('has one row for each kind, and every paper that a milestone takes', () => {
    expect(paperRules.map(({ kind }) => kind).toSorted()).toEqual([...paperKinds].toSorted())
    const taken = new Set(milestoneRules.flatMap(({ documents }) => documents))
    expect([...taken].filter((kind) => paperRule(kind, today) === undefined)).toEqual([])
  })
  test('asks each scheme for its papers, each once', () => {
    for (const scheme of schemes) {
      const kinds = neededPapers(scheme, today).map(({ kind }) => kind)
      expect(new Set(kinds).size, scheme).toBe(kinds.length)
      expect(kinds).toEqual(expect.arrayContaining(['PASSPORT', 'SURAT_IZIN_KELUARGA']))
    }
    expect(neededPapers('ABK_PERIKANAN', today).map(({ kind }) => kind)).toContain('PKL')
  })
  test.each([
    ['2026-10-01', 6, '2026-04-01'],
    ['2026-08-31', 6, '2026-02-28'],
    ['2024-08-31', 6, '2024-02-29'],
    ['2026-03-15', 3, '2025-12-15'],
    ['2026-03-15', 0, '2026-03-15'],
  ])('%s less %i months is %s', (date, months, before) => expect(monthsBefore(date, months)).toBe(before))
})

describe('flags', () => {
  test.each([
    ['Siti Aminah binti Ahmad', 'SITI AMINAH', true],
    ['Suparmi', 'SUPARMI', true],
    ['Soeparmi', 'Suparmi', true],
    ['Muhammad Rizki', 'RIZKI MUHAMMAD', true],
    ['Siti Aminah', 'SITI AMIN', true],
    ['Siti Aminah', 'DEWI LESTARI', false],
    ['Siti Aminah', 'SITI', true],
    ['Siti Aminah', '', false],
  ])('%s and %s: %s', (one, other, same) => expect(sameName(one, other)).toBe(same))

  const read = (more: object) => readingFlags(passport, { marks: {}, ...more }, { holder, today }).map(({ code }) => code)
  test.each([
    ['a usual number', { number: 'X1234567' }, []],
    ['with a space', { number: 'x 1234567' }, []],
    ['another form', { number: '12345' }, ['NUMBER_FORM']],
    ['hours that fit', { hours: 30, startedOn: '2026-04-01', issuedOn: '2026-04-03' }, []],
    ['hours that do not', { hours: 31, startedOn: '2026-04-01', issuedOn: '2026-04-03' }, ['HOURS_IMPOSSIBLE']],
    ['hours without a first day', { hours: 900, issuedOn: '2026-04-03' }, []],
    ['lines that are none', { mrz: 'P<IDN' }, ['MRZ_UNREADABLE']],
  ])('%s', (_name, more, codes) => expect(read(more)).toEqual(codes))

  test.each([
    ['2017-06-30', ['SIGNED_UNDER_AGE']],
    ['2017-07-01', []],
  ])('a family’s permission of %s for somebody born on 1 July 1999', (issuedOn, codes) => {
    const consent = must(paperRule('SURAT_IZIN_KELUARGA', today), 'the rule of a consent')
    expect(readingFlags(consent, { marks: {}, issuedOn }, { holder, today }).map(({ code }) => code)).toEqual(codes)
    expect(readingFlags(passport, { marks: {}, issuedOn }, { holder, today })).toEqual([])
  })

  const training = must(paperRule('SERTIFIKAT_PELATIHAN', today), 'the rule of a training')
  const beside = (facts: object, reading: object = {}) =>
    besideFlags(
      training,
      { marks: {}, issuer: 'LPK', issuedOn: today, hours: 100, ...reading },
      { signedThatDay: 1, training: facts },
      today,
    )
  test.each([
    ['a licence of that day', { licences: [{ from: '2026-01-01', to: '2026-05-03' }] }, []],
    ['one that ended the day before', { licences: [{ from: '2026-01-01', to: '2026-05-02' }] }, ['PROVIDER_UNLICENSED']],
    ['none that anybody knows', {}, ['PROVIDER_UNKNOWN']],
    ['fewer hours attended', { licences: [{ from: '2026-01-01', to: '2026-12-31' }], attended: 99 }, ['HOURS_NOT_ATTENDED']],
    ['all hours attended', { licences: [{ from: '2026-01-01', to: '2026-12-31' }], attended: 100 }, []],
  ])('%s', (_name, facts, codes) => expect(beside(facts).map(({ code }) => code)).toEqual(codes))

  const alone = (kind: 'SERTIFIKAT_KOMPETENSI' | 'SURAT_IZIN_KELUARGA', more: object) =>
    besideFlags(must(paperRule(kind, today), kind), { marks: {}, issuedOn: today }, { signedThatDay: 1, training: {}, ...more }, today)
  const most = thresholds.BULK_SIGNED[0].most
  test.each([
    ['as many on one day as may be', 'SURAT_IZIN_KELUARGA', { signedThatDay: most }, []],
    ['one more', 'SURAT_IZIN_KELUARGA', { signedThatDay: most + 1 }, [{ code: 'BULK_SIGNED', count: most + 1 }]],
    ['a certificate of the person’s own', 'SERTIFIKAT_KOMPETENSI', { training: { certificate: 'theirs' } }, []],
    ['a body that is not kept here', 'SERTIFIKAT_KOMPETENSI', { training: {} }, []],
    ['another’s certificate', 'SERTIFIKAT_KOMPETENSI', { training: { certificate: 'others' } }, [{ code: 'CERTIFICATE_UNKNOWN' }]],
    ['a number that nobody has', 'SERTIFIKAT_KOMPETENSI', { training: { certificate: 'nobodys' } }, [{ code: 'CERTIFICATE_UNKNOWN' }]],
    ['a number on two files', 'SERTIFIKAT_KOMPETENSI', { sameNumber: workerId }, [{ code: 'NUMBER_TWICE', other: workerId }]],
  ] as const)('%s', (_name, kind, more, flags) => expect(alone(kind, more)).toEqual(flags))
})

describe('a paper is taken back', () => {
  const as = (role: 'village-officer' | 'regency-officer' | 'agency-officer') => ({ ...context, actor: { ...context.actor, role } })
  const received: PaperState = {
    area: holder.area,
    workerId,
    kind: 'PASSPORT',
    attachedOn: today,
    attachedBy: 'desa',
    file: { type: 'image/jpeg', bytes: 10, dangers: [] },
    scan: 'CLEAN',
    flags: [],
    personal: { name: holder.name, address: 'a', number: 'X1' },
  }
  const decided = (outcome: 'VERIFIED' | 'REFUSED' | 'SUPERSEDED') => ({ ...received, decided: { outcome, on: today, by: 'dinas' } })
  const settled = { as: 'CLEARED', on: today, by: 'dinas' } as const
  const left = (state: PaperState, role: Parameters<typeof as>[0]) => {
    const decision = paperDecider.decide(state, { type: 'WithdrawPaper', reason: 'salah' }, as(role), { holder })
    if (!decision.ok) return decision.refusal.code
    return decision.events.reduce<PaperState>(paperDecider.evolve, state).personal?.address ?? 'destroyed'
  }
  test.each([
    ['fresh', received, 'destroyed', 'destroyed'],
    ['with a flag', { ...received, flags: [{ code: 'FILE_DANGER' }] }, 'withdrawal-decides', 'a'],
    ['with a settled flag', { ...received, flags: [{ code: 'FILE_DANGER', settled }] }, 'a', 'a'],
    ['with a virus', { ...received, scan: 'INFECTED' }, 'withdrawal-decides', 'destroyed'],
    ['verified', decided('VERIFIED'), 'withdrawal-decides', 'destroyed'],
    ['refused', decided('REFUSED'), 'withdrawal-decides', 'a'],
    ['superseded', decided('SUPERSEDED'), 'withdrawal-decides', 'destroyed'],
  ] as const)('%s', (_name, state, clerk, officer) => {
    expect(left(state, 'village-officer')).toBe(clerk)
    expect(left(state, 'regency-officer')).toBe(officer)
    expect(left(state, 'agency-officer')).toBe(officer)
  })
})

describe('any order of commands', () => {
  const days = fc.constantFrom('2025-01-01', '2026-05-03', '2026-05-04', '2030-01-01')
  const text = fc.string({ minLength: 1, maxLength: 10 })
  const command: fc.Arbitrary<PaperCommand> = fc.oneof(
    fc.record({
      type: fc.constant('AttachPaper' as const),
      workerId: fc.constant(workerId),
      kind: fc.constantFrom(...paperKinds),
      file: fc.constant({ type: 'image/jpeg' as const, bytes: 10, dangers: [] }),
      address: fc.constant('a'),
    }),
    fc.record({ type: fc.constant('RecordScan' as const), scan: fc.constantFrom('CLEAN' as const, 'INFECTED' as const) }),
    fc.record(
      {
        type: fc.constant('VerifyPaper' as const),
        marks: fc.dictionary(fc.constantFrom(...passport.checks), fc.constantFrom(...markValues)),
        issuedOn: days,
        validUntil: days,
        number: text,
        note: text,
        mrz: text,
      },
      { requiredKeys: ['type', 'marks'] },
    ),
    fc.record({ type: fc.constantFrom('RefusePaper' as const, 'WithdrawPaper' as const), reason: text }),
    fc.record({ type: fc.constantFrom('SupersedePaper' as const, 'ForgetPaper' as const) }),
    fc.record({
      type: fc.constant('FlagPaper' as const),
      flags: fc.array(fc.record({ code: fc.constantFrom(...flagCodes) }), { maxLength: 2 }),
    }),
    fc.record({
      type: fc.constant('SettleFlag' as const),
      code: fc.constantFrom(...flagCodes),
      as: fc.constantFrom(...settlements),
      reason: text,
    }),
  )

  test('is accepted or refused without throwing, says openly only what it may, and a forgotten paper says nothing', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), (commands) => {
        let state: PaperState | undefined
        let refused = false
        for (const each of commands) {
          const decision = paperDecider.decide(state, each, context, { holder })
          if (!decision.ok) continue
          for (const event of decision.events) {
            const { personal: _, ...open } = { personal: undefined, ...event }
            paperOpen.parse(open)
            refused ||= event.type === 'PaperRefused'
            state = paperDecider.evolve(state, event)
          }
          if (state === undefined) continue
          expect(paperSteps(state, today).length).toBeLessThanOrEqual(1)
          if (state.erased === true) expect(state.personal).toBeUndefined()
          if (state.decided?.outcome === 'WITHDRAWN' && state.flags.length === 0 && !refused)
            expect(state.personal?.address).toBeUndefined()
        }
      }),
      { numRuns: 500 },
    )
  })
})
