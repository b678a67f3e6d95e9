// SPDX-License-Identifier: AGPL-3.0-or-later
// What the page of an agreement hands to its parts.

import type { agreementContracts } from '#agreements/core/agreement.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'

export type FullAgreement = OutputOf<typeof agreementContracts.GetAgreement>

export interface AgreementProps {
  readonly value: FullAgreement
  readonly onDone: () => void
}
