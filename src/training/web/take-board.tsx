// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes attendance. Nobody is present by default: one key marks everybody, so that presence is always somebody's word.

import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { AreaText } from '#platform/web/area.tsx'
import { moveOnBoard } from '#platform/web/keys.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { NameBoard } from '#platform/web/ui/name-board.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { namesakes } from '#training/core/class.namesakes.ts'
import type { AttendanceMark } from '#training/core/class.ts'
import { useBoardMarks } from '#training/web/board-marks.ts'
import { contestedWords } from '#training/web/contested.words.ts'
import { isMark, useMarks } from '#training/web/marks.ts'
import { pageWords } from '#training/web/page.words.ts'

type ClassBoard = OutputOf<typeof classContracts.GetClass>

interface Props {
  readonly value: ClassBoard
  readonly session: ClassBoard['sessions'][number]
}

export function TakeBoard({ value, session }: Props): VNode {
  const t = useWords(pageWords)
  const c = useWords(contestedWords)
  const { language } = useReading()
  const { route } = useLocation()
  const { say } = useUndo()
  const boardMarks = useBoardMarks()
  const active = value.trainees.filter((trainee) => !trainee.left)
  const book = useMarks(
    `${value.id}.${session.no}`,
    active.map((trainee) => trainee.workerId),
  )
  const [at, setAt] = useState(0)
  const take = useCommand(classContracts.TakeAttendance)
  // Worth a word only where somebody joined later than the others.
  const joinedLater = active.filter((trainee) => trainee.since > session.date)
  const same = namesakes(active)
  const noteOf = (trainee: ClassBoard['trainees'][number]): ComponentChildren => {
    if (same.has(trainee.workerId) && trainee.area !== null) return <AreaText code={trainee.area} names={1} />
    if (!joinedLater.includes(trainee) || joinedLater.length === active.length) return undefined
    return t('joined', { date: formatShortDate(trainee.since, language) })
  }
  // What somebody else marked meanwhile stands here too; only what is marked here is sent.
  const markOf = ({ workerId, marks }: ClassBoard['trainees'][number]): AttendanceMark | undefined =>
    book.marks[workerId] ?? marks[session.no]
  const own = active.filter(({ workerId }) => book.marks[workerId] !== undefined)
  const unmarked = active.filter((trainee) => markOf(trainee) === undefined)

  function markRest(): void {
    if (unmarked.length > 0) book.give(Object.fromEntries(unmarked.map((trainee) => [trainee.workerId, 'present' as const])))
  }

  async function save(): Promise<void> {
    const sent = own.length === 0 ? active : own
    const marks = Object.fromEntries(
      sent.flatMap((trainee) => {
        const mark = markOf(trainee)
        return mark === undefined ? [] : [[trainee.workerId, mark] as const]
      }),
    )
    const answer = await take.send({ id: value.id, session: session.no, marks, on: session.date })
    if (!answer.ok) return
    book.clear()
    say(unmarked.length === 0 ? t('saved-said', { no: session.no }) : c('saved-part', { no: session.no, count: own.length }))
    route(`/classes/${value.id}`)
  }

  // The keyboard is on the board from the start: the whole list can be done without reaching for anything.
  useEffect(() => document.getElementById('board-0')?.focus(), [])

  return (
    <>
      {take.problem !== undefined && <ProblemNotice problem={take.problem} onRetry={() => void save()} />}
      {book.restored && <Notice tone="sea" title={t('restored')} />}
      <div class="board-bar">
        <Button icon="check" onPress={markRest}>
          {t('all-present')} <kbd>S</kbd>
        </Button>
        {book.undo && (
          <Button icon="undo" onPress={book.undo}>
            {t('undo-mark')} <kbd>U</kbd>
          </Button>
        )}
        <p class="hint">{t('all-present-hint')}</p>
      </div>
      <NameBoard
        label={t('attendance')}
        marks={boardMarks}
        active={at}
        onActive={setAt}
        names={active.map((trainee) => ({
          id: trainee.workerId,
          name: trainee.name ?? t('out-of-reach'),
          note: noteOf(trainee),
          mark: markOf(trainee),
        }))}
        onMark={(id, code) => {
          if (isMark(code)) book.give({ [id]: code })
        }}
        onKey={(index, key) => {
          const letter = key.toLowerCase()
          if (letter === 's') markRest()
          else if (letter === 'u') book.undo?.()
          else if (boardMarks.some((mark) => mark.key === letter)) document.getElementById(`board-${index + 1}`)?.focus()
          else return moveOnBoard(index, key)
          return true
        }}
      />
      <div class="board-foot">
        <Button
          kind="main"
          busy={take.busy}
          blocked={unmarked.length > 0 ? t('still-open', { count: unmarked.length }) : undefined}
          onPress={() => void save()}
        >
          {t('save')}
        </Button>
        {unmarked.length > 0 && own.length > 0 && (
          <Button busy={take.busy} onPress={() => void save()}>
            {c('save-part', { count: own.length })}
          </Button>
        )}
      </div>
      <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'ATTENDANCE', language })} />
    </>
  )
}
