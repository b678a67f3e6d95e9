// SPDX-License-Identifier: AGPL-3.0-or-later
// The page around every page of the officer app: skip link, who and where we are, the menu, the content.

import type { ComponentChildren, VNode } from 'preact'
import type { Language } from '#kernel/words.ts'
import { Glyph, Icon, type IconName, Mark } from '#platform/web/ui/icons.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

export interface FrameLink {
  readonly href: string
  readonly label: string
  readonly icon: IconName
  readonly current?: boolean | undefined
  /** How many wait there; shown only when there are some. */
  readonly count?: number | undefined
  /** The name of the group in which it lies. */
  readonly group?: string | undefined
}

/** What stands at the head of a printed page. */
interface Letterhead {
  readonly name: string
  readonly letterhead: readonly string[]
  readonly logo?: string | undefined
}

interface FrameProps {
  readonly regency?: Letterhead | undefined
  readonly officeName: string
  /** Who is signed in; absent on the sign-in page. */
  readonly userName?: string | undefined
  readonly menu: readonly FrameLink[]
  readonly dark: boolean
  readonly menuOpen: boolean
  /** Opens the search; without it there is none. */
  readonly onFind?: (() => void) | undefined
  readonly onMenu?: ((open: boolean) => void) | undefined
  readonly onLanguage?: ((language: Language) => void) | undefined
  readonly onTheme?: ((theme: 'light' | 'dark') => void) | undefined
  readonly onSignOut?: (() => void) | undefined
  readonly children: ComponentChildren
  readonly footer?: ComponentChildren
  /** What floats above: toasts. */
  readonly above?: ComponentChildren
}

function MenuLink(props: FrameLink): VNode {
  return (
    <li>
      <a href={props.href} aria-current={props.current ? 'page' : undefined}>
        <Icon name={props.icon} label={props.label} />
        {props.count !== undefined && props.count > 0 && <span class="menu-count">{props.count}</span>}
      </a>
    </li>
  )
}

/** More than so many are not taken in at a glance. */
const AT_A_GLANCE = 7

/** Links as they come; those of one group together, where the first of them is. */
function grouped(menu: readonly FrameLink[]): readonly (readonly [FrameLink, ...FrameLink[]])[] {
  const groups: [FrameLink, ...FrameLink[]][] = []
  for (const link of menu) {
    const known = menu.length > AT_A_GLANCE && link.group !== undefined && groups.find(([first]) => first.group === link.group)
    if (known) known.push(link)
    else groups.push([link])
  }
  return groups
}

/** A short menu stands whole; of a long one, what belongs together is folded, and open where we are. */
function Menu(props: { readonly links: readonly FrameLink[] }): VNode {
  return (
    <ul class="menu">
      {grouped(props.links).map((links) => {
        const [first] = links
        if (links.length === 1) return <MenuLink key={first.href} {...first} />
        return (
          <li key={first.group}>
            <details class="menu-group" open={links.some((link) => link.current)}>
              <summary>
                <Icon name="chevron-right" label={first.group ?? ''} />
              </summary>
              <ul class="menu-links">
                {links.map((link) => (
                  <MenuLink key={link.href} {...link} />
                ))}
              </ul>
            </details>
          </li>
        )
      })}
    </ul>
  )
}

function Preferences(props: FrameProps): VNode {
  const t = useWords(uiWords)
  const { language } = useReading()
  const other = language === 'id' ? 'en' : 'id'
  return (
    <ul class="preferences">
      <li>
        <button type="button" lang={other} onClick={() => props.onLanguage?.(other)}>
          <Icon name="globe" label={t('other-language')} />
        </button>
      </li>
      <li>
        <button type="button" onClick={() => props.onTheme?.(props.dark ? 'light' : 'dark')}>
          <Icon name={props.dark ? 'sun' : 'moon'} label={t(props.dark ? 'theme-light' : 'theme-dark')} />
        </button>
      </li>
      {props.userName && (
        <li>
          <button type="button" onClick={() => props.onSignOut?.()}>
            <Icon name="log-out" label={t('sign-out')} />
          </button>
        </li>
      )}
    </ul>
  )
}

/** On paper alone: whose page this is. */
function PrintHead(props: Letterhead): VNode {
  return (
    <div class="print-head" aria-hidden="true">
      {props.logo !== undefined && <img src={props.logo} alt="" />}
      <p>
        <strong>{props.name}</strong>
      </p>
      {props.letterhead.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}

/** The frame of the officer app. On a phone the menu folds; on a desk it stands at the side. */
export function Frame(props: FrameProps): VNode {
  const t = useWords(uiWords)
  return (
    <div class="frame">
      <a class="skip" href="#main">
        {t('skip-to-content')}
      </a>
      <header class={props.menuOpen ? 'side side-open' : 'side'}>
        <div class="side-top">
          <a class="brand" href="/">
            <Mark />
            <span>Kawal</span>
          </a>
          {props.onFind !== undefined && (
            <button type="button" class="find-button" aria-keyshortcuts="Control+K" onClick={() => props.onFind?.()}>
              <Icon name="search" label={t('find')} />
              <kbd>Ctrl K</kbd>
            </button>
          )}
          <button
            type="button"
            class="menu-button"
            aria-expanded={props.menuOpen ? 'true' : 'false'}
            aria-controls="menu"
            onClick={() => props.onMenu?.(!props.menuOpen)}
          >
            <Glyph name={props.menuOpen ? 'close' : 'menu'} />
            <span>{t(props.menuOpen ? 'close-menu' : 'menu')}</span>
          </button>
        </div>
        <div class="side-body" id="menu">
          <p class="office">
            <span class="office-name">{props.officeName}</span>
            {props.userName && <span class="office-user">{props.userName}</span>}
          </p>
          {props.menu.length > 0 && (
            <nav aria-label={t('main-menu')}>
              <Menu links={props.menu} />
            </nav>
          )}
          <Preferences {...props} />
        </div>
      </header>
      <div class="content">
        {props.regency !== undefined && <PrintHead {...props.regency} />}
        <main id="main" tabIndex={-1}>
          {props.children}
        </main>
        {props.footer && <footer class="footer">{props.footer}</footer>}
      </div>
      {props.above}
    </div>
  )
}

interface PageHeadProps {
  readonly title: string
  /** One calm sentence under the title. */
  readonly lead?: ComponentChildren
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined
  /** Quiet buttons on the right. */
  readonly actions?: ComponentChildren
}

/** The top of a page: way back, title, one sentence. */
export function PageHead(props: PageHeadProps): VNode {
  const t = useWords(uiWords)
  return (
    <div class="page-head">
      {props.back && (
        <a class="back" href={props.back.href}>
          <Icon name="arrow-left" label={props.back.label ?? t('back')} />
        </a>
      )}
      <div class="page-head-row">
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p class="lead">{props.lead}</p>}
        </div>
        {props.actions && <div class="btn-row">{props.actions}</div>}
      </div>
    </div>
  )
}

/** Facts first, to be folded on a phone; on a desk they stand beside the main column. */
export function Columns(props: { readonly children: ComponentChildren; readonly aside: ComponentChildren }): VNode {
  return (
    <div class="columns">
      <aside class="column-aside">{props.aside}</aside>
      <div class="column-main">{props.children}</div>
    </div>
  )
}

/** A headed quiet section. */
export function Section(props: {
  readonly title: string
  readonly lead?: ComponentChildren
  readonly id?: string | undefined
  readonly children: ComponentChildren
}): VNode {
  return (
    <section class="section" id={props.id}>
      <h2>{props.title}</h2>
      {props.lead && <p class="muted">{props.lead}</p>}
      {props.children}
    </section>
  )
}
