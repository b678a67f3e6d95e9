// SPDX-License-Identifier: AGPL-3.0-or-later
// Every query that is plugged in, as somebody would ask it about some records: what comes new is asked without an edit.

import fc from 'fast-check'
import * as z from 'zod/mini'
import { inputsOf, requestOf } from './inputs.ts'
import type { Whole } from './whole.ts'

export interface About {
  /** Ids by the collection that a path begins with; of any other collection the first of them. */
  readonly ids: Readonly<Record<string, string>>
  /** Values of fields by their names, such as what is searched for. */
  readonly fields: Readonly<Record<string, string>>
}

/** Each by its name and its address below the API: about these records, and, where it may be asked without anything, of all. */
export function everyQuery({ bound }: Whole, { ids, fields }: About): readonly (readonly [name: string, path: string])[] {
  return bound.flatMap(({ name, contract }) => {
    if (contract.kind !== 'query') return []
    const id = ids[contract.path.split('/')[1] ?? ''] ?? Object.values(ids)[0]
    // What names no record of ours, such as a device, has an id of its own.
    const takesId = contract.input.shape['id'] === undefined || z.safeParse(contract.input.shape['id'], id).success
    const known = (field: string): unknown => (field === 'id' ? (takesId ? id : undefined) : fields[field])
    const [input = {}] = fc.sample(inputsOf(contract, known), { seed: 42, numRuns: 1 })
    const asked = contract.input.safeParse({}).success ? [{}, input] : [input]
    return asked.map((each): readonly [string, string] => [name, requestOf(contract, each).url.replace('/api/v1', '')])
  })
}
