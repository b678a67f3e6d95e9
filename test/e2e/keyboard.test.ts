// SPDX-License-Identifier: AGPL-3.0-or-later
// Every page of every role by keyboard alone: Tab reaches all that can be used, each with a focus that is seen, and none is lost.

import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { createUser } from '#access/server/provision.ts'
import { DEMO_PASSWORD } from '#apps/demo/demonstration.ts'
import { demoUsers } from '#apps/demo/officers.ts'
import { must } from '#kernel/decider.ts'
import { enter, go, type Look, type OfficerApp, settled, shareDemonstration } from '../support/officer.ts'

let office: OfficerApp

beforeAll(async () => {
  office = await shareDemonstration()
})

/** What Tab stands on, and what is wrong with it. */
interface Stop {
  readonly mark: string
  readonly faults: readonly string[]
}

declare global {
  interface Window {
    /** In pages that are walked through. */
    readonly stops?: Stop[]
  }
}

const MOST_STOPS = 600
/** Keys sent without waiting for each. */
const AT_ONCE = 20
const SHIFT = 8

/** Marks all that Tab should reach; of radio buttons with one name one is enough. */
async function markAll(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const groups = new Set<string>()
    const marks: string[] = []
    const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      // Inside of what is folded nothing can be used until it is opened.
      if (!element.checkVisibility({ checkOpacity: false, checkVisibilityCSS: true })) continue
      if (element.tabIndex < 0 || element.matches(':disabled')) continue
      if (element instanceof HTMLInputElement && element.type === 'radio') {
        if (groups.has(element.name)) continue
        groups.add(element.name)
        marks.push(`radio ${element.name}`)
        continue
      }
      const mark = `${marks.length} ${element.tagName.toLowerCase()} ${(element.textContent || element.id).trim().slice(0, 40)}`
      element.dataset['mark'] = mark
      marks.push(mark)
    }
    return marks
  })
}

/** Notes after each Tab where it stands. */
async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    if (window.stops !== undefined) return
    const look = (): Stop => {
      const element = document.activeElement
      if (!(element instanceof HTMLElement) || element === document.body) return { mark: '', faults: [] }
      const radio = element instanceof HTMLInputElement && element.type === 'radio' ? `radio ${element.name}` : undefined
      const mark = radio ?? element.dataset['mark'] ?? `unmarked ${element.tagName.toLowerCase()}#${element.id}.${element.className}`
      const faults: string[] = []
      // A control may be drawn by its label: then that is what one sees.
      const drawn = element.closest<HTMLElement>('label') ?? element
      const box = drawn.getBoundingClientRect()
      if (box.width < 1 || box.height < 1) faults.push('has no size')
      const { innerWidth, innerHeight } = window
      if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) faults.push('is off the screen')
      else {
        const within = (n: number, most: number): number => Math.min(Math.max(n, 1), most - 1)
        const points = [0.5, 0.15, 0.85].map((part) => [
          within(box.left + box.width * 0.5, innerWidth),
          within(box.top + box.height * part, innerHeight),
        ])
        const seen = points.some(([x = 0, y = 0]) => {
          const top = document.elementFromPoint(x, y)
          return top !== null && (drawn.contains(top) || top.contains(drawn))
        })
        if (!seen) faults.push('is covered')
      }
      const ring = (at: Element | null): boolean => {
        if (at === null) return false
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(at)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && !/^rgba\(.*, 0\)$/.test(outlineColor)
      }
      if (!ring(element) && !ring(drawn) && !ring(element.parentElement)) faults.push('shows no focus')
      return { mark, faults }
    }
    const stops: Stop[] = []
    Object.assign(window, { stops })
    addEventListener('keyup', (event) => {
      if (event.key === 'Tab') stops.push(look())
    })
  })
}

/** Walks once round the page. */
async function walk(page: Page, back = false): Promise<readonly Stop[]> {
  await page.evaluate(() => window.stops?.splice(0))
  const cdp = await page.context().newCDPSession(page)
  const key = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9, modifiers: back ? SHIFT : 0 }
  for (let n = 0; n < MOST_STOPS; n += AT_ONCE) {
    const keys = Array.from({ length: AT_ONCE }, () => [
      cdp.send('Input.dispatchKeyEvent', { ...key, type: 'rawKeyDown' }),
      cdp.send('Input.dispatchKeyEvent', { ...key, type: 'keyUp' }),
    ])
    await Promise.all(keys.flat())
    const all = await page.evaluate(() => window.stops ?? [])
    const end = all.findIndex(({ mark }, at) => mark === '' || (at > 0 && mark === all[0]?.mark))
    // Parts of one control, as the day, month and year of a date, are one stop.
    if (end >= 0) return all.slice(0, end).filter(({ mark }, at) => mark !== all[at - 1]?.mark)
  }
  throw new Error('no end')
}

/** Stands before everything else, as somebody does who has just opened the page. */
async function standAtTop(page: Page): Promise<void> {
  await page.evaluate(() => {
    const top = document.getElementById('top') ?? document.createElement('div')
    top.id = 'top'
    top.tabIndex = -1
    document.body.prepend(top)
    top.focus()
  })
}

async function check(page: Page, path: string): Promise<void> {
  await go(page, path)
  await standAtTop(page)
  const wanted = await markAll(page)
  await listen(page)
  const stops = await walk(page)
  expect(
    stops.filter(({ faults }) => faults.length > 0).map(({ mark, faults }) => `${mark} ${faults.join(', ')}`),
    path,
  ).toEqual([])
  const reached = stops.map(({ mark }) => mark)
  expect(
    wanted.filter((mark) => !reached.includes(mark)),
    `${path} is not reached`,
  ).toEqual([])
  const before = reached.filter((mark) => wanted.includes(mark) && !mark.startsWith('radio'))
  expect(before, `${path} in another order than it is read`).toEqual(wanted.filter((mark) => before.includes(mark)))
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${path} too wide`).toBe(0)
}

/** Checks the pages of a menu, what each list leads to first, and the forms beside them: each once. */
async function checkAll(page: Page): Promise<void> {
  const links = (selector: string): Promise<readonly string[]> =>
    page.locator(selector).evaluateAll((all) => all.map((each) => each.getAttribute('href') ?? ''))
  const menu = await links('.menu a')
  const checked = new Set<string>()
  const beside = new Set<string>()
  for (const entry of menu) {
    checked.add(entry)
    await check(page, entry)
    const kinds = new Set<string>()
    for (const href of await links('main a[href^="/"]:not([href^="/api/"])')) {
      const path = href.replace(/[?#].*/, '')
      const kind = path.replace(/\d{4}-[0-9a-f-]{36}/, ':id')
      if (!kinds.has(kind)) beside.add(path)
      kinds.add(kind)
    }
  }
  for (const path of beside) if (!checked.has(path)) await check(page, path)
}

const desk: Look = { language: 'en', width: 1440, scheme: 'light' }
const tablet: Look = { language: 'id', width: 768, scheme: 'dark' }
const phone: Look = { language: 'id', width: 320, scheme: 'light' }

describe.each([
  { size: desk, logins: demoUsers.map(({ login }) => login) },
  { size: tablet, logins: ['dinas', 'lsp', 'admin'] },
  { size: phone, logins: ['blk'] },
])('at $size.width px in $size.language', ({ size, logins }) => {
  it.each(logins)('%s reaches everything on every page', async (login) => {
    const page = await office.signIn(login, size)
    await page.goto(office.address)
    await settled(page)
    await checkAll(page)
    await page.context().close()
  })
})

/** Opens a page of nobody's and goes round it. */
async function round(page: Page, path: string, back = false): Promise<readonly Stop[]> {
  await page.goto(office.address + path)
  await page.locator('h1').waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
  await markAll(page)
  await listen(page)
  return walk(page, back)
}

it('whoever is not signed in reaches everything too, forwards and backwards', async () => {
  const page = await office.open(phone)
  for (const path of ['/', '/verify', '/invitation', '/first-administrator', '/laws']) {
    const forwards = (await round(page, path)).map(({ mark }) => mark)
    const backwards = (await round(page, path, true)).map(({ mark }) => mark)
    expect(backwards.toReversed(), path).toEqual(forwards)
  }
})

it('planted faults are found: no ring, off the screen, covered', async () => {
  const page = await office.open(phone)
  const plant = (id: string, style: string): string => `<button id="${id}" style="position:fixed;${style}">${id}</button>`
  const cover = '<div style="position:fixed;top:0;left:0;width:99px;height:99px;z-index:9"></div>'
  await page.setContent(
    '<style>button { outline: 3px solid }</style>' +
      plant('ringless', 'top:200px;outline:none') +
      plant('away', 'left:-999px') +
      plant('hidden', 'top:0;left:0') +
      cover,
  )
  await listen(page)
  expect((await walk(page)).map(({ faults }) => faults)).toEqual([['shows no focus'], ['is off the screen'], ['is covered']])
})

/** What has the focus, in words; nothing when it is lost. */
async function standsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return ''
    return element.id === '' ? `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim()}` : `#${element.id}`
  })
}

/** Waits until the focus has come to rest there: after an answer, and the frame that shows it. */
async function comesTo(page: Page, place: string): Promise<void> {
  await expect.poll(() => standsOn(page)).toBe(place)
}

describe('the focus after an act', () => {
  it('is in the content after signing in, after registering by keys alone, and after signing out', async () => {
    const page = await office.open(desk)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#login').focus()
    await page.keyboard.type('desa')
    await page.keyboard.press('Tab')
    await page.keyboard.type(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('#name').waitFor()
    await comesTo(page, '#main')

    await page.keyboard.press('Tab')
    await comesTo(page, '#nik')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Sri Kusuma')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Tab')
    await page.keyboard.type('07011999')
    await page.locator('#area').focus()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('wringinpitu')
    await page.getByRole('option', { name: 'Wringinpitu' }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.locator('#area[aria-expanded="false"]').waitFor()
    const moved = await page.evaluateHandle(() => {
      const places: string[] = []
      addEventListener('focusin', (event) => places.push(event.target instanceof Element ? event.target.id : ''))
      return places
    })
    await page.keyboard.press('Enter')
    await page.waitForURL(/step=check/)
    await comesTo(page, '#main')
    expect(await moved.jsonValue(), 'one move, or a reader is told of two places').toEqual(['main'])
    await page.locator('form button[type=submit]').press('Enter')
    await page.waitForURL(/registered$/)
    await settled(page)
    await comesTo(page, '#main')

    await enter(page.getByRole('button', { name: 'Sign out' }))
    await page.locator('#login').waitFor()
    await comesTo(page, '#main')
  })

  it('types over the names of a place that arrive when the box is stood in already', async () => {
    const page = await office.open(desk)
    const names = Promise.withResolvers<void>()
    await page.route(/\/areas\?codes=/, async (route) => {
      await names.promise
      await route.continue()
    })
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#login').fill('desa')
    await page.locator('#password').fill(DEMO_PASSWORD)
    await page.keyboard.press('Enter')
    await page.locator('#area').focus()
    await page.keyboard.press('ControlOrMeta+a')
    names.resolve()
    await expect.poll(() => page.locator('#area').inputValue()).not.toBe('')
    await page.keyboard.type('wringinpitu')
    await page.getByRole('option', { name: 'Wringinpitu' }).first().waitFor()
    await expect.poll(() => page.locator('#area').inputValue()).toBe('wringinpitu')
  })

  it('has come to the content by the time it is drawn, and takes no key from whoever goes on at once', async () => {
    const page = await office.open(desk)
    await page.goto(`${office.address}/workers/new`)
    await page.locator('#login').fill('desa')
    await page.locator('#password').fill(DEMO_PASSWORD)
    const drawn = await page.evaluateHandle(() => {
      const places: string[] = []
      const watch = new MutationObserver(() => {
        const name = document.getElementById('name')
        if (name === null) return
        watch.disconnect()
        places.push(document.activeElement?.id ?? '')
        name.focus()
      })
      watch.observe(document.body, { childList: true, subtree: true })
      return places
    })
    await page.locator('#password').press('Enter')
    await page.locator('#name').waitFor()
    await page.keyboard.type('Sri Kusuma')
    expect(await drawn.jsonValue()).toEqual(['main'])
    expect(await page.locator('#name').inputValue()).toBe('Sri Kusuma')
  })

  it('goes to the heading of the part when the button that was pressed is gone', async () => {
    const page = await office.signIn('dinas', desk)
    await page.goto(`${office.address}/account`)
    await enter(page.getByRole('button', { name: 'Make a token' }))
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('What for').fill('Monthly report')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'hidden' })
    await enter(page.getByRole('button', { name: 'I have kept it' }))
    await comesTo(page, 'h2 Tokens for other programs')
    await enter(page.getByRole('button', { name: 'Revoke: Monthly report' }))
    await enter(dialog.getByRole('button', { name: 'Revoke token' }))
    await page.getByRole('button', { name: 'Revoke: Monthly report' }).waitFor({ state: 'detached' })
    await comesTo(page, 'h2 Tokens for other programs')
  })

  it('goes to the link that was made for an officer, wherever it stands', async () => {
    const { id: officeId } = must(
      demoUsers.find(({ login }) => login === 'blk'),
      'blk',
    ).office
    await createUser(office.app.services, { login: 'joko', name: 'Pak Joko', role: 'trainer', officeId })
    const page = await office.signIn('admin', desk)
    await page.goto(`${office.address}/staff`)
    await enter(page.getByRole('button', { name: 'Link for a new password: Pak Joko' }))
    await page.getByRole('alert').waitFor()
    await expect.poll(() => standsOn(page)).toContain('Pak Joko')
    expect(await page.getByRole('alert').evaluate((alert) => alert.getBoundingClientRect().top >= 0)).toBe(true)
  })

  it('goes back to the filter that Escape folds', async () => {
    const page = await office.signIn('dinas', desk)
    await page.goto(`${office.address}/workers`)
    const filter = page.locator('.chip summary').nth(1)
    await filter.press('Enter')
    await page.locator('.chip-panel a').first().waitFor()
    await page.keyboard.press('Tab')
    await page.keyboard.press('Escape')
    await page.locator('details[open]').waitFor({ state: 'detached' })
    await expect.poll(() => filter.evaluate((summary) => summary === document.activeElement)).toBe(true)
  })
})
