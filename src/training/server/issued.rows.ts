// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of certificates, of whichever kind: the register, the secrets under which it is asked, the numbers given.

import type { ProjectionTools, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { attestedOf, type CertifiedState } from '#training/core/attested.ts'

/** The kind under which a token is hashed. */
export const TOKEN = 'certificate-token'

/** The register: it outlives its holders. */
export function certificateRows(state: CertifiedState, { regency, uuid }: RecordMeta): readonly Row[] {
  return state.certificates.flatMap((_, nth) => {
    const attested = attestedOf(state, nth)
    if (attested === undefined) return []
    const { kind, certificate, subject } = attested
    const values = {
      regency,
      assessment_id: uuid,
      nth,
      kind,
      area: state.area,
      let_in: [],
      worker_id: parseId(state.workerId).uuid,
      number: certificate.number,
      scheme_name: subject.name,
      issued_on: certificate.issuedOn,
      valid_until: certificate.validUntil ?? null,
      revoked_on: certificate.revoked?.on ?? null,
    }
    return [{ table: 'certificate', values }]
  })
}

/** Under which secrets the register is asked. */
export function addressRows({ area, personal }: CertifiedState, { regency, uuid }: RecordMeta, tools: ProjectionTools): readonly Row[] {
  return (personal?.holders ?? []).map(({ token }, nth) => ({
    table: 'certificate_address',
    values: { regency, token: tools.matchHash(TOKEN, token), area, assessment_id: uuid, nth },
  }))
}
