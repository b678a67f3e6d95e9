// SPDX-License-Identifier: AGPL-3.0-or-later
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LinkageLevel, LinkagePart, Traits } from '#people/core/linkage.ts'
import { pairSteps } from '#people/core/linkage-blocks.ts'
import { CARD, type Cards, clearCard, openCards, putCard } from '#people/core/linkage-cards.ts'
import { findClusters, leastBits } from '#people/core/linkage-clusters.ts'
import { makeComparer } from '#people/core/linkage-compare.ts'
import { findLinks } from '#people/core/linkage-links.ts'

const aminah: Traits = {
  name: 'Siti Aminah',
  sex: 'F',
  birthDate: '1998-03-07',
  motherName: 'Sulastri',
  area: '35.10.04.2006',
  nik: '4910044703980012',
  phone: '0849 1234 5678',
  passport: 'X1234567',
}

const surnames = ['Rahayu', 'Lestari', 'Wati', 'Utami', 'Ningsih', 'Handayani', 'Astuti', 'Susanti', 'Mulyani', 'Wahyuni']

/** A village full of others, so that what is common is common. */
function neighbours(count = 400): Traits[] {
  return Array.from({ length: count }, (_, i) => ({
    name: `${['Siti', 'Dewi', 'Sri', 'Nur'][i % 4]} ${surnames[Math.floor(i / 4) % surnames.length]}`,
    sex: 'F',
    birthDate: `${1970 + (i % 35)}-0${1 + (i % 9)}-${String(1 + (i % 28)).padStart(2, '0')}`,
    area: `35.10.${String(1 + (i % 20)).padStart(2, '0')}.200${i % 9}`,
  }))
}

function register(...people: readonly Traits[]): Cards {
  const cards = openCards(people.length)
  for (const [slot, traits] of people.entries()) putCard(cards, slot, traits)
  return cards
}

function compared(one: Traits, other: Traits) {
  return makeComparer(register(one, other, ...neighbours())).explain(0, 1)
}

function levelOf(part: LinkagePart, one: Traits, other: Traits): LinkageLevel | undefined {
  return compared(one, other).parts.find((each) => each.part === part)?.level
}

describe('how far a part agrees', () => {
  test.each<[LinkagePart, Traits, LinkageLevel]>([
    ['name', {}, 'same'],
    ['name', { name: 'Aminah Siti' }, 'same'],
    ['name', { name: 'St. Aminah, S.Pd.' }, 'same'],
    ['name', { name: 'Sitti Aminnah' }, 'sounds-alike'],
    ['name', { name: 'Siti Aminha' }, 'slip'],
    ['name', { name: 'Siti Aminah binti Ahmad' }, 'partly'],
    ['name', { name: 'Aminah' }, 'partly'],
    ['name', { name: 'Sumiati', alias: 'Aminah' }, 'partly'],
    ['name', { name: 'Sumiati' }, 'different'],
    ['name', { name: undefined }, 'unknown'],
    ['birthDate', {}, 'same'],
    ['birthDate', { birthDate: '1998-07-03' }, 'swapped'],
    ['birthDate', { birthDate: '1998-01-01' }, 'default'],
    ['birthDate', { birthDate: '1988-03-07' }, 'year-slip'],
    ['birthDate', { birthDate: '1998-03-17' }, 'near'],
    ['birthDate', { birthDate: '1981-11-20' }, 'different'],
    ['birthDate', { birthDate: '1981-11-20', nik: '4910204703980077' }, 'by-nik'],
    ['birthDate', { birthDate: undefined, nik: undefined }, 'unknown'],
    ['birthDate', { birthDate: '31/02/1998', nik: undefined }, 'unknown'],
    ['sex', { sex: 'M' }, 'different'],
    ['motherName', { motherName: 'Soelastrie' }, 'sounds-alike'],
    ['area', { area: '35.10.04.2001' }, 'near'],
    ['area', { area: '35.10.20.2001' }, 'different'],
    ['nik', { nik: '4910044703980012' }, 'same'],
    ['nik', { nik: '4910044703980021' }, 'slip'],
    ['nik', { nik: '4910044703890012' }, 'slip'],
    ['nik', { nik: '4910204703980077' }, 'different'],
    ['nik', { nik: '123' }, 'unknown'],
    ['phone', { phone: '+62849 12345678' }, 'same'],
    ['phone', { phone: '0849 1234 5687' }, 'slip'],
    ['phone', { phone: '0849 8888 0000' }, 'different'],
    ['passport', { passport: 'x 1234567' }, 'same'],
    ['passport', { passport: 'X1234576' }, 'slip'],
    ['passport', { passport: 'C7654321' }, 'different'],
  ])('%s beside %j: %s', (part, change, level) => expect(levelOf(part, aminah, { ...aminah, ...change })).toBe(level))
})

describe('what it says', () => {
  test('everything the same is one person, everything else two', () => {
    expect(compared(aminah, aminah).likelihood).toBeGreaterThan(0.9999)
    expect(compared(aminah, neighbours()[7] ?? {}).likelihood).toBeLessThan(0.0001)
  })

  test('a name that many bear says less than one that nobody else bears, and so do a village and a day', () => {
    const bits = (part: LinkagePart, both: Traits): number => compared(both, both).parts.find((each) => each.part === part)?.bits ?? 0
    expect(bits('name', { name: 'Siti Rahayu' })).toBeLessThan(bits('name', { name: 'Zulkaidah Qomariyatun' }) - 4)
    const crowd = Array.from({ length: 300 }, () => ({ birthDate: '1990-01-01', area: '35.10.01.2001' }))
    const cards = register({ birthDate: '1990-01-01', area: '35.10.01.2001' }, ...crowd, aminah, aminah)
    const { explain } = makeComparer(cards)
    for (const [place, part] of ['birthDate', 'area'].entries()) {
      const common = explain(0, 1).parts.find((each) => each.part === part)?.bits ?? 0
      const rare = explain(301, 302).parts.find((each) => each.part === part)?.bits ?? 0
      expect(common, String(place)).toBeLessThan(rare - 3)
    }
  })

  test('a phone that a broker lends to all says next to nothing', () => {
    const lent = Array.from({ length: 40 }, () => ({ phone: '0849 0000 0001' }))
    const phone = makeComparer(register(...lent, ...neighbours()))
      .explain(0, 1)
      .parts.find((each) => each.part === 'phone')
    expect(phone?.bits).toBeLessThan(1)
  })

  test('its parts are its sum', () => {
    const { bits, parts } = compared(aminah, { ...aminah, name: 'Siti Aminha', birthDate: '1998-07-03', area: '35.10.20.2001' })
    expect(parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(bits, 6)
  })
})

const word = fc.constantFrom(
  'Siti',
  'Sitti',
  'Aminah',
  'Aminha',
  'Moch.',
  'Muhammad',
  'Nur',
  'Hayati',
  'Nurhayati',
  'Djoko',
  'Joko',
  'Hj.',
  'binti',
  'x',
  'Sumiati',
  'Sumiyati',
)
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined })
const name = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const traits: fc.Arbitrary<Traits> = fc.record({
  name: maybe(name),
  alias: maybe(name),
  sex: maybe(fc.constantFrom('F' as const, 'M' as const)),
  birthDate: maybe(fc.constantFrom('1998-03-07', '1998-07-03', '1998-01-01', '1988-03-07', '1998-03-17', '', '2000-02-30')),
  motherName: maybe(name),
  area: maybe(fc.constantFrom('35.10.04.2006', '35.10.04.2001', '35.10', '')),
  nik: maybe(fc.constantFrom('4910044703980012', '4910044703980021', '4910200303880001', 'x')),
  phone: maybe(fc.constantFrom('084912345678', '+6284912345687', '1', '')),
  passport: maybe(fc.constantFrom('X1234567', 'X1234576', 'a', '')),
})

describe('by property', () => {
  test('which of two is named first makes no difference', () =>
    fc.assert(
      fc.property(traits, traits, fc.array(traits, { maxLength: 5 }), (one, other, others) => {
        const there = makeComparer(register(one, other, ...others)).explain(0, 1)
        const { explain } = makeComparer(register(other, one, ...others))
        for (const back of [explain(0, 1), explain(1, 0)]) {
          expect(back.parts.map(({ level }) => level)).toEqual(there.parts.map(({ level }) => level))
          for (const [at, { bits }] of back.parts.entries()) expect(bits).toBeCloseTo(there.parts[at]?.bits ?? Number.NaN, 9)
        }
      }),
    ))

  test('given up early is never what reaches', () =>
    fc.assert(
      fc.property(traits, traits, fc.integer({ min: -20, max: 60 }), (one, other, least) => {
        const { weigh } = makeComparer(register({ ...one, alias: undefined }, { ...other, alias: undefined }))
        const bits = weigh(0, 1)
        if (bits >= least) expect(weigh(0, 1, least)).toBe(bits)
        else expect(weigh(0, 1, least)).toBeLessThan(least)
      }),
    ))

  test('who was taken out is counted nowhere', () =>
    fc.assert(
      fc.property(fc.array(traits, { minLength: 1, maxLength: 6 }), traits, (people, gone) => {
        const cards = register(...people)
        putCard(cards, people.length, gone)
        putCard(cards, 0, gone)
        putCard(cards, 0, people[0] ?? {})
        clearCard(cards, people.length)
        const fresh = register(...people)
        expect(cards.live).toBe(fresh.live)
        expect(cards.named).toBe(fresh.named)
        const counted = (of: Cards) => [of.birthCount, of.phoneCount].map((counts) => counts.reduce((sum, each) => sum + each, 0))
        expect(counted(cards)).toEqual(counted(fresh))
        expect(cards.lexicon.wordCount.filter((count) => count > 0).toSorted()).toEqual(
          fresh.lexicon.wordCount.filter((count) => count > 0).toSorted(),
        )
        expect(cards.data.subarray(people.length * CARD, (people.length + 1) * CARD).every((each) => each === 0)).toBe(true)
      }),
    ))
})

function groups(...people: readonly Traits[]): readonly number[] {
  const cards = register(...people, ...neighbours())
  const found = findClusters(cards, findLinks(cards, leastBits(cards.live)))
  return [...found.subarray(0, people.length)]
}

describe('who is put together in a whole register', () => {
  const { nik: _nik, ...without } = aminah
  test('one person, however often and however written', () => {
    const [first, ...others] = groups(
      aminah,
      { ...without, name: 'St. Aminah', birthDate: '1998-07-03' },
      { ...without, name: 'Siti Aminha', birthDate: '1998-01-01' },
      { ...aminah, name: 'Aminah Siti', area: '35.10.20.2001', phone: undefined },
    )
    expect(others).toEqual([first, first, first])
  })

  test('twins and sisters stay two', () => {
    const twin: Traits = { ...aminah, name: 'Dewi Fatimah', nik: '4910044703980013', passport: undefined }
    const sister: Traits = { ...twin, name: 'Sumiati', birthDate: '2001-09-20', nik: '4910046009010004' }
    const other: Traits = { ...twin, name: 'Siti Fatimah' }
    expect(new Set(groups(aminah, twin, sister)).size).toBe(3)
    expect(new Set(groups(aminah, other)).size).toBe(2)
  })

  test('a whole register pauses every few thousand pairs, so that whoever else is there has their turn', () => {
    const village = Array.from({ length: 2000 }, (_, i) => ({
      name: 'Siti',
      birthDate: `${1950 + Math.floor(i / 40)}-05-05`,
      area: '35.10.04.2006',
    }))
    const cards = register(...village)
    let [since, most, all] = [0, 0, 0]
    const steps = pairSteps(cards, 'dateAndArea', () => {
      since += 1
      all += 1
    })
    for (const _ of steps) {
      most = Math.max(most, since)
      since = 0
    }
    expect(all).toBe((2000 / 40) * ((40 * 39) / 2))
    expect(most).toBeLessThan(10_000)
    expect(since).toBe(0)
  })

  test('what lies between two people does not make them one', () => {
    const one: Traits = {
      name: 'Zulaikha Maisaroh',
      sex: 'F',
      birthDate: '1990-05-05',
      area: '35.10.04.2006',
      motherName: 'Kasiyati',
      phone: '084911111111',
      nik: '4910044505900001',
    }
    const other: Traits = {
      name: 'Wagiyem Tumini',
      sex: 'F',
      birthDate: '1975-11-23',
      area: '35.10.20.2001',
      motherName: 'Rukmini',
      phone: '084922222222',
      nik: '4910206311750009',
    }
    const between: Traits = {
      name: 'Zulaikha Maisaroh Wagiyem Tumini',
      sex: 'F',
      area: '35.10.20.2001',
      phone: '084922222222',
      passport: undefined,
    }
    const [a, b] = groups(one, other, between)
    expect(a).not.toBe(b)
  })
})
