// SPDX-License-Identifier: AGPL-3.0-or-later
// A chooser one types into (WAI-ARIA APG: combobox with a listbox popup). Markup only; keys and searching are the client's part.

import type { VNode } from 'preact'
import { Field, type Question, tiesOf } from '#platform/web/ui/field.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

/** A choice; `detail` tells equal names apart: *Kec. Tegaldlimo, Kab. Banyuwangi*. */
export interface ComboboxOption {
  readonly value: string
  readonly label: string
  readonly detail?: string | undefined
}

interface ComboboxViewProps extends Question {
  /** What stands in the box. */
  readonly text: string
  readonly name?: string | undefined
  /** The chosen value, sent with the form. */
  readonly value: string
  readonly open: boolean
  readonly options: readonly ComboboxOption[]
  /** Index of the option the keyboard stands on; -1 for none. */
  readonly active: number
  readonly onText?: ((text: string) => void) | undefined
  /** Gives back whether the key was used. */
  readonly onKey?: ((key: string) => boolean) | undefined
  readonly onPick?: ((index: number) => void) | undefined
  readonly onLeave?: (() => void) | undefined
}

/** The chooser. */
export function ComboboxView(props: ComboboxViewProps): VNode {
  const t = useWords(uiWords)
  const listId = `${props.id}-list`
  const count = props.options.length
  const said = count === 0 ? t('combobox-none') : count === 1 ? t('combobox-one') : t('combobox-many', { count })
  return (
    <Field {...props} hint={props.hint ?? t('combobox-hint')}>
      <div class="combobox">
        <input
          {...tiesOf({ ...props, hint: props.hint ?? t('combobox-hint') })}
          class="input input-full"
          type="text"
          role="combobox"
          aria-expanded={props.open ? 'true' : 'false'}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={props.open && props.active >= 0 ? `${props.id}-${props.active}` : undefined}
          autoComplete="off"
          spellcheck={false}
          value={props.text}
          onInput={(event) => props.onText?.(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (props.onKey?.(event.key)) event.preventDefault()
          }}
          onBlur={() => props.onLeave?.()}
        />
        <input type="hidden" name={props.name ?? props.id} value={props.value} />
        <div class="combobox-list" id={listId} role="listbox" aria-label={t('combobox-list')} hidden={!props.open || count === 0}>
          {props.options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the input, as the pattern asks
            <div
              key={option.value}
              id={`${props.id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === props.active ? 'true' : 'false'}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => props.onPick?.(index)}
            >
              <span>{option.label}</span>
              {option.detail && <small>{option.detail}</small>}
            </div>
          ))}
        </div>
        <span class="vh" role="status">
          {props.open ? said : ''}
        </span>
      </div>
    </Field>
  )
}
