// SPDX-License-Identifier: AGPL-3.0-or-later
// The time of every test in a browser: it begins on one morning in Jakarta and goes on from there, so that the suite passes on any day,
// also at midnight. No test may read the time of the machine.

import { clockOver } from '#apps/clock.ts'
import { jakartaDate } from '#kernel/time.ts'

const MORNING = Date.parse('2026-11-24T02:00:00.000Z')
const begun = performance.now()

export const morningClock = clockOver(() => new Date(MORNING + Math.trunc(performance.now() - begun)).toISOString())

export const today = jakartaDate(morningClock())
