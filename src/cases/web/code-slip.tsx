// SPDX-License-Identifier: AGPL-3.0-or-later
// A family's code as it is handed over: on paper, with the address as a square to scan. Neither the address nor the square holds the code.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { caseFamilyContracts } from '#cases/core/family.contract.ts'
import { familySectionWords } from '#cases/web/family.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

interface Props {
  readonly made: OutputOf<typeof caseFamilyContracts.MakeFamilyCode>
  readonly onDone: () => void
}

export function CodeSlip({ made, onDone }: Props): VNode {
  const t = useWords(familySectionWords)
  const { language } = useReading()
  const { code, until, address, qr } = made
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [code])
  const side = qr.size + 8
  return (
    <div ref={place} tabIndex={-1} class="slip">
      <Notice tone="good" title={t('slip-title')} live>
        <p>{t('slip-open')}</p>
        <p>
          <strong>{address.replace(/^https?:\/\//, '')}</strong>
        </p>
        <svg class="slip-code" viewBox={`-4 -4 ${side} ${side}`} role="img" aria-label={t('qr', { address })}>
          <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p class="slip-digits">{code}</p>
        <p>{t('slip-until', { until: formatDate(until, language) })}</p>
        <p>{t('slip-safe')}</p>
      </Notice>
      <p class="hint slip-aside">
        <strong>{t('code-title')}.</strong> {t('code-text')}
      </p>
      <ButtonRow>
        <Button kind="main" onPress={() => window.print()}>
          {t('print')}
        </Button>
        <Button onPress={onDone}>{t('done')}</Button>
      </ButtonRow>
    </div>
  )
}
