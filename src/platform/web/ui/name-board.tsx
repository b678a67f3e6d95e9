// SPDX-License-Identifier: AGPL-3.0-or-later
// A board of names: thirty trainees, each one tap or one key away from being marked.

import type { VNode } from 'preact'
import { formatNumber } from '#platform/web/ui/format.ts'
import { Glyph, type IconName } from '#platform/web/ui/icons.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { uiWords } from '#platform/web/ui/ui.words.ts'

/** A mark one can give; tapping goes through them in order. */
export interface BoardMark {
  readonly code: string
  readonly label: string
  readonly tone: 'good' | 'dawn' | 'late'
  readonly icon: IconName
  /** The letter that sets it, lower case. */
  readonly key: string
}

interface BoardName {
  readonly id: string
  readonly name: string
  readonly note?: string | undefined
  /** The code of its mark; absent while not filled in. */
  readonly mark?: string | undefined
}

interface NameBoardProps {
  readonly label: string
  readonly names: readonly BoardName[]
  readonly marks: readonly BoardMark[]
  readonly onMark?: ((id: string, code: string) => void) | undefined
  /** Any other key on a name (arrows); gives back whether it was used. */
  readonly onKey?: ((index: number, key: string) => boolean) | undefined
}

/** The mark after this one; the first after the last. */
export function nextMark(marks: readonly BoardMark[], mark: string | undefined): string | undefined {
  const at = marks.findIndex((each) => each.code === mark)
  return (marks[at + 1] ?? marks[0])?.code
}

/** The board. Each name is a button that says its mark. */
export function NameBoard(props: NameBoardProps): VNode {
  const t = useWords(uiWords)
  const { language } = useReading()
  const marked = props.names.filter((name) => name.mark !== undefined).length
  const press = (index: number, key: string): boolean => {
    const name = props.names[index]
    const mark = props.marks.find((each) => each.key === key.toLowerCase())
    if (mark && name) props.onMark?.(name.id, mark.code)
    return props.onKey?.(index, key) === true || mark !== undefined
  }
  return (
    <div>
      <p class="board-help">
        {t('board-help')}{' '}
        <span class="board-keys">
          {props.marks.map((mark) => (
            <span key={mark.code}>
              <kbd>{mark.key.toUpperCase()}</kbd> {mark.label}
            </span>
          ))}
        </span>
      </p>
      <ol class="board" aria-label={props.label}>
        {props.names.map((name, index) => {
          const mark = props.marks.find((each) => each.code === name.mark)
          return (
            <li key={name.id}>
              <button
                type="button"
                id={`board-${index}`}
                class={mark ? `board-name tone-${mark.tone}` : 'board-name'}
                onClick={() => {
                  const next = nextMark(props.marks, name.mark)
                  if (next !== undefined) props.onMark?.(name.id, next)
                }}
                onKeyDown={(event) => {
                  if (!event.ctrlKey && !event.metaKey && !event.altKey && press(index, event.key)) event.preventDefault()
                }}
              >
                <span>
                  {name.name}
                  {name.note && <small>{name.note}</small>}
                </span>
                <span class="board-mark">
                  {mark && <Glyph name={mark.icon} />}
                  {mark?.label ?? t('not-marked')}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
      <p class="result-count board-count" role="status">
        {t('board-count', { marked: formatNumber(marked, language), total: formatNumber(props.names.length, language) })}
      </p>
    </div>
  )
}
