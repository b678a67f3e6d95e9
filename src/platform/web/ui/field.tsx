// SPDX-License-Identifier: AGPL-3.0-or-later
// A question: label above, hint under it, why we ask, error above the control. Controls get their ties from here.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

/** What every question has. `id` is also where the error summary's link goes. */
export interface Question {
  readonly id: string
  readonly label: string
  readonly hint?: string | undefined
  /** One or two sentences; folded behind *why we ask*. */
  readonly why?: ComponentChildren
  /** What to fix, in words. */
  readonly error?: string | undefined
  /** May be left out; said beside the label. */
  readonly optional?: boolean | undefined
}

/** Attributes that tie a control to its question. */
interface Ties {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': 'true' | undefined
}

/** The ids of hint and error, for `aria-describedby`. */
export function tiesOf(question: Question): Ties {
  const ids = [question.hint && `${question.id}-hint`, question.error && `${question.id}-error`].filter((id) => id)
  return {
    id: question.id,
    'aria-describedby': ids.length > 0 ? ids.join(' ') : undefined,
    'aria-invalid': question.error ? 'true' : undefined,
  }
}

function LabelText(props: Pick<Question, 'label' | 'optional'>): VNode {
  const t = useWords(uiWords)
  return (
    <>
      {props.label}
      {props.optional && <span class="optional"> ({t('optional')})</span>}
    </>
  )
}

function Around(props: Question & { readonly children: ComponentChildren }): VNode {
  const t = useWords(uiWords)
  return (
    <>
      {props.hint && (
        <p class="hint" id={`${props.id}-hint`}>
          {props.hint}
        </p>
      )}
      {props.why && (
        <details class="why">
          <summary>{t('why-we-ask')}</summary>
          <div>{props.why}</div>
        </details>
      )}
      {props.error && (
        <p class="field-error" id={`${props.id}-error`}>
          <Glyph name="warning" />
          <span>
            <span class="vh">{t('error')}: </span>
            {props.error}
          </span>
        </p>
      )}
      {props.children}
    </>
  )
}

/** A question with one control. */
export function Field(props: Question & { readonly children: ComponentChildren }): VNode {
  return (
    <div class={props.error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={props.id}>
        <LabelText {...props} />
      </label>
      <Around {...props} />
    </div>
  )
}

/** A question with several controls: chips, boxes. */
export function FieldGroup(props: Question & { readonly children: ComponentChildren }): VNode {
  const ties = tiesOf(props)
  return (
    <fieldset class={props.error ? 'field field-wrong' : 'field'} id={props.id} aria-describedby={ties['aria-describedby']} tabIndex={-1}>
      <legend class="field-label">
        <LabelText {...props} />
      </legend>
      <Around {...props} />
    </fieldset>
  )
}

/** A headed group of questions on a desk; on a phone it is simply the next part. */
export function FormSection(props: {
  readonly title: string
  readonly lead?: string | undefined
  /** What comes up while one types: under the questions on a phone, beside them on a desk, so that nothing moves under the hand. */
  readonly beside?: ComponentChildren
  readonly children: ComponentChildren
}): VNode {
  return (
    <section class="form-section">
      <div class="form-section-head">
        <h2>{props.title}</h2>
        {props.lead && <p class="muted">{props.lead}</p>}
      </div>
      <div class="form-section-body">{props.children}</div>
      {props.beside && <div class="form-section-beside">{props.beside}</div>}
    </section>
  )
}
