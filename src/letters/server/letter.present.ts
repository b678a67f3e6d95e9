// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters as lists and the page of one show them.

import type { Actor } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { letterRule } from '#letters/core/letter.law.ts'
import { isSignedByOffice, issuedBy, mayRevoke, maySettle } from '#letters/core/letter.rules.ts'
import { openFlags } from '#letters/core/letter.steps.ts'
import { isUnsigned, type LetterState, statusOn } from '#letters/core/letter.ts'
import type { SignedLetter } from '#letters/server/letter.signing.ts'
import type { LetterRow } from '#letters/server/letter.store.ts'
import { qrCode, qrPath } from '#platform/server/documents/qr.ts'
import type { Stored } from '#platform/server/storage/records.ts'

export function presentRow(row: LetterRow, name: string | undefined, today: LocalDate): object {
  const { regency, letter_id, worker_id, kind, number, issued_on: issuedOn, valid_until: validUntil, revoked_on, replaced_on, flags } = row
  const status = statusOn(
    {
      ...(validUntil === null ? {} : { validUntil }),
      ...(revoked_on === null ? {} : { revoked: { on: revoked_on, cause: 'OTHER' } }),
      ...(replaced_on === null ? {} : { replaced: { on: replaced_on, by: '' } }),
    },
    today,
  )
  return {
    id: formatId({ regency, uuid: letter_id }),
    workerId: formatId({ regency, uuid: worker_id }),
    name: name ?? null,
    kind,
    number,
    status,
    // Of whoever was erased no original is held, and nothing is asked.
    unsigned: name !== undefined && kind === 'FAMILY_CONSENT' && row.signed_at === null,
    issuedOn,
    validUntil,
    flags,
  }
}

interface Around {
  readonly signed: SignedLetter | undefined
  readonly today: LocalDate
  readonly actor: Actor
  /** Who settled its flags. */
  readonly by: { readonly user?: string; readonly office?: string } | undefined
  /** The office is connected to the service of BSrE. */
  readonly electronic: boolean
}

/** What whoever looks at it may do with it. */
function doors(letter: LetterState, { actor, electronic }: Around): object {
  const { flags, settled, revoked, personal } = letter
  const isOurs = issuedBy(letter, actor)
  const may = (contract: { readonly may: readonly string[] }): boolean => contract.may.includes(actor.role)
  const mayKeepSigned = may(letterContracts.KeepSignedLetter) && isOurs && revoked === undefined && personal !== undefined
  return {
    mayRevoke: may(letterContracts.RevokeLetter) && mayRevoke(letter, actor) && revoked === undefined,
    mayKeepSigned,
    signsElectronically: mayKeepSigned && electronic && isSignedByOffice(letter),
    maySettle: may(letterContracts.SettleLetterFlags) && flags.length > 0 && settled === undefined && maySettle(letter, actor),
  }
}

function saidIn({ personal, deputyAs }: LetterState): object {
  if (personal === undefined) return {}
  const { marital, text, consenter, office, signer } = personal.facts
  return {
    ...(consenter === undefined ? {} : { consenter: { name: consenter.name, relation: consenter.relation } }),
    ...(marital === undefined ? {} : { marital }),
    ...(text === undefined ? {} : { text }),
    office: office.name,
    signer: { ...signer, ...(deputyAs === undefined ? {} : { as: deputyAs }) },
  }
}

export function presentLetter({ id, version, state }: Stored<LetterState>, around: Around): object {
  const { signed, today, by } = around
  const { workerId, kind, number, issuedOn, validUntil, flags, seen, personal, revoked, replaced, settled } = state
  const original = state.signed
  const { legalBasis, standing } = letterRule(kind, issuedOn)
  const reason = personal?.reason
  const qr = signed === undefined ? undefined : qrCode(signed.code)
  return {
    id,
    version,
    workerId,
    name: personal?.facts.name ?? null,
    kind,
    number,
    status: statusOn(state, today),
    unsigned: isUnsigned(state),
    issuedOn,
    validUntil: validUntil ?? null,
    flags: openFlags(state).length,
    found: flags,
    ...(original === undefined ? {} : { signed: { ...original, scan: personal?.signed?.scan, dangers: personal?.signed?.dangers } }),
    ...(settled === undefined ? {} : { settled: { on: settled.on, as: settled.as, found: personal?.found, ...by } }),
    legalBasis,
    standing,
    ...saidIn(state),
    ...(seen === undefined ? {} : { seen }),
    ...(revoked === undefined ? {} : { revoked: { ...revoked, ...(reason === undefined ? {} : { reason }) } }),
    ...(replaced === undefined ? {} : { replacedBy: replaced.by }),
    ...(signed === undefined || qr === undefined
      ? {}
      : { hash: signed.hash, check: { url: signed.url, qr: { size: qr.size, path: qrPath(qr) } } }),
    ...doors(state, around),
  }
}
