// SPDX-License-Identifier: AGPL-3.0-or-later
// The page that takes the place of a call.

import { jakartaDate } from '#kernel/time.ts'
import { CalendarPage, calendarTitle } from '#meetings/pages/calendar-page.tsx'
import { renderHtml } from '#platform/server/documents/html.ts'
import type { PublicPage } from '#platform/server/http/capability.ts'

export const calendarPage: PublicPage = {
  name: 'ShowCalendar',
  summary: 'An ordinary calendar of the year',
  path: '/calendar',
  type: 'text/html',
  render: async ({ language, now, stylesheet }) => {
    const today = jakartaDate(now)
    const body = renderHtml({ language, title: calendarTitle(language, today), stylesheet, body: CalendarPage({ language, today }) })
    return { status: 200, type: 'text/html', body }
  },
}
