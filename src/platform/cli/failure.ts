// SPDX-License-Identifier: AGPL-3.0-or-later
// What did not succeed, told: a sentence for people, one JSON value for programs.

import type { Language } from '#kernel/words.ts'
import type { Screen } from '#platform/cli/command.ts'
import { StartError } from '#platform/server/start-error.ts'

/** How a failure is shown. */
export interface Showing {
  readonly screen: Screen
  readonly json: boolean
}

/** Says why something was not done: under --json with its code, since programs read codes and people sentences. */
export function tell({ screen, json }: Showing, code: string, message: string): void {
  if (json) screen.out(JSON.stringify({ error: message, code }))
  else screen.err(message)
}

/** Says what was thrown: a reason for people in its words, a bug with the place where it happened. */
export function tellThrown(showing: Showing, thrown: unknown, language: Language): void {
  if (thrown instanceof StartError) {
    tell(showing, 'cannot-start', thrown.in(language))
    return
  }
  showing.screen.err(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown))
  if (showing.json) tell(showing, 'failed', thrown instanceof Error ? thrown.message : String(thrown))
}
