// SPDX-License-Identifier: AGPL-3.0-or-later
// A page that looks like the paper it answers for: the public verification of a letter or certificate. Works without script.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph, type IconName, Mark } from '#platform/web/ui/icons.tsx'

type Verdict = 'good' | 'late' | 'dawn'

const iconOfVerdict: Readonly<Record<Verdict, IconName>> = { good: 'check', late: 'close', dawn: 'warning' }

interface SheetProps {
  /** *Kabupaten Banyuwangi*. */
  readonly office: string
  readonly unit?: string | undefined
  readonly verdict: { readonly tone: Verdict; readonly title: string; readonly text: string }
  /** *Sertifikat Kompetensi*. */
  readonly title: string
  readonly children: ComponentChildren
  /** How to trust this page, whom to ask. */
  readonly end?: ComponentChildren
}

/** The sheet: verdict first, then every fact of the paper. */
export function Sheet(props: SheetProps): VNode {
  return (
    <article class="sheet">
      <header class="sheet-head">
        <p class="sheet-office">{props.office}</p>
        {props.unit && <p>{props.unit}</p>}
      </header>
      <div class={`sheet-verdict tone-${props.verdict.tone}`}>
        <Glyph name={iconOfVerdict[props.verdict.tone]} />
        <span>{props.verdict.title}</span>
        <p>{props.verdict.text}</p>
      </div>
      <h1>{props.title}</h1>
      {props.children}
      {props.end && <div class="sheet-end">{props.end}</div>}
    </article>
  )
}

interface PublicFrameProps {
  /** This page in the other language. */
  readonly otherLanguage: { readonly href: string; readonly label: string; readonly lang: 'id' | 'en' }
  readonly children: ComponentChildren
  readonly footer?: ComponentChildren
}

/** The frame of public pages: no menu, no script. */
export function PublicFrame(props: PublicFrameProps): VNode {
  return (
    <div class="public">
      <header class="public-head">
        <a class="brand" href="/">
          <Mark />
          <span>Kawal</span>
        </a>
        <a href={props.otherLanguage.href} lang={props.otherLanguage.lang} hreflang={props.otherLanguage.lang}>
          {props.otherLanguage.label}
        </a>
      </header>
      <main id="main">{props.children}</main>
      {props.footer && <footer class="sheet-end">{props.footer}</footer>}
    </div>
  )
}
