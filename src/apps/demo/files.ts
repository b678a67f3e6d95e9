// SPDX-License-Identifier: AGPL-3.0-or-later
// The demonstration's files: each is lived day by day from its registration until today, or until something happens.

import * as z from 'zod/mini'
import { loadCase } from '#apps/demo/cases.ts'
import type { Desk, Desks } from '#apps/demo/desk.ts'
import { loadFamily } from '#apps/demo/families.ts'
import type { DemoOrder } from '#apps/demo/orders.ts'
import { loadPapers } from '#apps/demo/papers.ts'
import { type DemoPerson, makePerson } from '#apps/demo/people.ts'
import { choosePlan } from '#apps/demo/plans.ts'
import { type Random, seeded } from '#apps/demo/random.ts'
import { loadRequest } from '#apps/demo/requests.ts'
import { endings, NEVER, stories, type Turn, usual } from '#apps/demo/stories.ts'
import { schemeRules } from '#journeys/core/scheme.law.ts'
import { isMilestone } from '#journeys/core/worker.act.ts'
import { type JourneyState, journeyStates } from '#journeys/core/worker.ts'
import { parentArea } from '#kernel/area.ts'
import { addDays, daysBetween, type LocalDate } from '#kernel/time.ts'

const File = z.object({
  id: z.string(),
  state: z.enum(journeyStates),
  nextSteps: z.array(z.object({ code: z.string(), owner: z.string(), due: z.string() })),
})
type File = z.output<typeof File>

const STORIES = 40
/** One in so many tells of a charge. */
const CHARGED = 17
/** One in so many tells of the family. */
const WITH_FAMILY = 8
/** Of these stories, which go the usual way, people brought papers; enough of them to fill a desk. */
const WITH_PAPERS: readonly number[] = [25, 32, 35, 39]
const MOST_WITH_PAPERS = 600
/** One in so many has asked about their data. */
const ASKED = 60
/** One in so many was registered twice. */
const TWICE = 150
const TWO_YEARS = 730
/** The village that the demonstration's village officer serves. */
const OWN_VILLAGE = '35.10.04.2006'

export interface FilesOptions {
  readonly count: number
  /** The same people with the same lives whenever it is the same. */
  readonly seed: number
  readonly today: LocalDate
  readonly villages: readonly [string, ...string[]]
  readonly agencies: readonly string[]
  readonly orders: readonly DemoOrder[]
  readonly report: (done: number) => void
}

interface Life {
  readonly desk: Desk
  readonly random: Random
  readonly today: LocalDate
  readonly agency: string | undefined
  /** An order of that company for what the person wants. */
  readonly order: DemoOrder | undefined
  readonly area: string
  /** What stalls in this life comes to an end. */
  readonly settles: boolean
}

/** Who records a step: the village its own, the agency's post its own, the manpower office the rest. */
function recorder(owner: string, area: string): string {
  if (owner === 'VILLAGE' && area === OWN_VILLAGE) return 'desa'
  return owner === 'AGENCY' ? 'bp2mi' : 'dinas'
}

/** Those who lived before the classes of the demonstration bring papers of training and test from elsewhere. */
function shown(owner: string, day: LocalDate): object {
  if (owner === 'TRAINING') return { on: day, evidence: `Sertifikat pelatihan ${day.replaceAll('-', '')}` }
  return owner === 'CERTIFICATION' ? { on: day, evidence: `Sertifikat kompetensi ${day.replaceAll('-', '')}` } : {}
}

async function ask(life: Life, login: string, path: string, body: object, on: LocalDate): Promise<File | undefined> {
  return File.safeParse(await life.desk.post(login, path, body, on)).data
}

/** The days until a step is done: some are quick, some dawdle, a few are late. */
function waiting(random: Random, day: LocalDate, due: LocalDate, pace: number): number {
  const left = daysBetween(day, due)
  return left <= 0 ? random.between(0, 2) : Math.max(1, Math.round(left * pace * (0.6 + random.next() * 0.8)))
}

type Happening = Omit<Turn, 'from' | 'days'>

async function turn(
  life: Life,
  file: File,
  { to, trouble, resolved, reason, milestone }: Happening,
  day: LocalDate,
): Promise<File | undefined> {
  const path = `/workers/${file.id}`
  if (trouble !== undefined) return ask(life, 'dinas', `${path}/troubles/${trouble}`, {}, day)
  if (resolved !== undefined) return ask(life, 'dinas', `${path}/troubles/${resolved}/resolution`, {}, day)
  if (milestone !== undefined) return ask(life, 'bp2mi', `${path}/milestones/${milestone}`, {}, day)
  return ask(life, 'dinas', `${path}/moves`, { to, ...(reason === undefined ? {} : { reason }) }, day)
}

/** One step of the escort, done by whoever owes it. */
async function walk(life: Life, file: File, step: File['nextSteps'][number], day: LocalDate): Promise<File | undefined> {
  if (step.code === 'VACANCY_CHOSEN' && life.agency !== undefined) {
    await ask(life, 'dinas', `/workers/${file.id}/plan`, { agencyId: life.agency }, day)
    if (life.order !== undefined) await ask(life, 'dinas', `/workers/${file.id}/job-order`, { orderId: life.order.id }, day)
  }
  const done = await ask(life, recorder(step.owner, life.area), `/workers/${file.id}/milestones/${step.code}`, shown(step.owner, day), day)
  // A paper lapsed while she waited: the file is looked at again, and the way to departure begins anew there.
  return done === undefined && step.code === 'DEPARTED' ? ask(life, 'dinas', `/workers/${file.id}/review`, {}, day) : done
}

async function live(life: Life, first: File, begun: LocalDate, story: readonly Turn[]): Promise<void> {
  const { random, today } = life
  const pace = 0.25 + random.next() * 0.55
  const turns = story.filter((each) => life.settles || each.resolved === undefined)
  let file: File | undefined = first
  let day = begun
  for (let steps = 0; file !== undefined && steps < 60; ) {
    const [next] = turns
    const state: JourneyState = file.state
    if (next?.from.includes(state) && steps >= (next.after ?? 0)) {
      const on = addDays(day, next.days)
      if (on <= today) {
        day = on
        turns.shift()
        file = await turn(life, file, next, day)
        continue
      }
      // What is still to come keeps nobody from the steps until then.
      if (next.days < NEVER) turns.shift()
    }
    // What a milestone answers is done in order; everything else waits for a decision, which the story brings or nobody.
    const step = file.nextSteps.find((each) => isMilestone(each.code))
    if (
      step === undefined ||
      turns.some((each) => (each.stays || each.days === NEVER) && each.from.includes(state) && steps >= (each.after ?? 0))
    ) {
      const ending = life.settles ? endings[state] : undefined
      day = addDays(day, random.between(10, 50))
      if (ending === undefined || day > today) return
      turns.length = 0
      steps += 1
      file = await turn(life, file, ending, day)
      continue
    }
    day = addDays(day, waiting(random, day, step.due, pace))
    if (day > today) return
    steps += 1
    file = await walk(life, file, step, day)
  }
}

interface Told {
  readonly index: number
  readonly begun: LocalDate
  readonly occupation: string
}

/** What some tell of having been charged: most by their company, some by others; some of it lent and deducted from the wage. */
async function charge({ desk, agency }: Life, id: string, { index, begun, occupation }: Told): Promise<void> {
  const lent = index % (2 * CHARGED) === 5
  const by = agency === undefined ? { charger: 'PERSON' } : { charger: 'AGENCY', agencyId: agency }
  const what = lent
    ? { item: 'PINJAMAN', payment: 'WAGE_DEDUCTION', deduction: { monthly: 150_000_000, months: 6 } }
    : { item: 'JASA_PERUSAHAAN', payment: 'CASH', proof: `Kuitansi ${index}` }
  const cost = { ...what, ...by, amount: (index % 9) * 100_000_000 + 250_000_000, currency: 'IDR', agreedOn: begun, occupation }
  await desk.post('dinas', `/workers/${id}/costs`, { cost }, begun)
}

/** The same person at another counter: spelt as it was heard, without the card, in another village. */
async function registerAgain(desk: Desk, { name, ...person }: DemoPerson, area: string, on: LocalDate): Promise<void> {
  const heard = name.replace('Siti', 'St.').replace('Muhammad', 'Moh.').replace('Sri', 'Sry').replace('u', 'oe')
  const { nik: _, ...rest } = person
  await desk.post('dinas', '/workers', { ...rest, name: heard, area, scheme: 'P_TO_P' }, on)
}

async function one(index: number, desks: Desks, options: FilesOptions): Promise<void> {
  // Each file has chance of its own, so that it is the same file however many are loaded beside it.
  const random = seeded(options.seed + index * 7919)
  const { today } = options
  const plan = choosePlan(random)
  const area = random.chance(0.04) ? OWN_VILLAGE : random.pick(options.villages)
  const story = stories[index % STORIES] ?? usual(random)
  // What ends far from home began long ago.
  const long = story.some((each) => each.long)
  const begun = addDays(today, -(long ? random.between(480, TWO_YEARS) : Math.floor(TWO_YEARS * random.next() ** 1.3)))
  const { scheme, destination, occupation } = plan
  const person = makePerson(random, index + 1, parentArea(area), begun, plan.women)
  const byCompany = schemeRules.some((rule) => rule.scheme === scheme && rule.agency)
  const agency = byCompany ? options.agencies[Math.floor(options.agencies.length * random.next() ** 1.4)] : undefined
  // The first of each story stay where it leaves them, so that every state is there however few files are loaded.
  const settles = index >= 3 * STORIES && random.chance(0.85)
  const order = options.orders.find((each) => each.agencyId === agency && each.country === destination && each.occupation === occupation)
  const life: Life = { desk: desks(`file-${index}`), random, today, agency, order, area, settles }
  const wish = random.chance(0.9) ? { destination, occupation } : {}
  const file = await ask(life, area === OWN_VILLAGE ? 'desa' : 'dinas', '/workers', { ...person, area, scheme, ...wish }, begun)
  if (file === undefined) return
  if (!('destination' in wish)) await ask(life, 'dinas', `/workers/${file.id}/plan`, { destination, occupation }, begun)
  if (index % CHARGED === 5) await charge(life, file.id, { index, begun, occupation })
  const brings = area === OWN_VILLAGE ? 'desa' : 'dinas'
  if (index % WITH_FAMILY === 4) await loadFamily(life.desk, { id: file.id, person, random: seeded(index), by: brings, on: begun })
  await live(life, file, begun, story)
  if (index < MOST_WITH_PAPERS && WITH_PAPERS.includes(index % STORIES))
    await loadPapers(life.desk, { id: file.id, index, person, brings, today })
  if (index % ASKED === 50) await loadRequest(life.desk, file.id, Math.floor(index / ASKED), today)
  if (index % ASKED === 45) await loadCase(life.desk, file.id, Math.floor(index / ASKED), today)
  if (index % TWICE === 100)
    await registerAgain(life.desk, person, options.villages[index % options.villages.length] ?? area, addDays(today, -3))
}

/** Commands that come at once share a transaction (decision 12). */
const TOGETHER = 64

export async function loadFiles(desks: Desks, options: FilesOptions): Promise<void> {
  let next = 0
  let done = 0
  await Promise.all(
    Array.from({ length: TOGETHER }, async () => {
      while (next < options.count) {
        next += 1
        await one(next - 1, desks, options)
        done += 1
        options.report(done)
      }
    }),
  )
}
