// SPDX-License-Identifier: AGPL-3.0-or-later
// From what an intake says to the command: the same at the desk and on a device without a network.

import type { caseContracts } from '#cases/core/case.contract.ts'
import type { CaseCommand } from '#cases/core/case.ts'
import type { InputOf } from '#kernel/contract.ts'
import { type FieldProblem, refuse } from '#kernel/decider.ts'

type Registration = Extract<CaseCommand, { type: 'RegisterCase' }>
type Asked = { readonly ok: true; readonly command: Registration } | ReturnType<typeof refuse>

const fault = (each: FieldProblem): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [each] })

/** @param home where the person of the file lives, where one is named; and the places of the office */
export function intakeAsked(
  input: InputOf<typeof caseContracts.RegisterCase>,
  { home, prefixes }: { readonly home: string | undefined; readonly prefixes: readonly string[] },
): Asked {
  const { area: said, name, account, callBack, callWhen, employer, workerId, country, agencyId, ...intake } = input
  const [own = '', ...others] = prefixes
  const area = home ?? said ?? (others.length === 0 ? own : '')
  if (area === '') return fault({ field: 'area', code: 'case-area' })
  const command: Registration = {
    type: 'RegisterCase',
    area,
    ...intake,
    ...(workerId === undefined ? {} : { workerId }),
    ...(country === undefined ? {} : { country }),
    ...(agencyId === undefined ? {} : { agencyId }),
    personal: {
      account,
      ...(name === undefined ? {} : { name }),
      ...(callBack === undefined ? {} : { callBack }),
      ...(callWhen === undefined ? {} : { callWhen }),
      ...(employer === undefined ? {} : { employer }),
    },
  }
  return { ok: true, command }
}
