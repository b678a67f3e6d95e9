// SPDX-License-Identifier: AGPL-3.0-or-later

/** A number that counts no more is told to whoever checks without a network by so many hexadecimal digits of its SHA-256. */
export const OVER_MARK = 12
