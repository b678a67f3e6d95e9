// SPDX-License-Identifier: AGPL-3.0-or-later
// The paper that a command names: it proves something only where it lies on the file of the person.

import type { CaseCommand } from '#cases/core/case.ts'

export function paperNamed(command: CaseCommand): string | undefined {
  switch (command.type) {
    case 'MarkReturn':
      return command.paper
    case 'AddClaimLine':
      return command.line.paper
    case 'EndService':
      return command.ending.refusal?.paper
    default:
      return undefined
  }
}
