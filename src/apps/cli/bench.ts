// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { text } from '#apps/cli/instance-text.ts'
import { type Command, optionsOf } from '#platform/cli/command.ts'

const program = fileURLToPath(new URL('../../../bin/bench.mjs', import.meta.url))

/** It needs the tools of a checkout, which a running office does not have: a program of its own. */
export const bench: Command = {
  name: 'bench',
  group: 'instance',
  summary: text('bench'),
  options: optionsOf({
    only: { kind: 'list', about: text('bench-only') },
    quick: { kind: 'flag', about: text('bench-quick') },
  }),
  run: ({ values, json }) => {
    const only = Array.isArray(values['only']) ? values['only'].flatMap((name) => ['--only', String(name)]) : []
    const args = [...only, ...(values['quick'] === true ? ['--quick'] : []), ...(json ? ['--json'] : [])]
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' })
    return new Promise((resolve) => child.once('close', (code) => resolve(code === 0 ? 0 : code === 2 ? 2 : 1)))
  },
}
