// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a guest's link counts. No law says: it is our own choice, in hours.

/** Until it is used: a worker abroad may have to wait for a free evening. */
export const LINK_HOURS = 48
/** After it was used: a call with its pauses, and no longer. */
export const SEAT_HOURS = 12
