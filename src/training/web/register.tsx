// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Registration } from '#platform/web/registration.ts'

export const trainingPages: Registration = { routes: [], menu: [] }
