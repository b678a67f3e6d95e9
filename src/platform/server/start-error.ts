// SPDX-License-Identifier: AGPL-3.0-or-later

/** Why Kawal cannot start, in words for the person at the terminal: the command line prints the message and no stack. */
export class StartError extends Error {
  override readonly name = 'StartError'
}
