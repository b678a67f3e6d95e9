// SPDX-License-Identifier: AGPL-3.0-or-later
// The same questions on paper, for whoever has no screen at hand: stands with the form.

import type { VNode } from 'preact'
import { printEmptyWords } from '#platform/web/print-empty.words.ts'
import { Icon } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

/** @param href where the empty form lies */
export function PrintEmpty({ href }: { readonly href: string }): VNode {
  const t = useWords(printEmptyWords)
  return (
    <p>
      <a href={href}>
        <Icon name="printer" label={t('print')} />
      </a>
    </p>
  )
}
