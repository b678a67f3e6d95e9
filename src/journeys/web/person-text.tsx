// SPDX-License-Identifier: AGPL-3.0-or-later
// A NIK and a phone number as people read them, on every page that shows a person.

import type { VNode } from 'preact'
import { fileWords } from '#journeys/web/file.words.ts'
import { useWords } from '#platform/web/ui/reader.tsx'

/** In groups of four, as on the card. */
export function NikText({ nik }: { readonly nik: string | undefined }): VNode {
  const t = useWords(fileWords)
  if (nik === undefined) return <span class="muted">{t('nik-none')}</span>
  return <span class="digits">{nik.replaceAll(/(\d{4})(?=\d)/g, '$1 ')}</span>
}

export function PhoneText({ phone }: { readonly phone: string | undefined }): VNode {
  const t = useWords(fileWords)
  return phone === undefined ? <span class="muted">{t('phone-none')}</span> : <a href={`tel:${phone}`}>{phone}</a>
}
