// SPDX-License-Identifier: AGPL-3.0-or-later

import { type Actor, isNear, readsAs } from '#kernel/authority.ts'

/** Where in the table of cases stands what a reader is told of what is due: everything, or what an office of the neighbourhood is told. */
export const told = { all: { due: 'due_on', owners: 'owners' }, near: { due: 'near_due_on', owners: 'near_owners' } } as const
export type Told = keyof typeof told

export function toldTo(actor: Pick<Actor, 'officeKind' | 'acting'>): Told {
  return isNear(readsAs(actor)) ? 'near' : 'all'
}
