// SPDX-License-Identifier: AGPL-3.0-or-later

/** One of two texts, by the reader's language. */
export type Say = (id: string, en: string) => string
