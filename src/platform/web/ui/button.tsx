// SPDX-License-Identifier: AGPL-3.0-or-later
// Buttons are verbs that say what happens. One main button a page; the rest are quiet.

import type { ComponentChildren, VNode } from 'preact'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'

interface Look {
  /** The verb. */
  readonly children: ComponentChildren
  /** `main` once a page; `quiet` (default) beside it; `plain` looks like a link; `danger` takes something away. */
  readonly kind?: 'main' | 'quiet' | 'plain' | 'danger' | undefined
  readonly icon?: IconName | undefined
  readonly small?: boolean | undefined
}

interface ButtonProps extends Look {
  readonly onPress?: (() => void) | undefined
  readonly type?: 'button' | 'submit' | undefined
  /** The form it sends, when it stands outside of it. */
  readonly form?: string | undefined
  /** Runs: pressing again does nothing, and the word stays. */
  readonly busy?: boolean | undefined
  /** Why it cannot be pressed now; shown under the button and read out with it. */
  readonly blocked?: string | undefined
  readonly id?: string | undefined
  readonly name?: string | undefined
  readonly value?: string | undefined
  /** Fuller name for screen readers when many buttons say the same; must start with the visible word. */
  readonly label?: string | undefined
}

function classOf(look: Look): string {
  return `btn btn-${look.kind ?? 'quiet'}${look.small ? ' btn-small' : ''}`
}

/** A button; a blocked one stays reachable and says why. */
export function Button(props: ButtonProps): VNode {
  const stopped = props.busy === true || props.blocked !== undefined
  const button = (
    <button
      type={props.type ?? 'button'}
      form={props.form}
      class={classOf(props)}
      id={props.id}
      name={props.name}
      value={props.value}
      aria-label={props.label}
      aria-disabled={stopped ? 'true' : undefined}
      aria-busy={props.busy ? 'true' : undefined}
      onClick={(event) => {
        if (stopped) event.preventDefault()
        else props.onPress?.()
      }}
    >
      {props.icon && <Glyph name={props.icon} />}
      <span>{props.children}</span>
    </button>
  )
  if (props.blocked === undefined) return button
  return (
    <span class="btn-blocked">
      {button}
      <span class="hint">{props.blocked}</span>
    </span>
  )
}

interface LinkButtonProps extends Look {
  readonly href: string
  readonly download?: boolean | undefined
  readonly label?: string | undefined
}

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function LinkButton(props: LinkButtonProps): VNode {
  return (
    <a href={props.href} class={classOf(props)} download={props.download} aria-label={props.label}>
      {props.icon && <Glyph name={props.icon} />}
      <span>{props.children}</span>
    </a>
  )
}

/** Buttons that belong together; the first is the main one. */
export function ButtonRow(props: { readonly children: ComponentChildren }): VNode {
  return <div class="btn-row">{props.children}</div>
}
