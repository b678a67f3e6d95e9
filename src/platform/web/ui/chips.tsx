// SPDX-License-Identifier: AGPL-3.0-or-later
// Filters that read as a sentence: *CPMI* [di Tegaldlimo] [belum bersertifikat] [paling lama menunggu]. Each choice is an address.

import type { ComponentChildren, VNode } from 'preact'
import { useState } from 'preact/hooks'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface ChipChoice {
  readonly href: string
  readonly label: string
  readonly current?: boolean | undefined
}

interface ChipProps {
  /** As it reads in the sentence. */
  readonly label: string
  /** It narrows the list; otherwise it only offers to. */
  readonly on?: boolean | undefined
  readonly choices?: readonly ChipChoice[] | undefined
  /** Where the list is without this filter. */
  readonly clearHref?: string | undefined
  /** Instead of choices: a chooser. */
  readonly children?: ComponentChildren
}

interface SentenceProps {
  readonly label: string
  readonly lead: string
  /** What the chips say together. Where there are many, a phone shows this alone until it is pressed, so that the rows are seen first. */
  readonly folded?: readonly string[] | undefined
  readonly children: ComponentChildren
}

/** The sentence. */
export function FilterSentence(props: SentenceProps): VNode {
  const [open, setOpen] = useState(false)
  const { folded } = props
  return (
    <nav class={folded !== undefined && !open ? 'chips chips-folded' : 'chips'} aria-label={props.label}>
      {folded !== undefined && (
        <button type="button" class="chips-fold" aria-expanded={open ? 'true' : 'false'} onClick={() => setOpen(!open)}>
          <span>
            <strong>{props.lead}</strong> {folded.join(', ')}
          </span>
          <Glyph name="chevron-down" />
        </button>
      )}
      <span class="chips-lead">{props.lead}</span>
      {props.children}
    </nav>
  )
}

/** One part of the sentence. Opening one closes its neighbours. */
export function FilterChip(props: ChipProps): VNode {
  const t = useWords(uiWords)
  const clearable = props.on && props.clearHref !== undefined
  return (
    <div class={`chip${props.on ? ' chip-on' : ''}${clearable ? ' chip-clearable' : ''}`}>
      <details name="filter">
        <summary>
          <span>{props.label}</span>
          <Glyph name="chevron-down" />
        </summary>
        <div class="chip-panel">
          {props.choices && (
            <ul class="chip-choices">
              {props.choices.map((choice) => (
                <li key={choice.label}>
                  <a href={choice.href} aria-current={choice.current ? 'true' : undefined}>
                    <span>{choice.label}</span>
                    {choice.current && <Glyph name="check" />}
                  </a>
                </li>
              ))}
            </ul>
          )}
          {props.children}
        </div>
      </details>
      {clearable && (
        <a class="chip-clear" href={props.clearHref} aria-label={t('remove-filter', { label: props.label })}>
          <Glyph name="close" />
        </a>
      )}
    </div>
  )
}

/** How many the sentence finds; read out when it changes. */
export function ResultCount(props: { readonly children: ComponentChildren }): VNode {
  return (
    <p class="result-count" role="status">
      {props.children}
    </p>
  )
}
