// SPDX-License-Identifier: AGPL-3.0-or-later
// How a paper is kept: its rules, the row it is found by, the step in the work list.

import type { Aggregate, ProjectionTools } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import { plainNumber } from '#papers/core/paper.flags.ts'
import { paperOpen } from '#papers/core/paper.open.ts'
import { openFlags, paperDecider, paperSteps } from '#papers/core/paper.rules.ts'
import { type PaperCommand, type PaperEvent, type PaperFacts, type PaperState, standingOn } from '#papers/core/paper.ts'
import { searchKey } from '#people/core/name.ts'

export const PAPER_TYPE = 'paper'

function hashesOf({ kind, issuedOn, personal }: PaperState, { matchHash }: ProjectionTools) {
  const { number, issuer } = personal ?? {}
  return {
    number_hash: number === undefined ? null : matchHash(`paper-number:${kind}`, plainNumber(number)),
    issued_hash:
      issuer === undefined || issuedOn === undefined ? null : matchHash(`paper-issued:${kind}`, `${searchKey(issuer)} ${issuedOn}`),
  }
}

export const paperAggregate: Aggregate<PaperState, PaperCommand, PaperEvent, PaperFacts> = {
  type: PAPER_TYPE,
  open: paperOpen,
  decider: paperDecider,
  nextSteps: paperSteps,
  describe: (state) => ({ label: state.personal?.name ?? '–', stage: state.kind }),
  project: (after, { regency, uuid }, _events, tools) => [
    {
      table: 'paper',
      values: {
        regency,
        stream_id: uuid,
        area: after.area,
        let_in: [],
        worker_id: parseId(after.workerId).uuid,
        name: after.personal?.name ?? '–',
        kind: after.kind,
        attached_on: after.attachedOn,
        address: after.personal?.address ?? null,
        scan: after.scan,
        outcome: after.decided?.outcome ?? (standingOn(after, after.attachedOn) === 'QUARANTINED' ? 'QUARANTINED' : 'RECEIVED'),
        valid_until: after.validUntil ?? null,
        ...hashesOf(after, tools),
        open_flags: openFlags(after).length,
      },
    },
  ],
}
