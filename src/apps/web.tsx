// SPDX-License-Identifier: AGPL-3.0-or-later
// The officer app's root.

import { accessSession } from '#access/web/register.tsx'
import { mount } from '#platform/web/mount.tsx'
import { configureCapabilities } from '#platform/web/offline/capabilities.ts'
import { withAway } from '#platform/web/offline/session.tsx'
import { fetchPart } from '#platform/web/part.ts'
import { regionAreas } from '#regions/web/area-port.ts'

configureCapabilities(() => fetchPart(() => import('#apps/web.away.tsx')).then(({ away }) => away))
const session = withAway(accessSession)
mount(
  session.gate.then(() => fetchPart(() => import('#apps/web.pages.tsx'))).then(({ pages }) => pages),
  session,
  regionAreas,
)
