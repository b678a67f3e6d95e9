// SPDX-License-Identifier: AGPL-3.0-or-later
// The behaviour of the chooser: searching while one types, keys as the WAI-ARIA pattern has them.

import type { VNode } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
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

interface Choices {
  readonly options: readonly ComboboxOption[]
  readonly active: number
}

/** A chooser with search, e.g. for an area. */
export function Combobox(props: ComboboxProps): VNode {
  const [text, setText] = useState(props.valueLabel ?? '')
  const [open, setOpen] = useState(false)
  const [{ options, active }, setChoices] = useState<Choices>({ options: [], active: -1 })
  const turn = useRef(0)
  // Whether an arrow was pressed since the last letter: what arrives late then leaves the reader where they stand.
  const moved = useRef(false)
  const came = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const { valueLabel } = props

  // A value chosen elsewhere (taken from a NIK, brought back after a reload) shows its words.
  useEffect(() => {
    if (valueLabel === undefined || valueLabel === text) return
    came.current = true
    setText(valueLabel)
  }, [valueLabel])
  // Under the hands of somebody who is in the box already, the words come chosen: what is typed next takes their place.
  useLayoutEffect(() => {
    if (!came.current) return
    came.current = false
    const box = document.getElementById(props.id)
    if (box instanceof HTMLInputElement && box === document.activeElement) box.select()
  }, [text])
  useEffect(() => () => clearTimeout(timer.current), [])

  const look = (typed: string, wait: number): void => {
    turn.current += 1
    const mine = turn.current
    moved.current = false
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      void props.search(typed).then((found) => {
        if (mine !== turn.current) return
        setChoices((before) => {
          const stood = moved.current ? found.findIndex((option) => option.value === before.options[before.active]?.value) : -1
          return { options: found, active: stood >= 0 ? stood : found.length > 0 && typed !== '' ? 0 : -1 }
        })
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
  const move = (by: 1 | -1): void => {
    moved.current = true
    setChoices((before) => {
      const count = before.options.length
      const from = before.active < 0 && by < 0 ? 0 : before.active
      return { ...before, active: count === 0 ? -1 : (from + by + count) % count }
    })
  }
  const press = (key: string): boolean => {
    switch (key) {
      case 'ArrowDown':
        if (open) move(1)
        else look(text, 0)
        return true
      case 'ArrowUp':
        if (open) move(-1)
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
