// SPDX-License-Identifier: AGPL-3.0-or-later

/** How many times slower pages are made than this machine is, by KAWAL_SLOW: what hurries in a test or in a page comes to light so. */
export const slowness = Math.max(1, Number(process.env['KAWAL_SLOW'] ?? 1))
