// SPDX-License-Identifier: AGPL-3.0-or-later
// `start` and `demo`; what they run is loaded only then, since every other command would wait for it.

import { sayIn, text } from '#apps/cli/instance-text.ts'
import { type Command, optionsOf } from '#platform/cli/command.ts'

const DEMO_FILES = 3000

export const start: Command = {
  name: 'start',
  group: 'instance',
  summary: text('start'),
  options: [],
  run: async (invocation) => (await import('#apps/cli/serve.ts')).runStart(invocation),
}

export const demo: Command = {
  name: 'demo',
  group: 'instance',
  summary: text('demo'),
  options: optionsOf({ files: { kind: 'number', about: text('demo-files', { files: String(DEMO_FILES) }) } }),
  run: async (invocation) => {
    const files = Number(invocation.values['files'] ?? DEMO_FILES)
    if (files < 0 || !Number.isInteger(files)) return invocation.misuse(sayIn(invocation.language, 'files-misuse'))
    return (await import('#apps/cli/serve.ts')).runDemo(invocation, files)
  },
}
