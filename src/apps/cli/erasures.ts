// SPDX-License-Identifier: AGPL-3.0-or-later
// Erasing a person, what is shown of it, and the list that outlives a restored backup; what they run is loaded only then.

import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { text } from '#apps/cli/instance-text.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { type Command, optionsOf } from '#platform/cli/command.ts'
import type { Connect } from '#platform/cli/connection.ts'
import { contractCommands } from '#platform/cli/contract-command.ts'
import { readSettings } from '#platform/server/settings.ts'
import { openErasures } from '#platform/server/storage/erasures.ts'

const proofOption = optionsOf({ proof: { about: text('erase-proof') } })

/** As the contract has it, by the same door and under the same authority, and then the proof. */
function erase(connect: Connect): readonly Command[] {
  const { ErasePerson } = workerContracts
  return contractCommands({ ErasePerson }, connect).map((command) => ({
    ...command,
    name: 'erase',
    group: 'instance',
    summary: text('erase'),
    options: [...command.options, ...proofOption],
    run: async (invocation) => {
      const done = await command.run({ ...invocation, screen: { ...invocation.screen, out: () => undefined } })
      return done === 0 ? (await import('#apps/cli/erase.ts')).tellProof(invocation) : done
    },
  }))
}

export const erasureCommands = (connect: Connect): readonly Command[] => [
  ...erase(connect),
  {
    name: 'erasures proof',
    group: 'instance',
    summary: text('erasures-proof'),
    options: [...optionsOf({ id: { required: true, positional: true } }), ...proofOption],
    run: async (invocation) => (await import('#apps/cli/erase.ts')).tellProof(invocation),
  },
  {
    name: 'erasures check',
    group: 'instance',
    summary: text('erasures-check'),
    options: optionsOf({ file: { required: true, positional: true } }),
    run: async (invocation) => (await import('#apps/cli/erase.ts')).checkProof(invocation),
  },
  {
    name: 'erasures export',
    group: 'instance',
    summary: text('erasures-export'),
    options: optionsOf({ out: { about: text('heads-out') } }),
    run: async ({ values, screen, json }) => {
      const items = openErasures(resolve(readSettings(process.env).data)).list()
      const lines = items.map((erasure) => JSON.stringify(erasure))
      const { out } = values
      if (out !== undefined) writeFileSync(String(out), lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
      if (json) screen.out(JSON.stringify(out === undefined ? { items } : { out, erasures: items.length }))
      else if (out === undefined) for (const line of lines) screen.out(line)
      return 0
    },
  },
]
