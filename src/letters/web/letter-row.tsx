// SPDX-License-Identifier: AGPL-3.0-or-later
// A letter in a list: its number first, since that is what is asked for at the counter.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import type { letterContracts } from '#letters/core/letter.contract.ts'
import type { LetterStatus } from '#letters/core/letter.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'

type Row = OutputOf<typeof letterContracts.ListLetters>['items'][number]

const tones = { valid: 'good', expired: 'dawn', revoked: 'late', replaced: 'plain' } as const satisfies Record<LetterStatus, string>

export function LetterBadge({ status, unsigned }: Pick<Row, 'status' | 'unsigned'>): VNode {
  const t = useWords(lettersWords)
  // What nobody signed counts for nothing yet, and is said so wherever it is checked.
  if (unsigned && status === 'valid') return <Badge tone="dawn">{t('unsigned')}</Badge>
  return <Badge tone={tones[status]}>{t(status)}</Badge>
}

export function LetterRow({ row, named }: { readonly row: Row; readonly named: boolean }): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { language } = useReading()
  const { id, kind, number, name, status, unsigned, issuedOn, validUntil, flags } = row
  // A draft has no page before the server made a letter of it.
  const drafted = number === ''
  const days = [
    t(drafted ? 'drafted' : 'issued', { date: formatDate(issuedOn, language) }),
    ...(drafted || validUntil === null ? [] : [t('until', { date: formatDate(validUntil, language) })]),
  ]
  return (
    <li class="row">
      <div>
        {drafted ? (
          <span class="row-name">{s(kind)}</span>
        ) : (
          <a class="row-name" href={`/letters/${id}`}>
            {s(kind)}
          </a>
        )}
        <span class="row-step number">{drafted ? t('number-follows') : number}</span>
        <span class="row-why">{[...(named ? [name ?? t('erased')] : []), ...days].join(' · ')}</span>
      </div>
      <div class="row-side">
        {flags > 0 && (
          <Badge tone="dawn" icon="flag">
            {t('flagged')}
          </Badge>
        )}
        {drafted ? <Badge tone="dawn">{t('draft')}</Badge> : <LetterBadge status={status} unsigned={unsigned} />}
      </div>
    </li>
  )
}
