// SPDX-License-Identifier: AGPL-3.0-or-later
// How a letter is kept: its rules, the rows it is found by, and the numbers given.

import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { parseId } from '#kernel/ids.ts'
import type { IssueFacts } from '#letters/core/issue.rules.ts'
import { letterOpen } from '#letters/core/letter.open.ts'
import { letterDecider } from '#letters/core/letter.rules.ts'
import { letterSteps, openFlags } from '#letters/core/letter.steps.ts'
import type { LetterCommand, LetterEvent, LetterState } from '#letters/core/letter.ts'
import { givenRow } from '#platform/server/storage/series.ts'

export const LETTER_TYPE = 'letter'
/** The kind under which a token is hashed. */
export const TOKEN = 'letter-token'

/** The register: it outlives whom it is about. */
function letterRows(state: LetterState, { regency, uuid }: RecordMeta): readonly Row[] {
  const values = {
    regency,
    letter_id: uuid,
    area: state.area,
    let_in: [],
    worker_id: parseId(state.workerId).uuid,
    kind: state.kind,
    number: state.number,
    office_id: state.officeId,
    issued_on: state.issuedOn,
    valid_until: state.validUntil ?? null,
    revoked_on: state.revoked?.on ?? null,
    replaced_on: state.replaced?.on ?? null,
    flags: openFlags(state).length,
    signed_at: state.personal?.signed?.address ?? null,
  }
  return [{ table: 'letter', values }]
}

export const letterAggregate: Aggregate<LetterState, LetterCommand, LetterEvent, IssueFacts> = {
  type: LETTER_TYPE,
  open: letterOpen,
  decider: letterDecider,
  nextSteps: letterSteps,
  describe: (state) => ({ label: state.personal?.facts.name ?? '–', stage: state.kind }),
  project: (after, meta, events, tools) => {
    const { regency, uuid } = meta
    const numbers = events.flatMap((event): readonly Row[] =>
      // The number is kept where it is counted, which is not where the letter is.
      event.type === 'LetterIssued' ? [givenRow({ ...event, regency: event.home ?? regency }, uuid)] : [],
    )
    // Each of them stays until the person is erased: a further one destroys none.
    const originals = events.flatMap((event): readonly Row[] =>
      event.type === 'SignedKept'
        ? [
            {
              table: 'paper_file',
              values: { regency, stream_id: uuid, nth: meta.version, area: after.area, let_in: [], address: event.personal.file.address },
            },
          ]
        : [],
    )
    const token = after.personal?.token
    const address: readonly Row[] =
      token === undefined
        ? []
        : [{ table: 'letter_address', values: { regency, token: tools.matchHash(TOKEN, token), area: after.area, letter_id: uuid } }]
    return [...numbers, ...letterRows(after, meta), ...originals, ...address]
  },
  outliving: letterRows,
}
