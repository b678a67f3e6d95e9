// SPDX-License-Identifier: AGPL-3.0-or-later
// A case by HTCDS 2.0: whatever it is, its record keeps to the standard, is read again as the same codes, and names nobody unless asked to;
// and the mapping says of each of the 84 fields what is true.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { caseDecider } from '#cases/core/case.rules.ts'
import {
  type CaseCommand,
  type CaseFile,
  type CaseRecord,
  caseStates,
  categories,
  complainants,
  procedureStatuses,
} from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { casePurposes } from '#cases/core/case-referral.ts'
import { readHtcds } from '#cases/core/htcds.read.ts'
import { handedOf } from '#cases/core/htcds.referral.ts'
import { openFields } from '#cases/core/htcds.ts'
import { type HtcdsAround, htcdsOf } from '#cases/core/htcds.write.ts'
import { confidences, signs, sources } from '#cases/core/screening.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { officeKinds, systemActor } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { beside, fieldNames, recordIn } from './support/htcds.ts'

/** The office that takes the record away. */
const OWN = 'taker'
const actor = { ...systemActor, officeId: OWN, officeKind: 'REGENCY' as const, prefixes: ['35'] }
const ID = '3510-01890000-0000-7000-8000-00000000000a'

const day = fc.constantFrom('2025-12-31', '2026-02-01', '2026-05-04')
const finding = fc.record({
  sign: fc.constantFrom(...signs),
  mark: fc.constantFrom('present' as const, 'absent' as const),
  source: fc.constantFrom(...sources),
  confidence: fc.constantFrom(...confidences),
})
const service = fc.record(
  {
    kind: fc.constantFrom(...serviceKinds),
    notedOn: day,
    said: fc.constant('RAHASIA butuh'),
    arranged: fc.record({ provider: fc.constant('RAHASIA rumah'), begins: day, until: day }, { requiredKeys: ['provider', 'begins'] }),
    ended: fc.record({ on: day, outcome: fc.constantFrom(...serviceOutcomes) }),
  },
  { requiredKeys: ['kind', 'notedOn'] },
)
const file: fc.Arbitrary<CaseFile> = fc.record(
  {
    area: fc.constantFrom('35', '35.10', '35.10.04.2006'),
    complainant: fc.constantFrom(...complainants),
    category: fc.constantFrom(...categories),
    procedure: fc.constantFrom(...procedureStatuses),
    country: fc.constantFrom('HKG', 'KHM'),
    state: fc.constantFrom(...caseStates),
    since: day,
    registeredOn: day,
    reachedOn: day,
    history: fc.subarray(
      [
        { what: 'RECEIVED' as const, on: '2026-02-01', userId: 'u', officeId: 'o' },
        { what: 'REFERRED' as const, on: '2026-02-03', userId: 'u', officeId: 'o' },
        { what: 'TRAFFICKING_TRACK' as const, on: '2026-02-03', userId: 'u', officeId: 'o' },
        { what: 'CASE_REFERRED' as const, on: '2026-02-04', userId: 'u', officeId: 'o' },
        { what: 'CASE_ACCEPTED' as const, on: '2026-02-05', userId: 'v', officeId: 'p' },
      ],
      { minLength: 1 },
    ),
    referrals: fc.array(
      fc.record({
        way: fc.constant('REFERRAL' as const),
        office: fc.constantFrom('p', OWN),
        kind: fc.constant('AGENCY' as const),
        from: fc.constant({ office: 'o', kind: 'REGENCY' as const }),
        purpose: fc.constantFrom(...casePurposes),
        on: fc.constant('2026-02-04'),
        acceptBy: day,
        until: day,
        acceptedOn: fc.constant('2026-02-05'),
      }),
      { maxLength: 2 },
    ),
    personal: fc.record(
      {
        account: fc.constant('RAHASIA cerita'),
        name: fc.constant('RAHASIA nama'),
        employer: fc.constant('RAHASIA majikan'),
        callBack: fc.constant('RAHASIA nomor'),
        said: fc.constant({ '0': 'RAHASIA awal', '1': 'RAHASIA alasan', '3': 'RAHASIA rujukan' }),
        screenings: fc.array(fc.record({ on: day, findings: fc.uniqueArray(finding, { selector: ({ sign }) => sign }) }), { maxLength: 3 }),
        plan: fc.array(service, { maxLength: 4 }),
      },
      { requiredKeys: ['account'] },
    ),
  },
  { requiredKeys: ['area', 'complainant', 'category', 'procedure', 'state', 'since', 'registeredOn', 'reachedOn', 'history', 'personal'] },
)
const person = fc.option(
  fc.record(
    {
      name: fc.constant('RAHASIA orang'),
      sex: fc.constantFrom('F' as const, 'M' as const),
      birthDate: fc.constant('1999-07-01'),
      nik: fc.constant('4910044107990001'),
      phone: fc.constant('6281234567890'),
      occupation: fc.constantFrom('PENGASUH_LANSIA', 'OPERATOR_PABRIK'),
      isDead: fc.boolean(),
    },
    { requiredKeys: ['name', 'sex', 'birthDate', 'isDead'] },
  ),
  { nil: undefined },
)
const around = fc.tuple(person, fc.constantFrom(...officeKinds)).map(([who, kind]) => ({
  ...(who === undefined ? {} : { person: who }),
  office: { name: 'Disnaker', kind },
}))
type By = Partial<Pick<HtcdsAround, 'person' | 'office' | 'id'>>

function recordOf(from: CaseFile, by: By, named: boolean): CaseRecord {
  const names = {
    to: 'BP3MI',
    sentBy: { user: 'RAHASIA pengirim', office: 'Dinas' },
    acceptedBy: { user: 'RAHASIA penerima', office: 'BP3MI' },
  }
  const handed = { ...handedOf(from, actor), ...names }
  return htcdsOf(from, { id: ID, office: { name: 'Disnaker', kind: 'REGENCY' }, owner: 'RAHASIA petugas', handed, named, ...by })
}
const written = (from: CaseFile, by: By, named: boolean): string => JSON.stringify(recordOf(from, by, named))

describe('a record of a case', () => {
  it('keeps to the fields and values of the standard, and is read again as the same codes, of whatever case', () =>
    fc.assert(
      fc.property(file, around, fc.boolean(), (from, by, named) => {
        const { kawal, supportPlans } = recordIn(written(from, by, named))
        const { category, complainant, procedure, state, registeredOn, country, personal } = from
        expect(kawal).toEqual({
          id: ID,
          category,
          complainant,
          procedure,
          state,
          registeredOn,
          ...(country === undefined ? {} : { country }),
          findings: personal?.screenings?.at(-1)?.findings ?? [],
          services: (personal?.plan ?? []).map(({ kind, notedOn, arranged, ended }) => ({
            kind,
            notedOn,
            ...(arranged && { begins: arranged.begins }),
            ...(arranged?.until !== undefined && { until: arranged.until }),
            ...(ended && { endedOn: ended.on, outcome: ended.outcome }),
          })),
        })
        expect(supportPlans).toHaveLength(kawal.services.length)
      }),
    ))

  it('names nobody and tells nothing unless asked to, and then what is known', () =>
    fc.assert(
      fc.property(file, around, (from, by) => {
        expect(written(from, by, false)).not.toMatch(/RAHASIA|4910044107990001|6281234567890|1999-07-01/)
        const named = written(from, by, true)
        if (from.country !== undefined) expect(named).toContain('RAHASIA cerita')
        // How to call back safely is nobody's who stands outside.
        expect(named).not.toContain('RAHASIA nomor')
      }),
    ))

  it('calls nobody an actual victim, and nobody none', () =>
    fc.assert(
      fc.property(file, (from) => {
        expect(['PossibleVictimOfTrafficking', undefined]).toContain(recordIn(written(from, {}, true)).fields['vic_TraffickingStatus'])
      }),
    ))

  it('that breaks the standard would be found', () => {
    const [any] = fc.sample(file, 1)
    const good = recordIn(written(must(any, 'a case'), {}, false))
    for (const fields of [{ org_Owner: 'x' }, { cas_Status: 'Open' }, { vic_MethodsOfControl: ['Magic'] }])
      expect(() => recordIn(JSON.stringify({ ...good, fields }))).toThrow()
  })
})

/** Read in elsewhere, on another day, by another office. */
function readIn(record: CaseRecord, ...later: readonly CaseCommand[]): CaseFile {
  const context = { actor: { ...actor, officeId: 'elsewhere' }, now: '2026-06-01T02:00:00.000Z', today: '2026-06-01' }
  let file: CaseFile | undefined
  for (const command of [{ type: 'ImportCase' as const, area: '35.09', record }, ...later]) {
    const decision = caseDecider.decide(file, command, context, {})
    for (const event of decision.ok ? decision.events : []) file = caseDecider.evolve(file, event)
  }
  return must(file, 'a case')
}
const ELSEWHERE = { id: '3509-01890000-0000-7000-8000-00000000000b', office: { name: 'BP3MI', kind: 'AGENCY' as const } }
/** All but which office takes it away. */
function said({ fields, ...record }: CaseRecord): object {
  const { org_Name: _n, org_Type: _t, ...rest } = fields
  return { ...record, fields: rest }
}
const again = (record: CaseRecord, named: boolean): object => said(recordIn(written(readIn(record), ELSEWHERE, named)))

describe('a record that is read in', () => {
  it('is given back as it was, with names and without, and read in again anywhere', () =>
    fc.assert(
      fc.property(file, around, (from, by) => {
        const [named, bare] = [recordIn(written(from, by, true)), recordIn(written(from, by, false))]
        expect(again(named, true)).toEqual(said(named))
        expect(again(bare, false)).toEqual(said(bare))
        // Whoever was given names gives none away unless asked.
        expect(again(named, false)).toEqual(said(bare))
        expect(again(recordIn(written(readIn(named), ELSEWHERE, true)), true)).toEqual(said(named))
      }),
    ))

  it('begins clocks, state and plan anew, with what was told', () =>
    fc.assert(
      fc.property(file, around, (from, by) => {
        const record = recordOf(from, by, true)
        const made = readIn(record)
        const { category, complainant, procedure } = from
        expect(made).toMatchObject({
          category,
          complainant,
          procedure,
          area: '35.09',
          state: 'RECEIVED',
          registeredOn: '2026-06-01',
          recordId: ID,
        })
        expect([made.personal?.plan, made.personal?.screenings, made.personal?.employer]).toEqual([
          undefined,
          undefined,
          from.personal?.employer,
        ])
        if (from.country !== undefined) expect(made.personal?.account).toBe('RAHASIA cerita')
        expect(withholds(made, 'VILLAGE')).toBe(record.fields['vic_TraffickingStatus'] !== undefined || from.state === 'TRAFFICKING_TRACK')
        expect(withholds(made, 'REGENCY')).toBe(false)
      }),
    ))

  it('is told with what was done since, and never less', () =>
    fc.assert(
      fc.property(file, around, (from, by) => {
        const record = recordOf(from, by, true)
        const findings = [{ sign: 'PELACURAN', mark: 'present', source: 'PERSON', confidence: 'HIGH' }] as const
        const later = readIn(
          record,
          { type: 'MoveCase', to: 'VERIFIED' },
          { type: 'RecordScreening', findings },
          { type: 'NoteNeed', kind: 'SHELTER', said: 'aman' },
          { type: 'NoteContact', contact: 'REACHED', said: 'sehat' },
        )
        const { fields, comments, supportPlans, kawal, events } = recordIn(written(later, ELSEWHERE, true))
        expect(fields).toMatchObject({ cas_Status: 'Active', vic_TypeOfExploitation: ['SexualExploitation'] })
        for (const gone of ['cas_ReasonForCaseClosure', 'vic_MethodsOfControl', 'vic_ForcedLabourIndustry'])
          expect(fields).not.toHaveProperty(gone)
        expect(comments).toEqual([...record.comments, { cco_CaseComment: 'sehat' }])
        expect(supportPlans.slice(0, -1)).toEqual(record.supportPlans)
        const { id, registeredOn, services } = record.kawal
        expect([events, kawal.services.slice(0, -1)]).toEqual([record.events, services])
        expect(kawal).toMatchObject({ id, registeredOn, state: 'VERIFIED', findings })
      }),
    ))

  it('is refused where it is none, in words for each fault', () => {
    const [any] = fc.sample(file, { numRuns: 1, seed: 3 })
    const good = recordOf(must(any, 'a case'), {}, true)
    const faults = (value: unknown): unknown => {
      const read = readHtcds(value, beside)
      return read.ok ? 'ok' : [read.code, ...(read.fields ?? []).map(({ field, code }) => `${field} ${code}`)]
    }
    expect(faults(good)).toBe('ok')
    for (const none of [undefined, null, 3, 'x', [], {}, { fields: {} }, [good]]) expect(faults(none)).toEqual(['htcds-none'])
    expect(faults({ ...good, standard: 'HTCDS 1.0' })).toEqual(['htcds-version'])
    expect(faults({ ...good, fields: { org_Owner: 'x', cas_Status: 'Open', hte_Date: 'kemarin', prs_Email: 'x'.repeat(401) } })).toEqual([
      'htcds-fields',
      'fields.org_Owner htcds-field',
      'fields.cas_Status htcds-value',
      'fields.hte_Date htcds-value',
      'fields.prs_Email htcds-value',
    ])
    expect(faults({ ...good, more: 1, kawal: { ...good.kawal, id: 'x' } })).toEqual([
      'htcds-fields',
      'kawal.id htcds-part',
      'more htcds-part',
    ])
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(faults(value)).not.toBe('ok')
      }),
    )
  })

  it('is not read in by an office of the neighbourhood, nor twice, nor before its day', () => {
    const [any] = fc.sample(file, { numRuns: 1, seed: 3 })
    const record = recordOf(must(any, 'a case'), {}, true)
    const decide = (more: object, facts: object, today = '2026-06-01') =>
      caseDecider.decide(
        undefined,
        { type: 'ImportCase', area: '35.10', record },
        { actor: { ...actor, ...more }, now: `${today}T02:00:00.000Z`, today },
        facts,
      )
    expect(decide({ officeKind: 'DISTRICT' }, {})).toEqual({ ok: false, refusal: { code: 'case-near' } })
    expect(decide({}, { readBefore: { see: '/cases/x' } })).toEqual({ ok: false, refusal: { code: 'htcds-known', see: '/cases/x' } })
    expect(decide({}, {}, '2020-01-01')).toMatchObject({ refusal: { code: 'htcds-fields' } })
  })
})

describe('docs/htcds.md', () => {
  const rows = [...readFileSync(new URL('../docs/htcds.md', import.meta.url), 'utf8').matchAll(/^\| `(\w+)` \| (held|named|not held) \|/gm)]
  const told = new Map(rows.map(([, field = '', how]) => [field, how]))

  it('tells each of the 84 fields once, in the order of the standard', () => {
    expect(fieldNames).toHaveLength(84)
    expect(rows.map(([, field]) => field)).toEqual(fieldNames)
  })

  it('calls held what a record can hold without a name, named what it holds with one, and not held what none does', () => {
    const seen = (named: boolean): ReadonlySet<string> => {
      const found = new Set<string>()
      for (const [from, by] of fc.sample(fc.tuple(file, around), { numRuns: 600, seed: 7 })) {
        const { fields, events, supportPlans, comments } = recordIn(written(from, by, named))
        for (const each of [fields, ...events, ...supportPlans, ...comments]) for (const field of Object.keys(each)) found.add(field)
      }
      return found
    }
    const [open, all] = [seen(false), seen(true)]
    for (const field of fieldNames) expect(told.get(field), field).toBe(open.has(field) ? 'held' : all.has(field) ? 'named' : 'not held')
  })

  it('lets out without a name what it calls held, and nothing else', () => {
    expect([...openFields].sort()).toEqual(fieldNames.filter((field) => told.get(field) === 'held').sort())
  })
})
