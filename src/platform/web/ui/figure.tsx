// SPDX-License-Identifier: AGPL-3.0-or-later
// A figure is a sentence with its date and counting rule, and a link to its rows where one may see them.

import type { ComponentChildren, VNode } from 'preact'
import { formatNumber } from '#platform/web/ui/format.ts'
import { useReading } from '#platform/web/ui/reader.tsx'

interface FigureProps {
  readonly value: number
  /** Goes on after the number: *orang menunggu sertifikat*. */
  readonly sentence: string
  /** Counting rule and date: *Dihitung dari berkas terbuka, 24 November 2026*. */
  readonly rule: string
  readonly href?: string | undefined
}

/** A number with its sentence. */
export function Figure(props: FigureProps): VNode {
  const { language } = useReading()
  const number = formatNumber(props.value, language)
  return (
    <div class="figure">
      <p>
        {props.href ? (
          <a class="figure-number" href={props.href}>
            {number}
          </a>
        ) : (
          <span class="figure-number">{number}</span>
        )}
        <span class="figure-sentence"> {props.sentence}</span>
      </p>
      <p class="figure-rule">{props.rule}</p>
    </div>
  )
}

/** Few figures side by side. */
export function Figures(props: { readonly children: ComponentChildren }): VNode {
  return <div class="figures">{props.children}</div>
}
