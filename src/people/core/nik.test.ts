// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ageOn } from '#people/core/birth-date.ts'
import { type NikReading, type NikResult, nikDisagreements, readNik, type Sex, SYNTHETIC_PROVINCE, syntheticNik } from '#people/core/nik.ts'
import { personWords } from '#people/core/person.words.ts'
import { regionStanding } from '#regions/core/region.law.ts'

const edition = new Set([
  '35',
  '35.10',
  '35.10.04',
  '35.10.13',
  '35.10.14',
  '35.10.25',
  '93',
  '93.01',
  '93.01.01',
  '91',
  '91.03',
  '91.03.01',
])
const standing = (code: string) => regionStanding(code, (part) => edition.has(part))
const on = '2026-11-24'

function read(nik: string, day = on): NikResult {
  return readNik(nik, { on: day, standing })
}
function reading(nik: string, day = on): NikReading {
  const result = read(nik, day)
  if (!result.ok) throw new Error(`${nik}: ${result.reason}`)
  return result
}

// The serial 9999 of one day in one district has never been reached: these numbers belong to nobody.
describe('what a NIK says', () => {
  test('of a man, of a woman, of somebody born on a leap day', () => {
    expect(reading('3510041708909999')).toEqual({
      ok: true,
      nik: '3510041708909999',
      birthDate: '1990-08-17',
      alternatives: [],
      sex: 'M',
      districtCode: '35.10.04',
      successors: [],
      flags: [],
    })
    // The library most used for this gives a man born on 10 August for this woman.
    expect(reading('3510044107999999')).toMatchObject({ birthDate: '1999-07-01', sex: 'F' })
    expect(reading('3510046902969997')).toMatchObject({ birthDate: '1996-02-29', sex: 'F' })
    expect(reading('3510042902009997')).toMatchObject({ birthDate: '2000-02-29', sex: 'M' })
    expect(reading(' 3510 04-170890.9999 ').nik).toBe('3510041708909999')
  })

  test.each([
    ['', 'NIK_EMPTY'],
    ['   ', 'NIK_EMPTY'],
    ['351004170890000O', 'NIK_NOT_DIGITS'],
    ['٣510041708900001', 'NIK_NOT_DIGITS'],
    ['351004170890001', 'NIK_NOT_16_DIGITS'],
    ['35100417089000011', 'NIK_NOT_16_DIGITS'],
    ['3510040008909999', 'NIK_DAY_IMPOSSIBLE'],
    ['3510043208909999', 'NIK_DAY_IMPOSSIBLE'],
    ['3510044008909999', 'NIK_DAY_IMPOSSIBLE'],
    ['3510047208909999', 'NIK_DAY_IMPOSSIBLE'],
    ['3510041700909999', 'NIK_MONTH_IMPOSSIBLE'],
    ['3510041713909999', 'NIK_MONTH_IMPOSSIBLE'],
    ['3510043104909999', 'NIK_DATE_IMPOSSIBLE'],
    ['3510047102999999', 'NIK_DATE_IMPOSSIBLE'],
    ['3510042902019999', 'NIK_DATE_IMPOSSIBLE'],
    ['3510041708900000', 'NIK_SERIAL_ZERO'],
  ])('%s: %s', (nik, reason) => expect(read(nik)).toEqual({ ok: false, reason }))

  test('the century: nobody from the future, nobody past 110, of two the younger with the other named', () => {
    expect(reading('3510042411269999')).toMatchObject({
      birthDate: '2026-11-24',
      alternatives: ['1926-11-24'],
      flags: ['CENTURY_UNCERTAIN'],
    })
    expect(reading('3510042511269999')).toMatchObject({ birthDate: '1926-11-25', alternatives: [], flags: [] })
    expect(reading('3510042511159999')).toMatchObject({ birthDate: '2015-11-25', alternatives: ['1915-11-25'] })
    expect(reading('3510042411159999')).toMatchObject({ birthDate: '2015-11-24', alternatives: [], flags: [] })
    expect(reading('3510040105089999')).toMatchObject({ birthDate: '2008-05-01', alternatives: [], flags: [] })
    // A leap day settles it: 1920 was a leap year, and so was 2020; 2016 and 1916 too; 2018 and 1918 were none.
    expect(reading('3510042902209999')).toMatchObject({ birthDate: '2020-02-29', alternatives: ['1920-02-29'] })
    expect(read('3510042902189999')).toEqual({ ok: false, reason: 'NIK_DATE_IMPOSSIBLE' })
    expect(reading('3510042902009999', '2005-01-01')).toMatchObject({ birthDate: '2000-02-29', alternatives: [] })
  })

  test.each([
    ['3510131708909999', [], ['35.10.25']],
    ['9101011708909999', ['OLD_DISTRICT_CODE'], ['93.01']],
    ['3510991708909999', ['DISTRICT_UNKNOWN'], []],
    ['0010041708900001', ['PROVINCE_UNKNOWN'], []],
    ['4910041708900001', ['PROVINCE_UNKNOWN', 'SYNTHETIC'], []],
  ])('%s has flags %j', (nik, flags, successors) => expect(reading(nik)).toMatchObject({ flags, successors }))
})

describe('what differs from it', () => {
  const person = reading('3510135708909999')
  test.each([
    [{}, []],
    [{ birthDate: '1990-08-17', sex: 'F', area: '35.10.13.2001' }, []],
    [{ birthDate: '1990-08-18' }, ['BIRTH_DATE_DIFFERS']],
    [{ birthDate: '1994-08-17' }, ['BIRTH_DATE_DIFFERS', 'AGE_CONFLICT']],
    [{ sex: 'M' }, ['SEX_DIFFERS']],
    [{ area: '35.10' }, []],
    [{ area: '35.10.25.2005' }, ['OLD_DISTRICT_CODE']],
    [{ area: '35.10.04.2006' }, ['AREA_IS_FIRST_REGISTRATION']],
  ] as const)('%j: %j', (stated, flags) => expect(nikDisagreements(person, stated)).toEqual(flags))

  test('a stated date that settles the century differs in nothing', () => {
    const old = reading('3510041708209999')
    expect(old.birthDate).toBe('2020-08-17')
    expect(nikDisagreements(old, { birthDate: '1920-08-17' })).toEqual([])
  })

  test('a Papuan with an old code who stayed where she was', () => {
    expect(nikDisagreements(reading('9101014101909999'), { area: '93.01.01.2001' })).toEqual(['OLD_DISTRICT_CODE'])
  })
})

test('a made-up NIK reads like any other and says that it is one', () => {
  const nik = syntheticNik({ birthDate: '2001-09-05', sex: 'F', serial: 12 })
  expect(nik).toBe('4910044509010012')
  expect(reading(nik)).toMatchObject({
    birthDate: '2001-09-05',
    sex: 'F',
    districtCode: '49.10.04',
    flags: ['PROVINCE_UNKNOWN', 'SYNTHETIC'],
  })
  const serials = [0, 1, 9999, 10_000].map((serial) =>
    syntheticNik({ birthDate: '2001-09-05', sex: 'M', serial, district: '35.09.31' }).slice(12),
  )
  expect(serials).toEqual(['9999', '0001', '9999', '0001'])
})

test('there are words for every code in both languages', () => {
  expect(Object.keys(personWords.id)).toEqual(Object.keys(personWords.en))
})

// Half a million people and half a million slips. One property run is a thousand cases from one seed, since drawing each from the library would take a minute.
const RUNS = 1000
const EACH = 1000

/** Numbers from a seed: a linear congruence is random enough to walk through dates. */
function dice(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const two = (n: number): string => String(n).padStart(2, '0')
const districts = ['351004', '351013', '351025', '910101', '910301', '351099', '640501', '000000', '490000', '999999']
const DAY = 86_400_000
const leapDays = ['1916', '1920', '1924', '1928', '1988', '1992', '1996', '2000', '2004', '2008', '2016', '2020', '2024'].map(
  (y) => `${y}-02-29`,
)

interface Case {
  readonly nik: string
  readonly born: string
  readonly sex: Sex
  readonly day: string
}

function draw(roll: (below: number) => number): Case {
  const today = Date.UTC(2020 + roll(30), roll(12), 1 + roll(28))
  const day = new Date(today).toISOString().slice(0, 10)
  const random = new Date(today - roll(110 * 365) * DAY).toISOString().slice(0, 10)
  const leap = leapDays[roll(leapDays.length)] ?? random
  const born = roll(10) === 0 && leap <= day && ageOn(leap, day) <= 110 ? leap : random
  const sex = roll(2) === 0 ? 'F' : 'M'
  const written = two(Number(born.slice(8)) + (sex === 'F' ? 40 : 0)) + born.slice(5, 7) + born.slice(2, 4)
  return { nik: `${districts[roll(districts.length)] ?? ''}${written}${String(1 + roll(9999)).padStart(4, '0')}`, born, sex, day }
}

function faithful({ nik, born, sex, day }: Case): boolean {
  const result = read(nik, day)
  if (!result.ok) return false
  const dates = [result.birthDate, ...result.alternatives]
  const district = `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}`
  return (
    dates.includes(born) &&
    dates.every((date) => date <= day && ageOn(date, day) <= 110) &&
    dates.every((date, i) => i === 0 || date < (dates[i - 1] ?? '')) &&
    result.flags.includes('CENTURY_UNCERTAIN') === dates.length > 1 &&
    // Whoever is between 11 and 99 has one date only.
    (dates.length === 1 || ageOn(born, day) <= 10 || ageOn(born, day) >= 99) &&
    result.sex === sex &&
    result.districtCode === district &&
    result.flags.includes('OLD_DISTRICT_CODE') === (nik.startsWith('9101') || nik.startsWith('6405')) &&
    result.flags.includes('PROVINCE_UNKNOWN') === /^(00|49|99)/.test(nik) &&
    result.flags.includes('SYNTHETIC') === nik.startsWith(SYNTHETIC_PROVINCE) &&
    nikDisagreements(result, { birthDate: born, sex }).length === 0 &&
    nikDisagreements(result, { sex: sex === 'F' ? 'M' : 'F' }).includes('SEX_DIFFERS')
  )
}

const put = (nik: string, at: number, part: string): string => nik.slice(0, at) + part + nik.slice(at + part.length)
const slips: readonly ((nik: string, roll: (below: number) => number) => { readonly nik: string; readonly reason: string })[] = [
  (nik, roll) => ({ nik: nik.slice(0, 1 + roll(15)), reason: 'NIK_NOT_16_DIGITS' }),
  (nik, roll) => ({ nik: nik + String(roll(10 ** 9)), reason: 'NIK_NOT_16_DIGITS' }),
  (nik, roll) => ({ nik: put(nik, roll(16), 'OolIx½٣?'.charAt(roll(8))), reason: 'NIK_NOT_DIGITS' }),
  (nik, roll) => ({ nik: put(nik, 6, ['00', '32', '40', '72', '80', '99'][roll(6)] ?? '00'), reason: 'NIK_DAY_IMPOSSIBLE' }),
  (nik, roll) => ({ nik: put(nik, 8, two(roll(2) === 0 ? 0 : 13 + roll(87))), reason: 'NIK_MONTH_IMPOSSIBLE' }),
  (nik, roll) => ({
    nik: put(nik, 6, `${roll(2) === 0 ? '31' : '71'}${['02', '04', '06', '09', '11'][roll(5)] ?? ''}`),
    reason: 'NIK_DATE_IMPOSSIBLE',
  }),
  (nik, roll) => ({
    nik: put(nik, 6, `${roll(2) === 0 ? '29' : '69'}02${two(4 * roll(25) + 1 + roll(3))}`),
    reason: 'NIK_DATE_IMPOSSIBLE',
  }),
  (nik) => ({ nik: put(nik, 12, '0000'), reason: 'NIK_SERIAL_ZERO' }),
]

describe('a million generated cases', () => {
  test('women, men, leap days, old and unknown districts: the hint is what was written', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const roll = dice(seed)
        for (let i = 0; i < EACH / 2; i++) {
          const drawn = draw(roll)
          if (!faithful(drawn)) throw new Error(JSON.stringify([drawn, read(drawn.nik, drawn.day)]))
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('slips: each is named for what it is', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const roll = dice(seed)
        for (let i = 0; i < EACH / 2; i++) {
          const drawn = draw(roll)
          const slip = slips[i % slips.length]?.(drawn.nik, roll)
          const result = read(slip?.nik ?? '', drawn.day)
          if (result.ok || result.reason !== slip?.reason) throw new Error(JSON.stringify([slip, result]))
        }
      }),
      { numRuns: RUNS },
    )
  })

  test('whatever text there is, it never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary', maxLength: 24 }), fc.stringMatching(/^\d{0,20}$/)),
        (text) => typeof read(text).ok === 'boolean',
      ),
      { numRuns: 20_000 },
    )
  })
})
