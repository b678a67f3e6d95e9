// SPDX-License-Identifier: AGPL-3.0-or-later

import type { Registration } from '#platform/web/registration.ts'

export const papersPages: Registration = {
  routes: [],
  menu: [],
  acts: () => import('#papers/web/acts.words.ts').then((module) => module.paperActs),
}
