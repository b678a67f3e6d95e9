// SPDX-License-Identifier: AGPL-3.0-or-later
// The dialog that finds: one box, what it finds beneath, all of it by arrows and Enter (WAI-ARIA APG: combobox with a listbox).

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { Modal } from '#platform/web/modal.tsx'
import type { Find, Finder, Found, MenuEntry } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Field, tiesOf } from '#platform/web/ui/field.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export interface FindDialogProps {
  readonly menu: readonly MenuEntry[]
  readonly finders: readonly Finder[]
  readonly onClose: () => void
}

const SEARCH_AFTER_MS = 90
const SHORTEST = 2

type Answer =
  | { readonly state: 'idle' }
  | { readonly state: 'found'; readonly items: readonly Found[]; readonly wanting: readonly string[] }
  | { readonly state: 'failed' }

export function FindDialog({ menu, finders, onClose }: FindDialogProps): VNode {
  const t = useWords(shellWords)
  const { language } = useReading()
  const { route } = useLocation()
  const session = useSession()
  const [text, setText] = useState('')
  const [answer, setAnswer] = useState<Answer>({ state: 'idle' })
  const [active, setActive] = useState(0)
  const finds = useRef<Promise<readonly Find[]> | undefined>(undefined)
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => {
    document.getElementById('find')?.focus()
    return () => clearTimeout(timer.current)
  }, [])

  const wanted = text.trim().toLowerCase()
  const pages = menu
    .filter(({ label }) => label[language].toLowerCase().includes(wanted))
    .map(({ href, label }): Found => ({ href, label: label[language] }))
  const people = answer.state === 'found' ? answer.items : []
  const items = [...people, ...pages]

  async function look(typed: string): Promise<void> {
    turn.current += 1
    const mine = turn.current
    try {
      finds.current ??= Promise.all(finders.filter(({ roles }) => roles.includes(session.role)).map(({ load }) => load()))
      const found = await Promise.all((await finds.current).map((find) => find(typed, language)))
      if (mine !== turn.current) return
      const wanting = found.filter((each) => typeof each === 'string')
      setAnswer({ state: 'found', items: found.flatMap((each) => (typeof each === 'string' ? [] : each)), wanting })
      setActive(0)
    } catch {
      finds.current = undefined
      if (mine === turn.current) setAnswer({ state: 'failed' })
    }
  }

  function type(typed: string): void {
    setText(typed)
    setActive(0)
    clearTimeout(timer.current)
    turn.current += 1
    if (typed.trim().length < SHORTEST) setAnswer({ state: 'idle' })
    else timer.current = setTimeout(() => void look(typed.trim()), SEARCH_AFTER_MS)
  }

  function open(found: Found | undefined): void {
    if (found === undefined) return
    onClose()
    route(found.href)
  }

  function press(event: KeyboardEvent): void {
    if (event.key === 'Enter') open(items[active])
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = active + (event.key === 'ArrowDown' ? 1 : -1)
      setActive(Math.max(0, Math.min(items.length - 1, next)))
      document.getElementById(`find-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else return
    event.preventDefault()
  }

  const group = (title: string, found: readonly Found[], from: number): VNode | null =>
    found.length === 0 ? null : (
      // biome-ignore lint/a11y/useSemanticElements: a group of options is no set of fields
      <div role="group" aria-label={title}>
        <p class="find-group" aria-hidden="true">
          {title}
        </p>
        {found.map((item, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the box, as the pattern asks
          <div
            key={item.href}
            id={`find-${from + nth}`}
            role="option"
            tabIndex={-1}
            aria-selected={from + nth === active ? 'true' : 'false'}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => open(item)}
          >
            <span>{item.label}</span>
            {item.detail !== undefined && <small>{item.detail}</small>}
          </div>
        ))}
      </div>
    )

  const question = { id: 'find', label: t('find-label'), hint: t('find-hint') }
  return (
    <Modal
      open
      title={t('find-title')}
      onClose={onClose}
      actions={
        <p class="muted wide-only">
          <kbd>↑</kbd> <kbd>↓</kbd> {t('find-keys')} · <kbd>Enter</kbd> {t('find-open')}
        </p>
      }
    >
      <Field {...question}>
        <input
          {...tiesOf(question)}
          class="input input-full"
          type="text"
          role="combobox"
          aria-expanded={items.length > 0 ? 'true' : 'false'}
          aria-controls="find-list"
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? `find-${active}` : undefined}
          autoComplete="off"
          spellcheck={false}
          maxLength={100}
          value={text}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={press}
        />
      </Field>
      <div class="find-list" id="find-list" role="listbox" aria-label={t('find-title')} hidden={items.length === 0}>
        {group(t('find-people'), people, 0)}
        {group(t('find-pages'), pages, people.length)}
      </div>
      {answer.state === 'found' && answer.wanting.map((sentence) => <p key={sentence}>{sentence}</p>)}
      {answer.state === 'found' && people.length === 0 && answer.wanting.length === 0 && <p class="muted">{t('find-none')}</p>}
      {answer.state === 'failed' && <p>{t('find-failed')}</p>}
      <span class="vh" role="status">
        {answer.state === 'found' ? (answer.wanting.length > 0 ? answer.wanting.join(' ') : t('find-count', { count: people.length })) : ''}
      </span>
    </Modal>
  )
}
