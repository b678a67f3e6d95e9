// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes a certificate back, with a sentence that whoever checks it reads.

import type { VNode } from 'preact'
import type { Problem } from '#platform/web/problem.ts'
import { useCommand } from '#platform/web/query.ts'
import { RevokePaper } from '#platform/web/revoke-paper.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { type CertificateKind, type RevocationCause, revocationCauses } from '#training/core/issued.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

const MOST_REASON = 200

interface RevokeDialogProps {
  readonly kind: CertificateKind
  readonly id: string
  readonly number: string
  /** Absent once the holder was erased: then no sentence about them is kept. */
  readonly name: string | undefined
  readonly version: number
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RevokeDialog(props: RevokeDialogProps): VNode | null {
  const t = useWords(certificatePageWords)
  const revoke = useCommand(assessmentContracts.RevokeCertificate)
  const { id, kind, name, number, version } = props
  async function send(cause: RevocationCause, reason: string): Promise<Problem | undefined> {
    const answer = await revoke.send({ id, cause, ...(name === undefined ? {} : { reason }) }, { version })
    if (!answer.ok) return answer.problem
    props.onDone()
    return undefined
  }
  if (!props.open) return null
  return (
    <RevokePaper
      id={id}
      says={{
        title: t('revoke-title', { number }),
        text: t(name === undefined ? 'revoke-erased' : `revoke-text-${kind}`),
        verb: t('revoke'),
        done: t('was-revoked'),
      }}
      causes={revocationCauses.map((cause) => ({
        value: cause,
        label: t(`${cause}-${kind}`),
        ...(cause === 'WRONG_DETAILS' ? { hint: t(`WRONG_DETAILS-hint-${kind}`) } : {}),
      }))}
      reason={name === undefined ? undefined : { label: t('reason'), hint: t('reason-hint'), most: MOST_REASON }}
      revoking={revoke}
      onRevoke={send}
      onClose={props.onClose}
    />
  )
}
