// SPDX-License-Identifier: AGPL-3.0-or-later
// Each night every register is compared with itself, and pairs that are more likely one person than two are put before somebody who decides.

import { setImmediate as breathe } from 'node:timers/promises'
import { proposeDouble } from '#journeys/server/double.jobs.ts'
import { listKnownPairs } from '#journeys/server/doubles-found.store.ts'
import { stoppedFiles } from '#journeys/server/limit.store.ts'
import { feedEnd, listPeople, regenciesWithFiles } from '#journeys/server/people.store.ts'
import type { RegencyCode } from '#kernel/area.ts'
import { formatId } from '#kernel/ids.ts'
import { type Instant, jakartaDate } from '#kernel/time.ts'
import type { Compared } from '#people/core/linkage.ts'
import { candidatePairs } from '#people/core/linkage-candidates.ts'
import { type Cards, openCards, putCard } from '#people/core/linkage-cards.ts'
import { makeComparer, priorBits } from '#people/core/linkage-compare.ts'
import { type Links, linkSteps } from '#people/core/linkage-links.ts'
import type { ClockTask, Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'

const PAGE = 500
/** So many new pairs of one regency come in one night: a register that moved in brings more than a desk can look at. */
const NIGHTLY = 500

interface Register {
  readonly cards: Cards
  readonly uuids: readonly string[]
}

async function readRegister({ db, keyring }: Services, regency: RegencyCode, now: Instant): Promise<Register> {
  const stopped = await stoppedFiles(db, 'COMPARE', { regencies: [regency], today: jakartaDate(now) })
  const cards = openCards(0)
  const uuids: string[] = []
  for (let after: string | undefined; ; ) {
    const page = await listPeople(db, keyring, { regency, after, limit: PAGE })
    for (const { uuid, area, person } of page) {
      if (person === undefined || stopped.has(formatId({ regency, uuid }))) continue
      putCard(cards, uuids.length, { ...person, area })
      uuids.push(uuid)
    }
    after = page.at(-1)?.uuid
    if (page.length < PAGE) return { cards, uuids }
  }
}

/** Others have their turn between the steps: an instance that looks for doubles answers meanwhile. */
export async function findLinks(cards: Cards): Promise<Links> {
  const steps = linkSteps(cards, priorBits(cards.live))
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    await breathe()
  }
}

/** Proposes what a regency's register shows. A pair that waits or was decided is not proposed again. @returns how many are new */
export async function findDoubles(services: Services, regency: RegencyCode, now: Instant): Promise<number> {
  const { cards, uuids } = await readRegister(services, regency, now)
  const numbers = new Map(uuids.map((uuid, number) => [uuid, number]))
  const together: (readonly [number, number])[] = []
  const apart: (readonly [number, number])[] = []
  for (const { one, other, standing } of await listKnownPairs(services.db, regency)) {
    const pair = [numbers.get(one), numbers.get(other)] as const
    if (pair[0] === undefined || pair[1] === undefined) continue
    const known = standing === 'different' ? apart : together
    known.push([pair[0], pair[1]])
  }
  const pairs = candidatePairs(cards, await findLinks(cards), { together, apart, limit: NIGHTLY })
  const { explain } = makeComparer(cards)
  // What was told apart is said again: it comes back only where one of the two says something else of the person since.
  const again = apart
    .map(([one, other]) => ({ one, other, ...explain(one, other) }))
    .filter(({ likelihood }) => likelihood >= 0.5)
    .slice(0, NIGHTLY)
  let proposed = 0
  for (const { one, other, ...compared } of [...pairs, ...again]) {
    const files = [formatId({ regency, uuid: uuids[one] ?? '' }), formatId({ regency, uuid: uuids[other] ?? '' })] as const
    const outcome = await proposeDouble(services, causedId('doubles-found', ...files, now), {
      files,
      likeness: likenessOf(compared),
    })
    if (outcome.type === 'done') proposed += 1
  }
  return proposed
}

function likenessOf({ bits, parts }: Compared) {
  const rounded = (weight: number): number => Math.round(weight * 10) / 10
  return {
    source: 'FINDER' as const,
    score: rounded(bits),
    parts: parts
      .filter(({ level }) => level !== 'unknown')
      .map(({ part, level, bits: weight }) => ({ field: part, agreement: level, weight: rounded(weight) })),
  }
}

export function doubleTasks(services: Services): readonly ClockTask[] {
  /** Where the feed of each regency ended when its register was compared: where nothing moved since, nothing is new. */
  const seen = new Map<RegencyCode, number>()
  return [
    {
      name: 'journeys-doubles',
      cron: '40 1 * * *',
      run: async (now) => {
        for (const regency of await regenciesWithFiles(services.db)) {
          const end = await feedEnd(services.db, regency)
          if (seen.get(regency) === end) continue
          await findDoubles(services, regency, now)
          seen.set(regency, end)
        }
      },
    },
  ]
}
