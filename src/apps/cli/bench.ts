// SPDX-License-Identifier: AGPL-3.0-or-later

import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { type Command, optionsOf } from '#platform/cli/command.ts'

const program = fileURLToPath(new URL('../../../bin/bench.mjs', import.meta.url))

/** It needs the tools of a checkout, which a running office does not have: a program of its own. */
export const bench: Command = {
  name: 'bench',
  group: 'instance',
  summary: 'Measures this version against plain handlers on the same embedded PostgreSQL',
  options: optionsOf({
    only: { kind: 'list', about: 'one row, by its name' },
    quick: { kind: 'flag', about: 'shorter runs and ten thousand people only' },
  }),
  run: ({ values, json }) => {
    const only = Array.isArray(values['only']) ? values['only'].flatMap((name) => ['--only', String(name)]) : []
    const args = [...only, ...(values['quick'] === true ? ['--quick'] : []), ...(json ? ['--json'] : [])]
    const child = spawn(process.execPath, [program, ...args], { stdio: 'inherit' })
    return new Promise((resolve) => child.once('close', (code) => resolve(code === 0 ? 0 : code === 2 ? 2 : 1)))
  },
}
