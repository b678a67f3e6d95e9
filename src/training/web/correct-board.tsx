// SPDX-License-Identifier: AGPL-3.0-or-later
// Attendance that was taken: shown, and corrected one person at a time, with a reason.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { moveOnBoard } from '#platform/web/keys.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { NameBoard } from '#platform/web/ui/name-board.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { namesakes } from '#training/core/class.namesakes.ts'
import { attendanceMarks, correctionReasons } from '#training/core/class.ts'
import { useBoardMarks } from '#training/web/board-marks.ts'
import { pageWords } from '#training/web/page.words.ts'

type ClassBoard = OutputOf<typeof classContracts.GetClass>
type TraineeRow = ClassBoard['trainees'][number]

interface Props {
  readonly value: ClassBoard
  readonly session: ClassBoard['sessions'][number]
  readonly mayWrite: boolean
}

function CorrectDialog(props: Props & { readonly trainee: TraineeRow | undefined; readonly onClose: () => void }): VNode {
  const t = useWords(pageWords)
  const { say } = useUndo()
  const boardMarks = useBoardMarks()
  const [chosen, setChosen] = useState('')
  const [why, setWhy] = useState('')
  const correct = useCommand(classContracts.CorrectAttendance)
  const { trainee, session, value } = props
  const name = trainee?.name ?? t('out-of-reach')
  const mark = attendanceMarks.find((each) => each === chosen)
  const reason = correctionReasons.find((each) => each === why)

  function close(): void {
    setChosen('')
    setWhy('')
    correct.clear()
    props.onClose()
  }

  async function send(): Promise<void> {
    if (trainee === undefined || mark === undefined || reason === undefined) return
    const answer = await correct.send({ id: value.id, session: session.no, workerId: trainee.workerId, mark, reason })
    if (!answer.ok) return
    close()
    say(t('corrected-said', { name }))
  }

  return (
    <Modal
      open={trainee !== undefined}
      title={t('correct-title', { name })}
      onClose={close}
      actions={
        <>
          <Button
            kind="main"
            busy={correct.busy}
            blocked={mark === undefined || reason === undefined ? t('required') : undefined}
            onPress={() => void send()}
          >
            {t('correct-save')}
          </Button>
          <Button onPress={close}>{t('keep-class')}</Button>
        </>
      }
    >
      {correct.problem !== undefined && <ProblemNotice problem={correct.problem} />}
      <RadioChips
        id="mark"
        label={t('mark')}
        value={chosen}
        onChange={setChosen}
        choices={boardMarks
          .filter((each) => each.code !== trainee?.marks[session.no])
          .map((each) => ({ value: each.code, label: each.label }))}
      />
      <RadioChips
        id="correct-reason"
        label={t('reason')}
        value={why}
        onChange={setWhy}
        choices={correctionReasons.map((each) => ({ value: each, label: t(each) }))}
      />
    </Modal>
  )
}

export function CorrectBoard(props: Props): VNode {
  const t = useWords(pageWords)
  const boardMarks = useBoardMarks()
  const [at, setAt] = useState(0)
  const [correcting, setCorrecting] = useState<TraineeRow>()
  const { value, session, mayWrite } = props
  const shown = value.trainees.filter((trainee) => !trainee.left || trainee.marks[session.no] !== undefined)
  const same = namesakes(shown)
  return (
    <>
      {mayWrite && <p class="board-help">{t('taken-lead')}</p>}
      <NameBoard
        label={t('attendance')}
        marks={boardMarks}
        active={at}
        onActive={setAt}
        names={shown.map((trainee) => ({
          id: trainee.workerId,
          name: trainee.name ?? t('out-of-reach'),
          note: trainee.left ? (
            t('has-left')
          ) : same.has(trainee.workerId) && trainee.area !== null ? (
            <AreaText code={trainee.area} names={1} />
          ) : undefined,
          mark: trainee.marks[session.no],
        }))}
        onPick={mayWrite ? (id) => setCorrecting(shown.find((trainee) => trainee.workerId === id && !trainee.left)) : undefined}
        onKey={moveOnBoard}
      />
      <CorrectDialog {...props} trainee={correcting} onClose={() => setCorrecting(undefined)} />
    </>
  )
}
