// SPDX-License-Identifier: AGPL-3.0-or-later
// What makes the offline page work: it reads what was scanned, photographed or pasted, checks it with the keys that came with the page, and shows
// which of the page's own words apply. It asks nobody.

import * as z from 'zod/mini'
import { type CheckSignature, PublicKey } from '#kernel/jws.ts'
import type { Language } from '#kernel/words.ts'
import { today } from '#platform/web/device-clock.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { OVER_MARK } from '#training/core/over.ts'
import { isInOurForm, openProof } from '#training/core/paper-proof.ts'
import { openCodeReader, type ReadCode } from '#training/web/read-code.ts'
import { offerScan } from '#training/web/scan.ts'

type Outcome = 'valid' | 'expired' | 'over' | 'newer' | 'unknown' | 'unable' | 'unread'

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

/** What the camera took, read in full. */
async function readPhoto(file: File, read: ReadCode): Promise<string | undefined> {
  const photo = await createImageBitmap(file)
  return read(photo, { x: 0, y: 0, width: photo.width, height: photo.height })
}

/** What a code says: which of the page's lists and headings, and the text of each fact. */
export interface Read {
  readonly list: string
  readonly kind: string
  readonly number: string
  readonly validUntil?: string
  readonly facts: Readonly<Record<string, string | undefined>>
}

/** Reads codes of one kind of paper; undefined where it is none of them, or none of ours. */
export type Reads = (text: string, keys: readonly PublicKey[], check: CheckSignature, language: Language) => Promise<Read | undefined>

export const readCertificate: Reads = async (text, keys, check, language) => {
  const proof = await openProof(text, keys, check)
  if (proof === undefined) return undefined
  const { kind, validUntil, issuedOn, ...texts } = proof
  const until = validUntil === undefined ? {} : { validUntil }
  const facts = { ...texts, issuedOn: formatDate(issuedOn, language), validUntil: validUntil && formatDate(validUntil, language) }
  return { list: 'certificate', kind, number: proof.number, ...until, facts }
}

async function markOf(number: string): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(number)))
  return [...hash]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, OVER_MARK)
}

/** Brings the page to life; without it the page says what it cannot do. */
export function startOfflineCheck(root: HTMLElement, readers: readonly Reads[]): void {
  const keys = z.array(PublicKey).parse(JSON.parse(root.dataset['keys'] ?? '[]'))
  const over = z.array(z.string()).parse(JSON.parse(root.dataset['over'] ?? '[]'))
  const language = document.documentElement.lang === 'en' ? 'en' : 'id'

  function show(outcome?: Outcome, read?: Read): void {
    for (const each of root.querySelectorAll<HTMLElement>('[data-outcome]')) each.hidden = each.dataset['outcome'] !== outcome
    for (const each of root.querySelectorAll<HTMLElement>('[data-kind]')) each.hidden = each.dataset['kind'] !== read?.kind
    for (const list of root.querySelectorAll<HTMLElement>('[data-facts]')) {
      list.hidden = list.dataset['facts'] !== read?.list
      for (const row of list.querySelectorAll<HTMLElement>('[data-row]')) {
        const value = list.hidden ? undefined : read?.facts[row.dataset['row'] ?? '']
        row.hidden = value === undefined
        const place = row.querySelector('[data-fact]')
        if (place !== null) place.textContent = value ?? ''
      }
    }
    // On a phone it stands below what was pressed.
    root.querySelector('[data-outcome]:not([hidden])')?.scrollIntoView({ block: 'nearest' })
  }

  async function check(text: string): Promise<void> {
    try {
      let read: Read | undefined
      for (const reader of readers) read ??= await reader(text, keys, checkSignature, language)
      if (read === undefined) return show(isInOurForm(text, root.dataset['host'] ?? '') ? 'newer' : 'unknown')
      const { validUntil, number } = read
      if (over.includes(await markOf(number))) return show('over', read)
      show(validUntil !== undefined && validUntil < today() ? 'expired' : 'valid', read)
    } catch (error) {
      if (!(error instanceof CannotCheck)) throw error
      show('unable')
    }
  }

  const text = root.querySelector('textarea')
  // A phone's own camera led here while there was no network: the code is in the address.
  if (location.hash.length > 1 && text !== null) {
    text.value = location.href
    void check(location.href)
  }
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault()
    void check(text?.value ?? '')
  })
  const read = openCodeReader()
  async function found(code: string): Promise<void> {
    if (text !== null) text.value = code
    await check(code)
  }
  const photo = root.querySelector<HTMLInputElement>('input[type=file]')
  for (const field of root.querySelectorAll<HTMLElement>('[data-photo]')) field.hidden = false
  photo?.addEventListener('change', async () => {
    const [file] = photo.files ?? []
    if (file === undefined) return
    const code = await readPhoto(file, read).catch(() => undefined)
    if (code === undefined) show('unread')
    else await found(code)
  })
  const camera = root.querySelector<HTMLElement>('[data-scan]')
  if (camera !== null) offerScan(camera, { read, begins: () => show(), found })
}
