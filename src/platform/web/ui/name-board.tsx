// SPDX-License-Identifier: AGPL-3.0-or-later
// A board of names: thirty trainees, each one tap or one key away from being marked.

import type { ComponentChildren, VNode } from 'preact'
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
  readonly note?: ComponentChildren
  /** The code of its mark; absent while not filled in. */
  readonly mark?: string | undefined
}

interface NameBoardProps {
  readonly label: string
  readonly names: readonly BoardName[]
  readonly marks: readonly BoardMark[]
  /** Gives a mark. Without it and without `onPick` the board is only read. */
  readonly onMark?: ((id: string, code: string) => void) | undefined
  /** Chooses a name instead of marking it: what was marked is corrected elsewhere. */
  readonly onPick?: ((id: string) => void) | undefined
  /** The one name that Tab stops at; the arrows walk from there. Absent: it stops at each. */
  readonly active?: number | undefined
  readonly onActive?: ((index: number) => void) | undefined
  /** Any key on a name (arrows), after a letter has set its mark; gives back whether it was used. */
  readonly onKey?: ((index: number, key: string) => boolean) | undefined
}

/** The mark after this one; the first after the last. */
export function nextMark(marks: readonly BoardMark[], mark: string | undefined): string | undefined {
  const at = marks.findIndex((each) => each.code === mark)
  return (marks[at + 1] ?? marks[0])?.code
}

function MarkText(props: { readonly mark: BoardMark | undefined }): VNode {
  const t = useWords(uiWords)
  return (
    <span class="board-mark">
      {props.mark && <Glyph name={props.mark.icon} />}
      {props.mark?.label ?? t('not-marked')}
    </span>
  )
}

function BoardCell(props: NameBoardProps & { readonly index: number; readonly name: BoardName }): VNode {
  const { index, name } = props
  const mark = props.marks.find((each) => each.code === name.mark)
  const shape = mark ? `board-name tone-${mark.tone}` : 'board-name'
  const words = (
    <span>
      {name.name}
      {name.note && <small>{name.note}</small>}
    </span>
  )
  if (props.onMark === undefined && props.onPick === undefined) {
    return (
      <div class={shape}>
        {words}
        <MarkText mark={mark} />
      </div>
    )
  }
  const press = (key: string): boolean => {
    const set = props.onMark && props.marks.find((each) => each.key === key.toLowerCase())
    if (set) props.onMark?.(name.id, set.code)
    return props.onKey?.(index, key) === true || set !== undefined
  }
  return (
    <button
      type="button"
      id={`board-${index}`}
      tabIndex={props.active === undefined || props.active === index ? 0 : -1}
      class={shape}
      onFocus={() => props.onActive?.(index)}
      onClick={() => {
        if (props.onPick) return props.onPick(name.id)
        const next = nextMark(props.marks, name.mark)
        if (next !== undefined) props.onMark?.(name.id, next)
      }}
      onKeyDown={(event) => {
        if (!event.ctrlKey && !event.metaKey && !event.altKey && press(event.key)) event.preventDefault()
      }}
    >
      {words}
      <MarkText mark={mark} />
    </button>
  )
}

function Count(props: Pick<NameBoardProps, 'names' | 'marks'>): VNode {
  const t = useWords(uiWords)
  const { language } = useReading()
  const marked = props.names.filter((name) => name.mark !== undefined).length
  const each = props.marks
    .map((mark) => ({ label: mark.label.toLowerCase(), count: props.names.filter((name) => name.mark === mark.code).length }))
    .filter((mark) => mark.count > 0)
    .map((mark) => `${formatNumber(mark.count, language)} ${mark.label}`)
  const sum = t('board-count', { marked: formatNumber(marked, language), total: formatNumber(props.names.length, language) })
  return (
    <p class="result-count board-count" role="status">
      {each.length === 0 ? sum : `${sum}: ${each.join(', ')}`}
    </p>
  )
}

/** The board. Each name is a button that says its mark. */
export function NameBoard(props: NameBoardProps): VNode {
  const t = useWords(uiWords)
  return (
    <div>
      {props.onMark && (
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
      )}
      <ol class="board" aria-label={props.label}>
        {props.names.map((name, index) => (
          <li key={name.id}>
            <BoardCell {...props} index={index} name={name} />
          </li>
        ))}
      </ol>
      <Count names={props.names} marks={props.marks} />
    </div>
  )
}
