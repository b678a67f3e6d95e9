// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the machine keeps up with the call. What plays and sends goes before the page there: a page of a machine that has too much to do answers
// late, and hears late, while the network is as it was. Pure; fed with what should have come at a known moment and by how much it came later.

/** Later than this a moment is late, in milliseconds. */
export const LATE = 500
/** So many moments in a row come in time before the machine counts as keeping up again. */
export const CALM = 10

/** Moments in a row that came in time. */
export type Strain = number

/** @param late by how much a moment came later than it should, in milliseconds */
export const nextStrain = (now: Strain, late: number): Strain => (late > LATE ? 0 : Math.min(CALM, now + 1))

export const isStrained = (now: Strain): boolean => now < CALM
/** The last moment was late. */
export const isBusy = (now: Strain): boolean => now === 0
