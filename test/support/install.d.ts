// SPDX-License-Identifier: AGPL-3.0-or-later
// What tests and measurements ask of the launchers, so that they start the program as an office does.

declare module '*/bin/install.mjs' {
  /** The arguments that every TypeScript entry of ours starts with. */
  export function nodeArguments(): readonly string[]
}
