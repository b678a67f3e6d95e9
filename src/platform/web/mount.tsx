// SPDX-License-Identifier: AGPL-3.0-or-later
// Puts the app into the page.

import { render } from 'preact'
import { App } from '#platform/web/app.tsx'
import { AreaContext, type AreaPort } from '#platform/web/area.tsx'
import { keepFocus } from '#platform/web/focus.ts'
import type { Registration } from '#platform/web/registration.ts'
import type { SessionPort } from '#platform/web/session.ts'
import { applyTheme } from '#platform/web/theme.ts'

/** Starts the officer app in the element `#app`. */
export function mount(registrations: Promise<readonly Registration[]>, session: SessionPort, areas?: AreaPort): void {
  applyTheme()
  const place = document.getElementById('app')
  if (place === null) return
  keepFocus()
  render(
    <AreaContext.Provider value={areas}>
      <App registrations={registrations} session={session} />
    </AreaContext.Provider>,
    place,
  )
}
