// SPDX-License-Identifier: AGPL-3.0-or-later
// A page written on the server: whole without script, with the app's style sheet, and nothing that the content policy forbids.

import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '#kernel/words.ts'

export interface HtmlPage {
  readonly language: Language
  readonly title: string
  readonly stylesheet: string | undefined
  /** Without it the page is whole too, and says what it cannot do. */
  readonly script?: string | undefined
  readonly body: VNode
}

/** Not for search engines: whoever reads it was given its address. */
export function renderHtml(page: HtmlPage): string {
  const head = h('head', {}, [
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'robots', content: 'noindex' }),
    h('title', {}, page.title),
    ...(page.stylesheet === undefined ? [] : [h('link', { rel: 'stylesheet', href: page.stylesheet })]),
    ...(page.script === undefined ? [] : [h('script', { type: 'module', src: page.script })]),
  ])
  return `<!doctype html>${renderToString(h('html', { lang: page.language }, [head, h('body', {}, page.body)]))}`
}
