// SPDX-License-Identifier: AGPL-3.0-or-later
// How a pair is found by its two files, and how a likeness that somebody saw becomes a pair to look at.

import { doubleAggregate, orderedPair, standingOf } from '#journeys/core/double.rules.ts'
import {
  DOUBLE_TYPE,
  type DoubleCommand,
  type DoubleEvent,
  type DoubleFacts,
  type DoubleState,
  type Likeness,
  type Pair,
} from '#journeys/core/double.ts'
import { findPersonVersions } from '#journeys/server/double.store.ts'
import { commonArea } from '#kernel/area.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Change, Stored } from '#platform/server/storage/records.ts'

/** A pair is one record, however often and from whichever side it is found. */
export function pairKey(files: Pair): RecordKey {
  return { regency: parseId(files[0]).regency, uuid: causedId(DOUBLE_TYPE, ...files) }
}

export async function factsOf({ db }: Pick<Services, 'db'>, files: Pair): Promise<DoubleFacts> {
  const key = pairKey(files)
  const seen = await findPersonVersions(db, key.regency, [parseId(files[0]).uuid, parseId(files[1]).uuid])
  return { id: formatId(key), seen }
}

type DoubleChange = Change<DoubleState, DoubleCommand, DoubleEvent, DoubleFacts>

export function answerOf({ id, version, state }: Stored<DoubleState>): object {
  return { id, version, standing: standingOf(state) }
}

interface Placed {
  readonly id: string
  readonly area: string
}

/** @param files two of one regency, and where they stand now */
export function proposal(services: Pick<Services, 'db'>, [one, other]: readonly [Placed, Placed], likeness: Likeness): DoubleChange {
  const files = orderedPair(one.id, other.id)
  const area = commonArea(one.area, other.area)
  return {
    aggregate: doubleAggregate,
    key: pairKey(files),
    createIn: area,
    orExisting: true,
    command: { type: 'ProposeDouble', files, area, ...likeness },
    facts: () => factsOf(services, files),
    answer: answerOf,
  }
}
