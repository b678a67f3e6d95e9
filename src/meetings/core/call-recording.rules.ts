// SPDX-License-Identifier: AGPL-3.0-or-later
// When a call may be recorded: while everybody who is in it says yes, each for themselves, and an officer's browser does it. Whoever comes has not
// said yes, so that it stops when they do; nobody's yes is taken from what others said. Pure.

import { type Call, changed, following, type Held, seatOf, still, type Turn } from '#meetings/core/call.rules.ts'
import type { Seat, SeatMessage } from '#meetings/core/signal.ts'

export type RecordingMessage = Extract<SeatMessage, { readonly type: 'agree' | 'record' }>

const present = (call: Call): readonly Held[] => call.held.filter(({ seat }) => seat.place === 'in')

export const recorderOf = (call: Call): Held | undefined => present(call).find(({ seat }) => seat.records)

/** Nothing is recorded through a server in the middle: there a browser has not every voice by itself. */
const allAgree = (call: Call): boolean => !call.isThrough && present(call).every(({ seat }) => seat.agrees)

/** Whoever it is about is told as well. */
function shown(call: Call, seat: Seat): Turn {
  const turn = changed(call, seat)
  return { ...turn, told: [...turn.told, { to: seat.id, message: { type: 'seat', seat } }] }
}

/** What somebody says of recording: yes or no for themselves; an officer also, that it begins or ends. */
export function sayOfRecording(call: Call, id: string, message: RecordingMessage): Turn {
  const from = seatOf(call, id)
  if (from?.place !== 'in') return still(call)
  if (message.type === 'agree') return shown(call, { ...from, agrees: message.yes })
  const recorder = recorderOf(call)?.seat.id ?? id
  const may = from.as === 'MEMBER' && allAgree(call) && recorder === id
  return shown(call, { ...from, records: message.on && may })
}

/** After whatever happened: where somebody is in who has not said yes, or whoever recorded is cut off, it has stopped, and all are told. */
export function heed(turn: Turn): Turn {
  const recorder = recorderOf(turn.call)?.seat
  if (recorder === undefined || (allAgree(turn.call) && !recorder.away)) return turn
  return following(turn, (call) => shown(call, { ...recorder, records: false }))
}

/** Who said yes to what is recorded now. */
export const agreedIn = (call: Call): readonly Held[] => present(call)
