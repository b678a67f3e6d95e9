// SPDX-License-Identifier: AGPL-3.0-or-later
// What is wrong with a page as it stands, and its picture when one is asked for.

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** In pages that were looked at before. */
    readonly axe?: typeof axe
  }
}

const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** Whatever has a frame of its own and touches what stands before it; the head of a list and the name of a fold belong to what follows. */
function touching(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const framed = [...document.querySelectorAll('main :is(.table-box, .notice, .rows, .empty, form)')]
    return framed.flatMap((below) => {
      const before = below.previousElementSibling
      if (before === null || before.matches('summary, .list-head')) return []
      const [above, here] = [before.getBoundingClientRect(), below.getBoundingClientRect()]
      const shown = above.height > 2 && here.height > 2 && above.left < here.right && here.left < above.right
      return shown && Math.abs(here.top - above.bottom) < 2 ? [`${before.className || before.tagName} touches ${below.className}`] : []
    })
  })
}

/**
 * What axe finds on the page once it is drawn, what touches, and whether it is wider than the screen. A page without frames is seen whole. One that never
 * shows a heading is looked at as it is, and axe says so.
 */
export async function findings(page: Page): Promise<readonly string[]> {
  await page
    .locator('h1')
    .first()
    .waitFor()
    .catch(() => undefined)
  await page.waitForFunction(() => document.querySelector('.skeleton') === null)
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const found = await page.evaluate(async () => {
    if (window.axe === undefined) throw new Error('axe is not in the page')
    // The html says where, without a selector.
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'], selectors: false })
    const { scrollWidth, clientWidth } = document.documentElement
    return [
      ...(document.querySelector('iframe, frame') === null ? [] : ['a frame, which axe does not see']),
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide on ${clientWidth}`] : []),
    ]
  })
  return [...found, ...(await touching(page))]
}

/** Keeps a picture where KAWAL_SHOTS says. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['KAWAL_SHOTS']
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}
