// SPDX-License-Identifier: AGPL-3.0-or-later
// A clock that is wrong, on a line that is slow: what was heard at the last contact puts it right, until somebody sets it.

import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { FEW_MS, heardOf, lookedAt, offOf, timeOf } from '#platform/web/device-clock.ts'

const [SECOND, MINUTE, HOUR, DAY] = [1000, 60_000, 3_600_000, 86_400_000]
const NOON = Date.parse('2026-11-24T05:00:00Z')
const BEGAN = fc.integer({ min: 0, max: 400 * DAY }).map((ms) => NOON + ms)
const LINE = fc.integer({ min: 0, max: MINUTE })
const wrong = (least: number, most: number) =>
  fc.tuple(fc.constantFrom(-1, 1), fc.integer({ min: least, max: most })).map(([sign, ms]) => sign * ms)

interface Contact {
  /** When it was asked, by the right clock. */
  readonly began: number
  readonly error: number
  readonly there: number
  readonly back: number
}

/** A contact with a server whose clock is right, and whole seconds are what it says. */
function contact({ began, error, there, back }: Contact) {
  const server = Math.floor((began + there) / SECOND) * SECOND
  return { server, known: heardOf({ server, asked: began + error, came: began + there + back + error }) }
}

describe('the clock of a device', () => {
  test('that is wrong says the right time from the first contact on, as nearly as the line lets it be known', () => {
    fc.assert(
      fc.property(
        BEGAN,
        wrong(FEW_MS + 3 * MINUTE, 20 * DAY),
        LINE,
        LINE,
        fc.array(fc.integer({ min: 0, max: 2 * DAY }), { maxLength: 10 }),
        (...given) => {
          const [began, error, there, back, passing] = given
          let { known } = contact({ began, error, there, back })
          let time = began + there + back
          for (const passed of passing) {
            // By chance just so much passed as it was behind: then nobody can tell, and it is believed.
            if (error < 0 && passed > -error - FEW_MS - 2 * MINUTE && passed < -error + 33 * MINUTE) return
            time += passed
            known = lookedAt(known, time + error)
            expect(Math.abs(timeOf(known, time + error) - time)).toBeLessThanOrEqual(there + back + SECOND)
            expect(Math.abs(offOf(known, time + error) - error)).toBeLessThanOrEqual(there + back + SECOND)
          }
        },
      ),
    )
  })

  test('that is right, or off by no more than a slow line explains, is believed, and nothing is said of it', () => {
    fc.assert(
      fc.property(BEGAN, wrong(0, FEW_MS), LINE, LINE, fc.integer({ min: MINUTE, max: 20 * DAY }), (began, error, there, back, passed) => {
        const { server, known } = contact({ began, error, there, back })
        const clock = began + there + back + passed + error
        expect(known.off).toBe(0)
        expect(timeOf(lookedAt(known, clock), clock)).toBe(Math.max(server, clock))
      }),
    )
  })

  test('says no time before that of the last contact, whatever it is set to', () => {
    fc.assert(
      fc.property(
        BEGAN,
        wrong(0, 20 * DAY),
        LINE,
        fc.array(fc.integer({ min: 0, max: NOON + 900 * DAY }), { minLength: 1 }),
        (began, error, line, clocks) => {
          let { server, known } = contact({ began, error, there: line, back: line })
          for (const clock of clocks) {
            known = lookedAt(known, clock)
            expect(timeOf(known, clock)).toBeGreaterThanOrEqual(server)
          }
        },
      ),
    )
  })

  test('that is put right soon after it was looked at is believed again', () => {
    fc.assert(
      fc.property(BEGAN, wrong(HOUR, 20 * DAY), LINE, fc.integer({ min: 0, max: 25 * MINUTE }), (began, error, line, passed) => {
        const { known } = contact({ began, error, there: line, back: line })
        const time = began + 2 * line + passed
        const right = lookedAt(known, time)
        expect([right.off, timeOf(right, time)]).toEqual([0, time])
      }),
    )
  })

  test('that is set back without a network is known to be behind by as much as is certain', () => {
    const { known } = contact({ began: NOON, error: 0, there: 0, back: 0 })
    const clock = NOON - 3 * DAY
    expect([timeOf(lookedAt(known, clock), clock), offOf(lookedAt(known, clock), clock)]).toEqual([NOON, -3 * DAY])
  })
})

describe('a page', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.useFakeTimers({ now: NOON + 2 * DAY })
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, text: string) => kept.set(name, text),
    })
    return () => {
      vi.useRealTimers()
      vi.unstubAllGlobals()
    }
  })
  const open = async () => {
    vi.resetModules()
    return import('#platform/web/device-clock.ts')
  }
  const answered = (cache: string, at = NOON) =>
    new Response(null, { headers: { date: new Date(at).toUTCString(), 'cache-control': cache } })

  test('counts by its own clock before it heard of the server, and by the server’s from then on, also after a kill', async () => {
    const page = await open()
    expect([page.today(), page.clockOff()]).toEqual(['2026-11-26', 0])
    const told = vi.fn()
    page.onClock(told)
    page.hearTime(answered('no-store'), Date.now())
    expect([page.today(), page.clockOff(), told.mock.calls.length]).toEqual(['2026-11-24', 2 * DAY - SECOND, 1])
    const next = await open()
    vi.advanceTimersByTime(DAY)
    expect([next.today(), next.clockOff()]).toEqual(['2026-11-25', 2 * DAY - SECOND])
    // Put right, and heard of again.
    vi.setSystemTime(NOON + DAY)
    next.hearTime(answered('no-store', NOON + DAY), Date.now())
    expect([next.today(), next.clockOff()]).toEqual(['2026-11-25', 0])
  })

  test('takes no time from an answer that a browser had kept', async () => {
    const page = await open()
    page.hearTime(answered('public, max-age=600'), Date.now())
    expect(page.clockOff()).toBe(0)
  })
})
