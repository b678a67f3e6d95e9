// SPDX-License-Identifier: AGPL-3.0-or-later
// Under which id a home is kept: it follows from the file, so that a device and the server, and two devices, mean the same.

import { idCausedBy } from '#kernel/caused-id.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'

export const HOME_TYPE = 'village-home'

/** Each file has one home, whoever writes to it first. */
export function homeKey(workerId: string): RecordKey {
  return { regency: parseId(workerId).regency, uuid: idCausedBy([HOME_TYPE, workerId]) }
}

export const homeId = (workerId: string): string => formatId(homeKey(workerId))
