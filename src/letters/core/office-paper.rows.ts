// SPDX-License-Identifier: AGPL-3.0-or-later
// Rows of papers of other capabilities: what whoever holds one may learn of it. Made from the state of the record that it belongs to.

import type { ProjectionTools, RecordMeta, Row } from '#kernel/aggregate.ts'
import type { LocalDate } from '#kernel/time.ts'
import { type OfficePaperRecorded, officePaperRecord } from '#letters/core/office-paper.ts'
import type { KeepsAfter } from '#letters/core/paper-after.ts'

/** The kind under which the secret of its address is hashed. */
export const OFFICE_PAPER_TOKEN = 'office-paper-token'

interface Kept {
  readonly area: string
  readonly wall: readonly string[]
  readonly revokedOn?: LocalDate | undefined
  readonly hashOf: (record: string) => string
}

export function officePaperRow(
  recorded: OfficePaperRecorded,
  { area, wall, revokedOn, hashOf }: Kept,
  { regency, uuid }: RecordMeta,
  { matchHash }: ProjectionTools,
): Row {
  const { kind, number, on, issued } = recorded
  return {
    table: 'office_paper',
    values: {
      regency,
      token: matchHash(OFFICE_PAPER_TOKEN, issued.token),
      area,
      let_in: wall,
      record_id: uuid,
      kind,
      number,
      office: issued.office.name,
      signer: issued.signer,
      for_name: issued.forName ?? null,
      caretaker: issued.caretaker ?? null,
      issued_on: on,
      hash: hashOf(officePaperRecord(recorded)),
      revoked_on: revokedOn ?? null,
    },
  }
}

/** Where the signed originals of a record's papers lie, so that they are not swept; they go with the record. */
export function paperFileRows(
  { personal }: KeepsAfter,
  { area, wall }: Pick<Kept, 'area' | 'wall'>,
  { regency, uuid }: RecordMeta,
): readonly Row[] {
  return Object.entries(personal?.after ?? {}).flatMap(([nth, { signed }]) =>
    signed === undefined
      ? []
      : [{ table: 'paper_file', values: { regency, stream_id: uuid, nth: Number(nth), area, let_in: wall, address: signed.address } }],
  )
}
