// SPDX-License-Identifier: AGPL-3.0-or-later
// One file, chosen or dropped. The native control does the work; dropping is for whoever has the file at hand.

import type { VNode } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { Field, type Question, tiesOf } from '#platform/web/ui/field.tsx'

interface FileDropProps extends Question {
  readonly accept: string
  readonly onFile: (file: File | undefined) => void
}

export function FileDrop(props: FileDropProps): VNode {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    <section
      class={over ? 'drop drop-over' : 'drop'}
      aria-label={props.label}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const files = event.dataTransfer?.files
        if (files === undefined || files.length === 0) return
        // The control shows what was dropped as if it had been chosen there.
        if (input.current !== null) input.current.files = files
        props.onFile(files[0])
      }}
    >
      <Field {...props}>
        <input
          {...tiesOf(props)}
          ref={input}
          class="input input-full"
          type="file"
          name={props.id}
          accept={props.accept}
          onChange={(event) => props.onFile(event.currentTarget.files?.[0])}
        />
      </Field>
    </section>
  )
}
