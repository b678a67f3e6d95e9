// SPDX-License-Identifier: AGPL-3.0-or-later
// How a call comes back by itself after the network was away: when the loss is noticed, when it is tried again, and when the way to each of the
// others is made anew. All of it together stays under five seconds after the network is there again, however long it was gone. In milliseconds.

/** So soon everybody hears each other again once the network is there. */
export const BACK_WITHIN = 5_000

/** A browser notices a dead line late, or never: it is asked, this often. */
export const PING = 1_000
/** What has not answered for so long is given up: a line that stood, and a trial that hangs in a network that is gone. */
export const SILENT = 3_000
/** The same on a machine that does not keep up: what it was told lies before it unread, and each new line would cost it more of what it lacks. */
export const SILENT_STRAINED = 12_000

export const silentAfter = (strained: boolean): number => (strained ? SILENT_STRAINED : SILENT)

/** How a line ended: nothing came any more, it was ended by the other side, or it could not be made at all. */
export type Loss = 'silent' | 'ended' | 'refused'

const pauses: Readonly<Record<Loss, number>> = { silent: 0, ended: 250, refused: 1_000 }

/** Until the line is tried again. It does not grow: a village's network comes and goes, and eight seats are no crowd. */
export function pauseAfter(loss: Loss): number {
  return pauses[loss]
}

const restarts = [500, 4_000, 8_000] as const

/** Until the way to another is made anew, where it broke and the line to the instance stands; later ones give a slow relay its time. */
export function pauseBeforeRestart(nth: number): number {
  return restarts[nth] ?? 8_000
}

/** The first time it is given longer: there is nothing yet that broke. */
export const FIRST_TIME = 8_000
