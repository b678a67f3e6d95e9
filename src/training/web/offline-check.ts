// SPDX-License-Identifier: AGPL-3.0-or-later
// What makes the offline page work: it reads what was pasted or photographed, checks it with the keys that came with the page, and shows which of
// the page's own words apply. It asks nobody.

import * as z from 'zod/mini'
import { type CheckSignature, PublicKey } from '#kernel/jws.ts'
import { jakartaDate, LocalDate } from '#kernel/time.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { statusOn } from '#training/core/certificate.ts'
import { openProof, type PaperProof } from '#training/core/paper-proof.ts'

type Outcome = 'valid' | 'expired' | 'unknown' | 'unable' | 'unread'

class CannotCheck extends Error {}

const checkSignature: CheckSignature = async (key, signed, signature) => {
  try {
    const imported = await crypto.subtle.importKey('jwk', { ...key }, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify('Ed25519', imported, Uint8Array.from(signature), Uint8Array.from(signed))
  } catch {
    // Browsers before 2025 do not know these signatures, and none checks any on an address that is not secure.
    throw new CannotCheck()
  }
}

interface Detector {
  readonly detect: (image: ImageBitmap) => Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  // Few browsers read codes by themselves; where one does, a photograph will do.
  var BarcodeDetector: (new (options: { readonly formats: readonly string[] }) => Detector) | undefined
}

async function readPhoto(file: File): Promise<string | undefined> {
  if (globalThis.BarcodeDetector === undefined) return undefined
  const found = await new globalThis.BarcodeDetector({ formats: ['qr_code'] }).detect(await createImageBitmap(file))
  return found[0]?.rawValue
}

/** Brings the page to life; without it the page says what it cannot do. */
export function startOfflineCheck(root: HTMLElement): void {
  const keys = z.array(PublicKey).parse(JSON.parse(root.dataset['keys'] ?? '[]'))
  const language = document.documentElement.lang === 'en' ? 'en' : 'id'

  function show(outcome: Outcome, proof?: PaperProof): void {
    for (const each of root.querySelectorAll<HTMLElement>('[data-outcome]')) each.hidden = each.dataset['outcome'] !== outcome
    for (const list of root.querySelectorAll<HTMLElement>('[data-facts]')) list.hidden = proof === undefined
    for (const each of root.querySelectorAll<HTMLElement>('[data-kind]')) each.hidden = each.dataset['kind'] !== proof?.kind
    if (proof === undefined) return
    for (const row of root.querySelectorAll<HTMLElement>('[data-row=validUntil]')) row.hidden = proof.validUntil === undefined
    for (const [fact, value] of Object.entries(proof)) {
      const place = root.querySelector(`[data-fact="${fact}"]`)
      if (place !== null) place.textContent = LocalDate.safeParse(value).success ? formatDate(value, language) : value
    }
  }

  async function check(text: string): Promise<void> {
    try {
      const proof = await openProof(text, keys, checkSignature)
      if (proof === undefined) show('unknown')
      else show(statusOn(proof, jakartaDate(new Date().toISOString())) === 'valid' ? 'valid' : 'expired', proof)
    } catch (error) {
      if (!(error instanceof CannotCheck)) throw error
      show('unable')
    }
  }

  const text = root.querySelector('textarea')
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(text?.value ?? '')
  })
  const photo = root.querySelector<HTMLInputElement>('input[type=file]')
  for (const field of root.querySelectorAll<HTMLElement>('[data-photo]')) field.hidden = globalThis.BarcodeDetector === undefined
  photo?.addEventListener('change', async () => {
    const [file] = photo.files ?? []
    if (file === undefined) return
    const read = await readPhoto(file).catch(() => undefined)
    if (read === undefined) return show('unread')
    if (text !== null) text.value = read
    await check(read)
  })
}
