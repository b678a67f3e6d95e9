// SPDX-License-Identifier: AGPL-3.0-or-later
// Taking a certificate back, and forgetting its holder: the same for every kind.

import { accept, type Context, type Decision, refuse } from '#kernel/decider.ts'
import type { CertificateRevoked, Certified, HolderForgotten, RevokeCertificate } from '#training/core/issued.ts'

/** Revokes the last certificate; whether this officer may, is asked before. */
export function revokeLast(state: Certified, { cause, reason }: RevokeCertificate, { today }: Context): Decision<CertificateRevoked> {
  const last = state.certificates.at(-1)
  if (last === undefined) return refuse('certificate-none')
  if (last.revoked !== undefined) return refuse('certificate-revoked')
  const event = { type: 'CertificateRevoked', number: last.number, revocation: { on: today, cause } } as const
  // A paper outlives its holder's name, and so does the danger in it. What is said of the holder by now would be under no seal.
  if (state.erased === true) return accept(event)
  return reason === undefined
    ? refuse('invalid-input', { fields: [{ field: 'reason', code: 'required' }] })
    : accept({ ...event, personal: { reason } })
}

export function forgetHolder({ today }: Context): Decision<HolderForgotten> {
  return accept({ type: 'HolderForgotten', on: today })
}

/** Marks the certificate, and keeps why beside its holder. */
export function revoked<State extends Certified>(state: State, event: CertificateRevoked): State {
  const at = state.certificates.findIndex(({ number }) => number === event.number)
  const certificates = state.certificates.map((each, i) => (i === at ? { ...each, revoked: event.revocation } : each))
  const reason = event.personal?.reason
  if (state.personal === undefined || reason === undefined) return { ...state, certificates }
  const holders = state.personal.holders.map((holder, i) => (i === at ? { ...holder, reason } : holder))
  return { ...state, certificates, personal: { ...state.personal, holders } }
}

export function forgotten<State extends Certified>(state: State): Omit<State, 'personal'> & { readonly erased: true } {
  const { personal: _, ...rest } = state
  return { ...rest, erased: true }
}
