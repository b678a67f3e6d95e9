// SPDX-License-Identifier: AGPL-3.0-or-later
// From what a contract takes to a command on a home.

import type { InputOf } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { briefingContracts } from '#village/core/briefing.contract.ts'
import { type HomeCommand, hamletNamed, type Place } from '#village/core/home.ts'
import type { watchContracts } from '#village/core/watch.contract.ts'

function placeSaid({ hamlet, rt, rw }: { readonly [Part in keyof Place]: Place[Part] | undefined }): Place {
  return {
    ...(hamlet === undefined ? {} : { hamlet: hamletNamed(hamlet) }),
    ...(rt === undefined ? {} : { rt }),
    ...(rw === undefined ? {} : { rw }),
  }
}

/** @param madeOn the version of the home on which it was made, where that was long ago */
export function visitAsked(
  { id: workerId, to, on, found, note, next, ...place }: InputOf<typeof watchContracts.RecordVisit>,
  today: LocalDate,
  madeOn?: number,
): HomeCommand {
  return { type: 'RecordVisit', workerId, to, on: on ?? today, found, note, next, place: placeSaid(place), madeOn }
}

export function briefingAsked(
  { id: workerId, items, telling, confirmation, on }: InputOf<typeof briefingContracts.SignBriefing>,
  today: LocalDate,
): HomeCommand {
  return { type: 'SignBriefing', workerId, on: on ?? today, items, telling, confirmation }
}
