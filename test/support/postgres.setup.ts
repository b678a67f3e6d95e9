// SPDX-License-Identifier: AGPL-3.0-or-later
// One PostgreSQL for the whole run of tests.

/** Vitest calls this once before the first test file. */
export function setup(): void {}
