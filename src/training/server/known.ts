// SPDX-License-Identifier: AGPL-3.0-or-later
// The port through which papers ask about trainings and certificates that are kept here.

import { parseId } from '#kernel/ids.ts'
import { addDays } from '#kernel/time.ts'
import type { KnownTraining } from '#papers/core/paper.port.ts'
import type { Database } from '#platform/server/storage/database.ts'
import { findHours, findLicences, findNumbered } from '#training/server/known.store.ts'

/** A decree without a last day counts until it is revoked. */
const EVER = '9999-12-31'

export function knownTraining(db: Database): KnownTraining {
  return async (kind, { workerId, issuer, number }) => {
    const worker = parseId(workerId)
    if (kind === 'SERTIFIKAT_KOMPETENSI') {
      const found = number === undefined ? undefined : await findNumbered(db, worker.regency, number)
      if (found === undefined) return {}
      if (found.workerUuid === undefined) return { certificate: 'nobodys' }
      return { certificate: found.workerUuid === worker.uuid ? 'theirs' : 'others' }
    }
    if (issuer === undefined) return {}
    const [licences, attended] = await Promise.all([findLicences(db, worker.regency, issuer), findHours(db, worker, issuer)])
    return {
      ...(licences === undefined
        ? {}
        : {
            licences: licences.map(({ from, to = EVER, revokedOn }) => ({
              from,
              to: revokedOn === undefined ? to : addDays(revokedOn, -1),
            })),
          }),
      ...(attended === undefined ? {} : { attended }),
    }
  }
}
