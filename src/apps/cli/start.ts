// SPDX-License-Identifier: AGPL-3.0-or-later
// `start` and `demo`; what they run is loaded only then, since every other command would wait for it.

import { type Command, optionsOf } from '#platform/cli/command.ts'

const DEMO_FILES = 3000

export const start: Command = {
  name: 'start',
  group: 'instance',
  summary: 'Runs an office of your own until Ctrl-C',
  options: [],
  run: async ({ screen }) => (await import('#apps/cli/serve.ts')).runStart(screen.out),
}

export const demo: Command = {
  name: 'demo',
  group: 'instance',
  summary: 'Runs the demonstration regency until Ctrl-C',
  options: optionsOf({ files: { kind: 'number', about: `how many files to load at the first start; ${DEMO_FILES}` } }),
  run: async ({ screen, values }) => (await import('#apps/cli/serve.ts')).runDemo(screen.out, Number(values['files'] ?? DEMO_FILES)),
}
