// SPDX-License-Identifier: AGPL-3.0-or-later
// What registering a person takes of hands: the real form is driven with keys and taps, which are counted in the page, and weighed by the
// keystroke-level model (Card, Moran and Newell 1980).

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Row } from './row.ts'

interface At {
  readonly url: string
  readonly browser: Browser
  readonly cookie: { readonly name: string; readonly value: string }
}

/** Seconds: a key of somebody of average skill, pointing and pressing, and thinking before each thing that is another. */
const [KEY, TAP, THOUGHT] = [0.28, 1.1 + 0.2, 1.35]
const GOALS = { seconds: 40, taps: 9, fields: 5 } as const

interface Person {
  readonly what: string
  readonly nik?: string
  readonly name: string
  readonly born?: string
  readonly phone: string
}

const people: readonly Person[] = [
  { what: 'with a NIK', nik: '3510044207990001', name: 'Siti Nur Aminah', phone: '081230169762' },
  { what: 'without a NIK', name: 'Siti Nur Lestari', born: '01071999', phone: '081230169763' },
]

interface Counted {
  keys: number
  taps: number
  /** Questions that are answered and pages that are read: before each there is a thought. */
  thoughts: number
}

async function register(page: Page, { nik, name, born, phone }: Person): Promise<Counted> {
  const counted: Counted = { keys: 0, taps: 0, thoughts: 0 }
  const tap = async (selector: string): Promise<void> => {
    counted.taps += 1
    counted.thoughts += 1
    await page.locator(selector).first().tap()
  }
  const type = async (selector: string, text: string): Promise<void> => {
    await tap(selector)
    counted.keys += text.length
    await page.keyboard.type(text)
  }
  await tap('main a[href="/workers/new"]')
  if (nik !== undefined) await type('#nik', nik)
  await type('#name', name)
  if (born !== undefined) {
    await tap('label:has(input[type=radio][value=F])')
    await tap('#birthDate')
    counted.keys += born.length
    await page.locator('#birthDate').fill([born.slice(4), born.slice(2, 4), born.slice(0, 2)].join('-'))
  }
  await type('#phone', phone)
  await tap('form button[type=submit]')
  await page.locator('.answers').waitFor()
  await tap('form button[type=submit]')
  await page.waitForURL(/\/registered$/)
  return counted
}

/** What must be filled in: what an empty form complains about, and what stood in it already. */
async function requiredIn(page: Page): Promise<number> {
  await page.locator('form button[type=submit]').tap()
  const faults = page.locator('.error-summary li')
  await faults.first().waitFor()
  return (await faults.count()) + 1
}

export async function* measureHands({ url, browser, cookie }: At, phone: BrowserContextOptions): AsyncGenerator<Row> {
  const context = await browser.newContext(phone)
  await context.addCookies([{ ...cookie, url }])
  const page = await context.newPage()
  const row = (work: string, ours: number, unit: string, limit: number): Row => ({
    work,
    ours,
    baseline: null,
    unit,
    ratio: null,
    goal: `≤ ${limit} ${unit}`,
    met: ours <= limit,
  })
  try {
    for (const person of people) {
      await page.goto(`${url}/workers`)
      const { keys, taps, thoughts } = await register(page, person)
      const seconds = keys * KEY + taps * TAP + thoughts * THOUGHT
      yield row(`register a person ${person.what}, by the model (${keys} keys, ${thoughts} thoughts)`, seconds, 's', GOALS.seconds)
      yield row(`register a person ${person.what}`, taps, 'taps', GOALS.taps)
    }
    await page.goto(`${url}/workers/new`)
    yield row('register a person: required', await requiredIn(page), 'fields', GOALS.fields)
  } finally {
    await context.close()
  }
}
