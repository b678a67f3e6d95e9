// SPDX-License-Identifier: AGPL-3.0-or-later
// The behaviour of the chooser: searching while one types, keys as the WAI-ARIA pattern has them.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { type ComboboxOption, ComboboxView } from '#platform/web/ui/combobox-view.tsx'
import type { Question } from '#platform/web/ui/field.tsx'

const SEARCH_AFTER_MS = 80

interface ComboboxProps extends Question {
  readonly value: string
  /** The words of the value that is already chosen. */
  readonly valueLabel?: string | undefined
  /** Finds choices for what was typed; an empty text may give the likeliest. */
  readonly search: (text: string) => Promise<readonly ComboboxOption[]>
  /** The chosen option; none when the text no longer is one. */
  readonly onChange: (option: ComboboxOption | undefined) => void
}

/** A chooser with search, e.g. for an area. */
export function Combobox(props: ComboboxProps): VNode {
  const [text, setText] = useState(props.valueLabel ?? '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [options, setOptions] = useState<readonly ComboboxOption[]>([])
  const turn = useRef(0)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { valueLabel } = props

  // A value chosen elsewhere (taken from a NIK, brought back after a reload) shows its words.
  useEffect(() => {
    if (valueLabel !== undefined) setText(valueLabel)
  }, [valueLabel])
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = (typed: string, wait: number): void => {
    turn.current += 1
    const mine = turn.current
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void props.search(typed).then((found) => {
        if (mine !== turn.current) return
        setOptions(found)
        setActive(found.length > 0 && typed !== '' ? 0 : -1)
        setOpen(true)
      })
    }, wait)
  }
  const pick = (index: number): void => {
    const option = options[index]
    if (option === undefined) return
    turn.current += 1
    setText(option.label)
    setOpen(false)
    props.onChange(option)
  }
  const press = (key: string): boolean => {
    const last = options.length - 1
    switch (key) {
      case 'ArrowDown':
        if (open) setActive(active >= last ? 0 : active + 1)
        else look(text, 0)
        return true
      case 'ArrowUp':
        if (open) setActive(active <= 0 ? last : active - 1)
        return open
      case 'Enter':
        if (open && active >= 0) pick(active)
        return open && active >= 0
      case 'Escape':
        setOpen(false)
        return open
      default:
        return false
    }
  }
  return (
    <ComboboxView
      {...props}
      text={text}
      open={open}
      options={options}
      active={active}
      onText={(typed) => {
        setText(typed)
        if (props.value !== '') props.onChange(undefined)
        look(typed, SEARCH_AFTER_MS)
      }}
      onKey={press}
      onPick={pick}
      onLeave={() => {
        turn.current += 1
        setOpen(false)
        const only = options.length === 1 ? options[0] : undefined
        if (only && props.value === '' && only.label.toLowerCase() === text.trim().toLowerCase()) pick(0)
      }}
    />
  )
}
