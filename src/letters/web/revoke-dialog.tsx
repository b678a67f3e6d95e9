// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a letter back, with a sentence that whoever checks it reads.

import type { VNode } from 'preact'
import { letterContracts, MOST_REASON } from '#letters/core/letter.contract.ts'
import { type RevocationCause, revocationCauses } from '#letters/core/letter.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import type { Problem } from '#platform/web/problem.ts'
import { useCommand } from '#platform/web/query.ts'
import { RevokePaper } from '#platform/web/revoke-paper.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface RevokeProps {
  readonly id: string
  readonly number: string
  /** Absent once the person was erased: then no sentence about them is kept. */
  readonly name: string | null
  readonly version: number
  readonly onClose: () => void
}

export function RevokeDialog({ id, number, name, version, onClose }: RevokeProps): VNode {
  const t = useWords(lettersWords)
  const revoke = useCommand(letterContracts.RevokeLetter)
  async function send(cause: RevocationCause, reason: string): Promise<Problem | undefined> {
    const answer = await revoke.send({ id, cause, ...(name === null ? {} : { reason }) }, { version })
    return answer.ok ? undefined : answer.problem
  }
  return (
    <RevokePaper
      id={id}
      says={{ title: t('revoke-title', { number }), text: t('revoke-text'), verb: t('revoke'), done: t('was-revoked') }}
      causes={revocationCauses.map((value) => ({ value, label: value === 'OTHER' ? t('cause-OTHER') : t(value) }))}
      reason={name === null ? undefined : { label: t('reason'), most: MOST_REASON }}
      revoking={revoke}
      onRevoke={send}
      onClose={onClose}
    />
  )
}
