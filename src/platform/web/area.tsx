// SPDX-License-Identifier: AGPL-3.0-or-later
// Areas on a screen: named wherever their code is known, chosen by typing. Where the names come from, the regions capability plugs in.

import { createContext, type VNode } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import { Combobox } from '#platform/web/combobox.tsx'
import type { ComboboxOption } from '#platform/web/ui/combobox-view.tsx'
import type { Question } from '#platform/web/ui/field.tsx'

export interface AreaPort {
  /** The villages, districts … that fit what was typed, of one level or of any, likeliest first. */
  readonly search: (text: string, level: AreaLevelName | undefined) => Promise<readonly ComboboxOption[]>
  /** The path of names of a code, from the smallest: `Wringinpitu, Tegaldlimo, Banyuwangi, Jawa Timur`. */
  readonly label: (code: string) => Promise<string | undefined>
}

type AreaLevelName = 'regency' | 'village'

export const AreaContext = createContext<AreaPort | undefined>(undefined)

/** The names of a code; undefined until they are known, the code itself where there are none. */
export function useAreaLabel(code: string | undefined): string | undefined {
  const port = useContext(AreaContext)
  const [label, setLabel] = useState<{ readonly code: string; readonly text: string }>()
  useEffect(() => {
    let gone = false
    if (code === undefined || code === '' || port === undefined) return undefined
    void port.label(code).then((text) => {
      if (!gone) setLabel({ code, text: text ?? code })
    })
    return () => {
      gone = true
    }
  }, [code, port])
  return label?.code === code ? label?.text : undefined
}

/** An area by its first names, with its code: *Wringinpitu, Tegaldlimo* 35.10.04.2006. */
export function AreaText(props: { readonly code: string; readonly names?: number | undefined }): VNode {
  const label = useAreaLabel(props.code)
  const names = label
    ?.split(', ')
    .slice(0, props.names ?? 2)
    .join(', ')
  return (
    <span class="area">
      {names !== undefined && names !== props.code && <span>{names} </span>}
      <small class="area-code">{props.code}</small>
    </span>
  )
}

interface AreaChooserProps extends Question {
  readonly value: string
  /** Without one, any. */
  readonly level?: AreaLevelName | undefined
  readonly onChange: (code: string) => void
}

/** Chooses an area by its name; what was chosen is kept as its code. */
export function AreaChooser({ value, level, onChange, ...question }: AreaChooserProps): VNode {
  const port = useContext(AreaContext)
  const label = useAreaLabel(value)
  const [picked, setPicked] = useState<ComboboxOption>()
  return (
    <Combobox
      {...question}
      value={value}
      valueLabel={picked?.value === value ? picked.label : label}
      search={async (text) => (port === undefined ? [] : port.search(text, level))}
      onChange={(option) => {
        setPicked(option)
        onChange(option?.value ?? '')
      }}
    />
  )
}
