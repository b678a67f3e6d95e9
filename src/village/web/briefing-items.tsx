// SPDX-License-Identifier: AGPL-3.0-or-later
// The items, large, one under the other; each can be read aloud, and ticked where somebody is being told.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Checkbox } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import type { briefingContracts } from '#village/core/briefing.contract.ts'
import { itemsOn } from '#village/core/briefing.law.ts'
import type { BriefingItem } from '#village/core/briefing.ts'
import { briefingWords } from '#village/core/briefing.words.ts'
import { deskWords } from '#village/web/desk.words.ts'
import { useSpeech } from '#village/web/speech.ts'

type Told = NonNullable<OutputOf<typeof briefingContracts.GetBriefing>['items'][number]['told']>

interface Ticks {
  readonly ticked: readonly BriefingItem[]
  readonly set: (item: BriefingItem, ticked: boolean) => void
}

interface BriefingItemsProps {
  readonly told: Readonly<Partial<Record<BriefingItem, Told>>>
  /** Absent where nobody is being told. */
  readonly ticks?: Ticks | undefined
}

export function BriefingItems({ told, ticks }: BriefingItemsProps): VNode {
  const t = useWords(deskWords)
  const w = useWords(briefingWords)
  const { language, today } = useReading()
  const { read, reading, stop } = useSpeech(language)
  const items = itemsOn(today).map(({ code }) => code)
  const said = (code: BriefingItem): string => `${w(code)}. ${w(`told.${code}`)}`
  const toldText = ({ on, by: name, actingFor: giver, office = '–' }: Told): string => {
    const date = formatDate(on, language)
    if (name === undefined) return t('told-office', { date, name: office })
    return giver === undefined ? t('told', { date, name }) : t('told-for', { date, name, giver })
  }
  const control = (name: string, text: string, label: string, full: string): VNode | null => {
    if (read === undefined) return null
    return reading === name ? (
      <Button small icon="close" onPress={stop}>
        {t('stop')}
      </Button>
    ) : (
      <Button small icon="phone" label={full} onPress={() => read(name, text)}>
        {label}
      </Button>
    )
  }
  return (
    <>
      <div class="screen-only">
        {read === undefined ? (
          <p class="muted">{t('no-voice')}</p>
        ) : (
          control('all', items.map(said).join(' '), t('read-all'), t('read-all'))
        )}
      </div>
      <ol class="briefing">
        {items.map((code, nth) => {
          const last = told[code]
          return (
            <li key={code}>
              <h2>
                {nth + 1}. {w(code)}
              </h2>
              <p class="briefing-text">{w(`told.${code}`)}</p>
              {last !== undefined && (
                <p>
                  <Badge tone="good">{toldText(last)}</Badge>
                </p>
              )}
              <div class="btn-row">{control(code, said(code), t('read'), t('read-of', { item: w(code) }))}</div>
              {ticks !== undefined && (
                <Checkbox
                  id={`told-${code}`}
                  label={t('explained')}
                  checked={ticks.ticked.includes(code)}
                  onChange={(checked) => ticks.set(code, checked)}
                />
              )}
            </li>
          )
        })}
      </ol>
    </>
  )
}
