// SPDX-License-Identifier: AGPL-3.0-or-later
// What is to know of a person's identity: no NIK yet, or one that says something else. Nothing where all agrees.

import type { VNode } from 'preact'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import { registerWords } from '#journeys/web/register.words.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function IdentityNotice({ identity }: { readonly identity: NonNullable<FullFile['identity']> }): VNode | null {
  const t = useWords(registerWords)
  const { language } = useReading()
  const { provisional, boundOn, flags } = identity
  if (provisional)
    return (
      <Notice tone="dawn" title={t('provisional')}>
        <p>{t('provisional-text')}</p>
      </Notice>
    )
  const look = flags.filter((flag) => flag.look)
  const bound = boundOn === undefined ? undefined : t('bound', { when: formatDate(boundOn, language) })
  if (look.length === 0) return bound === undefined ? null : <p class="muted">{bound}</p>
  return (
    <Notice tone="dawn" title={t('look-title')}>
      <p>{t('look-text')}</p>
      <ul>
        {look.map((flag) => (
          <li key={flag.code}>{flag.text}</li>
        ))}
      </ul>
      {bound !== undefined && <p class="muted">{bound}</p>}
    </Notice>
  )
}
