// SPDX-License-Identifier: AGPL-3.0-or-later
// The public count of overrides: without an account and without script.

import { publicOverrideWords } from '#journeys/pages/override.words.ts'
import { OverridePage } from '#journeys/pages/override-page.tsx'
import { countOverrides } from '#journeys/server/override.store.ts'
import { addDays, jakartaDate } from '#kernel/time.ts'
import { renderHtml } from '#platform/server/documents/html.ts'
import type { PublicPage, Services } from '#platform/server/http/capability.ts'

const TWO_YEARS = 731

export function overridePages({ db }: Pick<Services, 'db'>, regionName: (code: string) => string): readonly PublicPage[] {
  return [
    {
      path: '/overrides',
      name: 'CountOverrides',
      summary: 'The public page that counts how often two offices set a guard aside in an emergency, by month, regency and guard',
      type: 'text/html',
      render: async ({ language, now, stylesheet }) => {
        const today = jakartaDate(now)
        const counts = await countOverrides(db, addDays(today, -TWO_YEARS))
        const lines = counts.map(({ regency, ...rest }) => ({ place: regionName(regency), ...rest }))
        const body = OverridePage({ language, today, lines })
        const title = `${publicOverrideWords[language].title} · Kawal`
        return { status: 200, type: 'text/html', body: renderHtml({ language, title, stylesheet, body }) }
      },
    },
  ]
}
