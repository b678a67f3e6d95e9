// SPDX-License-Identifier: AGPL-3.0-or-later
// One press opens the camera or the files. A photograph comes out of it small and without what its camera wrote beside it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { MOST_BYTES, mediaTypes } from '#kernel/file.ts'
import { fetchPart } from '#platform/web/part.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface FileButtonProps {
  readonly label: string
  /** What it is called, where that says more than what stands on it. */
  readonly name?: string
  readonly busy?: boolean
  readonly large?: true
  /** What is said where a file is larger than is taken. */
  readonly tooLarge: string
  readonly onFile: (file: File) => void
}

export function FileButton({ label, name, busy = false, large, tooLarge, onFile }: FileButtonProps): VNode {
  const t = useWords(shellWords)
  const [drawing, setDrawing] = useState(false)
  const [isTooLarge, setTooLarge] = useState(false)
  const [isMissing, setMissing] = useState(false)

  async function choose(chosen: File | undefined): Promise<void> {
    if (chosen === undefined) return
    setDrawing(true)
    const file = await fetchPart(() => import('#platform/web/photo.ts'))
      .then(({ shrunk }) => shrunk(chosen))
      .catch(() => undefined)
    setDrawing(false)
    // As it was taken it says where and with what, and goes nowhere.
    setMissing(file === undefined)
    if (file === undefined) return
    setTooLarge(file.size > MOST_BYTES)
    if (file.size <= MOST_BYTES) onFile(file)
  }

  return (
    <>
      {isTooLarge && <Notice tone="late" title={tooLarge} live />}
      {isMissing && <Notice tone="late" title={t('not-fetched-title')} live />}
      <label class={`btn btn-quiet ${large ? '' : 'btn-small '}file-button`} aria-busy={busy || drawing}>
        <Glyph name="plus" />
        <span aria-hidden={name !== undefined}>{label}</span>
        <input
          type="file"
          {...(name === undefined ? {} : { 'aria-label': name })}
          accept={mediaTypes.join(',')}
          disabled={busy || drawing}
          onChange={(event) => {
            void choose(event.currentTarget.files?.[0])
            // The same file chosen again must be heard of again.
            event.currentTarget.value = ''
          }}
        />
      </label>
    </>
  )
}
