// SPDX-License-Identifier: AGPL-3.0-or-later
// What a guest shows at the door: the id of the link and a secret that only this instance can make of it. Nothing of the secret is kept, so that
// there is nothing to steal; whether it still counts, the link's record says.

import { timingSafeEqual } from 'node:crypto'
import { RecordId } from '#kernel/ids.ts'
import type { Keyring } from '#platform/server/storage/keys.ts'

/** `link` is what is handed over and counts once; `seat` is what the guest's own browser gets for it. */
export const passes = ['link', 'seat'] as const
export type Pass = (typeof passes)[number]

const secretOf = (keyring: Keyring, pass: Pass, id: string): Buffer => keyring.matchHash(`guest-${pass}`, id)

export function writePass(keyring: Keyring, pass: Pass, id: string): string {
  return `${id}.${secretOf(keyring, pass, id).toString('base64url')}`
}

/** Whose pass it is and which of the two; undefined where this instance made none such. */
export function readPass(keyring: Keyring, text: string): { readonly id: string; readonly pass: Pass } | undefined {
  const [id = '', secret = ''] = text.split('.')
  if (!RecordId.safeParse(id).success) return undefined
  const shown = Buffer.from(secret, 'base64url')
  const fits = (pass: Pass): boolean => {
    const expected = secretOf(keyring, pass, id)
    return shown.length === expected.length && timingSafeEqual(shown, expected)
  }
  const pass = passes.find(fits)
  return pass === undefined ? undefined : { id, pass }
}
