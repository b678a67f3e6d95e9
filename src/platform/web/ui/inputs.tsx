// SPDX-License-Identifier: AGPL-3.0-or-later
// Controls with their question. Values are strings, as in the form state; a change hands over the new one.

import type { VNode } from 'preact'
import { Field, FieldGroup, type Question, tiesOf } from '#platform/web/ui/field.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useClockWords, useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

interface Control extends Question {
  readonly value: string
  readonly onChange?: ((value: string) => void) | undefined
  /** Field name for forms that are sent without script; the id by default. */
  readonly name?: string | undefined
  readonly required?: boolean | undefined
}

interface TextInputProps extends Control {
  readonly type?: 'text' | 'password' | 'search' | undefined
  readonly inputMode?: 'text' | 'numeric' | 'email' | undefined
  readonly autoComplete?: string | undefined
  readonly maxLength?: number | undefined
  /** How long an answer usually is; the box says so by its width. */
  readonly width?: 'short' | 'half' | 'full' | undefined
  /** Digits are spaced so that a NIK can be checked by eye. */
  readonly digits?: boolean | undefined
}

/** One line of text. */
export function TextInput(props: TextInputProps): VNode {
  const shared = {
    ...tiesOf(props),
    class: `input input-${props.width ?? 'full'}${props.digits ? ' digits' : ''}`,
    name: props.name ?? props.id,
    value: props.value,
    autoComplete: props.autoComplete ?? 'off',
    maxLength: props.maxLength,
    required: props.required,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => props.onChange?.(event.currentTarget.value),
  }
  const inputMode = props.digits ? 'numeric' : props.inputMode
  return (
    <Field {...props}>
      {props.type === 'password' && <input {...shared} type="password" inputMode={inputMode} />}
      {props.type === 'search' && <input {...shared} type="search" />}
      {(props.type ?? 'text') === 'text' && <input {...shared} type="text" inputMode={inputMode} />}
    </Field>
  )
}

/** A phone number, as it is dialled from Indonesia. */
export function PhoneInput(props: Control): VNode {
  return (
    <Field {...props}>
      <span class="input-prefix">
        <span aria-hidden="true">+62</span>
        <input
          {...tiesOf(props)}
          class="input input-half digits"
          type="tel"
          name={props.name ?? props.id}
          value={props.value}
          autoComplete="off"
          required={props.required}
          onInput={(event) => props.onChange?.(event.currentTarget.value)}
        />
      </span>
    </Field>
  )
}

/** A day of the calendar; what was chosen is repeated in words, since browsers write dates in their own order. Where the clock is wrong, that is said. */
export function DateInput(props: Control & { readonly min?: string | undefined; readonly max?: string | undefined }): VNode {
  const { language } = useReading()
  const clock = useClockWords()
  const ties = tiesOf(props)
  const clockId = `${props.id}-clock`
  const described = clock === undefined ? ties['aria-describedby'] : [ties['aria-describedby'], clockId].filter(Boolean).join(' ')
  return (
    <Field {...props}>
      {clock !== undefined && (
        <p class="clock-off" id={clockId}>
          <Glyph name="clock" />
          <span>{clock}</span>
        </p>
      )}
      <span class="input-echo">
        <input
          {...ties}
          aria-describedby={described}
          class="input input-short"
          type="date"
          name={props.name ?? props.id}
          value={props.value}
          min={props.min}
          max={props.max}
          required={props.required}
          onInput={(event) => props.onChange?.(event.currentTarget.value)}
        />
        <output for={props.id}>{/^\d{4}-\d\d-\d\d$/.test(props.value) ? formatDate(props.value, language) : ''}</output>
      </span>
    </Field>
  )
}

/** Several lines of text. */
export function TextArea(props: Control & { readonly rows?: number | undefined; readonly maxLength?: number | undefined }): VNode {
  return (
    <Field {...props}>
      <textarea
        {...tiesOf(props)}
        class="input input-full"
        name={props.name ?? props.id}
        rows={props.rows ?? 4}
        maxLength={props.maxLength}
        value={props.value}
        required={props.required}
        onInput={(event) => props.onChange?.(event.currentTarget.value)}
      />
    </Field>
  )
}

/** A choice: its value and its words. */
export interface Choice {
  readonly value: string
  readonly label: string
  readonly hint?: string | undefined
}

/** One of many (more than six); for few use RadioChips. */
export function Select(props: Control & { readonly choices: readonly Choice[]; readonly placeholder?: string | undefined }): VNode {
  const t = useWords(uiWords)
  return (
    <Field {...props}>
      <select
        {...tiesOf(props)}
        class="input input-half"
        name={props.name ?? props.id}
        value={props.value}
        required={props.required}
        onChange={(event) => props.onChange?.(event.currentTarget.value)}
      >
        <option value="">{props.placeholder ?? t('choose-one')}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

/** One of few, each one tap away. */
export function RadioChips(props: Control & { readonly choices: readonly Choice[] }): VNode {
  const name = props.name ?? props.id
  return (
    <FieldGroup {...props}>
      <div class="radio-chips">
        {props.choices.map((choice) => (
          <label key={choice.value} class="radio-chip">
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === props.value}
              required={props.required}
              onChange={() => props.onChange?.(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Several of few, each one tap away; those that are chosen stand in the value, with a blank between. */
export function CheckChips(props: Control & { readonly choices: readonly Choice[] }): VNode {
  const chosen = props.value.split(' ').filter((each) => each !== '')
  return (
    <FieldGroup {...props}>
      <div class="radio-chips">
        {props.choices.map(({ value, label, hint }) => (
          <label key={value} class="radio-chip">
            <input
              type="checkbox"
              name={props.name ?? props.id}
              value={value}
              checked={chosen.includes(value)}
              onChange={(event) => {
                const others = chosen.filter((each) => each !== value)
                props.onChange?.((event.currentTarget.checked ? [...others, value] : others).join(' '))
              }}
            />
            <span>
              {label}
              {hint && <small>{hint}</small>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

interface CheckboxProps {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly name?: string | undefined
  readonly checked: boolean
  readonly onChange?: ((checked: boolean) => void) | undefined
}

/** A yes that must be given by hand. */
export function Checkbox(props: CheckboxProps): VNode {
  const t = useWords(uiWords)
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      {props.error && (
        <p class="field-error" id={`${props.id}-error`}>
          <span class="vh">{t('error')}: </span>
          {props.error}
        </p>
      )}
      <label class="checkbox">
        <input
          {...tiesOf(props)}
          type="checkbox"
          name={props.name ?? props.id}
          checked={props.checked}
          onChange={(event) => props.onChange?.(event.currentTarget.checked)}
        />
        <span>{props.label}</span>
      </label>
      {props.hint && (
        <p class="hint checkbox-hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
    </div>
  )
}
