// SPDX-License-Identifier: AGPL-3.0-or-later
// A case by HTCDS 2.0: whatever it is, its record keeps to the standard, is read again as the same codes, and names nobody unless asked to;
// and the mapping says of each of the 84 fields what is true.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CaseFile, caseStates, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { htcdsOf } from '#cases/core/htcds.write.ts'
import { confidences, signs, sources } from '#cases/core/screening.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { officeKinds } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { fieldNames, readHtcds } from './support/htcds.ts'

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
    history: fc.constant([
      { what: 'RECEIVED' as const, on: '2026-02-01', userId: 'u', officeId: 'o' },
      { what: 'REFERRED' as const, on: '2026-02-03', userId: 'u', officeId: 'o' },
    ]),
    personal: fc.record(
      {
        account: fc.constant('RAHASIA cerita'),
        name: fc.constant('RAHASIA nama'),
        employer: fc.constant('RAHASIA majikan'),
        callBack: fc.constant('RAHASIA nomor'),
        said: fc.constant({ '1': 'RAHASIA alasan' }),
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
  owner: 'RAHASIA petugas',
}))

const written = (from: CaseFile, by: object, named: boolean): string => {
  const { office, owner, ...rest } = { office: { name: 'Disnaker', kind: 'REGENCY' as const }, owner: 'RAHASIA petugas', ...by }
  return JSON.stringify(htcdsOf(from, { ...rest, office, owner, named }))
}

describe('a record of a case', () => {
  it('keeps to the fields and values of the standard, and is read again as the same codes, of whatever case', () =>
    fc.assert(
      fc.property(file, around, fc.boolean(), (from, by, named) => {
        const { kawal, supportPlans } = readHtcds(written(from, by, named))
        const { category, complainant, procedure, state, registeredOn, country, personal } = from
        expect(kawal).toEqual({
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

  it('is written again as the same by whoever reads its codes', () =>
    fc.assert(
      fc.property(file, (from) => {
        const first = readHtcds(written(from, {}, false))
        const { findings, services, ...codes } = first.kawal
        const plan = services.map(({ kind, notedOn, begins, until, endedOn, outcome }) => ({
          kind,
          notedOn,
          ...(begins && { arranged: { provider: '', begins, ...(until === undefined ? {} : { until }) } }),
          ...(endedOn !== undefined && outcome !== undefined && { ended: { on: endedOn, outcome } }),
        }))
        const screenings = (from.personal?.screenings ?? []).slice(-1).map(({ on }) => ({ on, findings }))
        const again: CaseFile = { ...from, ...codes, personal: { account: '', screenings, plan } }
        expect(readHtcds(written(again, {}, false))).toEqual(first)
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
        expect(['PossibleVictimOfTrafficking', undefined]).toContain(readHtcds(written(from, {}, true)).fields['vic_TraffickingStatus'])
      }),
    ))

  it('that breaks the standard would be found', () => {
    const [any] = fc.sample(file, 1)
    const good = readHtcds(written(must(any, 'a case'), {}, false))
    for (const fields of [{ org_Owner: 'x' }, { cas_Status: 'Open' }, { vic_MethodsOfControl: ['Magic'] }])
      expect(() => readHtcds(JSON.stringify({ ...good, fields }))).toThrow()
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
        const { fields, events, supportPlans, comments } = readHtcds(written(from, by, named))
        for (const each of [fields, ...events, ...supportPlans, ...comments]) for (const field of Object.keys(each)) found.add(field)
      }
      return found
    }
    const [open, all] = [seen(false), seen(true)]
    for (const field of fieldNames) expect(told.get(field), field).toBe(open.has(field) ? 'held' : all.has(field) ? 'named' : 'not held')
  })
})
