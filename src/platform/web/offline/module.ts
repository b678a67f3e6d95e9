// SPDX-License-Identifier: AGPL-3.0-or-later
// What the shell fetches where a copy lies on the device.

import { lock, openedCopy, settle } from '#platform/web/offline/away.ts'
import { Gate } from '#platform/web/offline/gate-page.tsx'
import { Sign } from '#platform/web/offline/sign.tsx'
import { Whose } from '#platform/web/offline/whose.tsx'
import type { AwayModule } from '#platform/web/session.ts'

export const awayModule: AwayModule = { isLocked: () => openedCopy() === undefined, lock, settle, Gate, Sign, Whose }
