// SPDX-License-Identifier: AGPL-3.0-or-later
// Marks that two people gave differently: both with who and when, and one press for the right one.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import type { AttendanceMark } from '#training/core/class.ts'
import { useBoardMarks } from '#training/web/board-marks.ts'
import { contestedWords } from '#training/web/contested.words.ts'
import { pageWords } from '#training/web/page.words.ts'

type ClassBoard = OutputOf<typeof classContracts.GetClass>
type TraineeRow = ClassBoard['trainees'][number]
type ContestedRow = NonNullable<TraineeRow['contested']>[number]

interface Said {
  readonly mark: AttendanceMark
  readonly by: string | undefined
  readonly at: string | undefined
}

function saidOf({ marks }: TraineeRow, { session, mark, by, at, standingBy, standingAt }: ContestedRow): readonly Said[] {
  const stands = marks[session]
  return [...(stands === undefined ? [] : [{ mark: stands, by: standingBy, at: standingAt }]), { mark, by, at }]
}

export function ContestedMarks({ value, mayWrite }: { readonly value: ClassBoard; readonly mayWrite: boolean }): VNode | null {
  const t = useWords(contestedWords)
  const page = useWords(pageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const boardMarks = useBoardMarks()
  const correct = useCommand(classContracts.CorrectAttendance)
  const rows = value.trainees.flatMap((trainee) => (trainee.contested ?? []).map((contested) => ({ trainee, contested })))
  if (rows.length === 0) return null
  const labelOf = (mark: AttendanceMark): string => boardMarks.find(({ code }) => code === mark)?.label ?? mark

  async function choose({ workerId }: TraineeRow, session: number, mark: AttendanceMark, name: string): Promise<void> {
    const answer = await correct.send({ id: value.id, session, workerId, mark, reason: 'mixed-up' })
    if (answer.ok) say(t('chosen', { name, mark: labelOf(mark) }))
  }

  return (
    <Notice tone="dawn" title={t('title')}>
      <p>{t('text')}</p>
      {correct.problem !== undefined && <ProblemNotice problem={correct.problem} />}
      <ul class="plain-list stack">
        {rows.map(({ trainee, contested }) => {
          const name = trainee.name ?? page('out-of-reach')
          const said = saidOf(trainee, contested)
          const { session } = contested
          return (
            <li key={`${trainee.workerId}.${session}.${contested.at}`}>
              <strong>{t('of', { name, no: session })}</strong>
              {said.map(({ mark, by = t('somebody'), at }) => (
                <div key={mark}>
                  {at === undefined
                    ? t('stands', { mark: labelOf(mark), by })
                    : t('stands-at', { mark: labelOf(mark), by, when: momentWords(at, language) })}
                </div>
              ))}
              {mayWrite && (
                <ButtonRow>
                  {said.map(({ mark }) => (
                    <Button
                      key={mark}
                      small
                      busy={correct.busy}
                      label={t('choose-for', { mark: labelOf(mark), name })}
                      onPress={() => void choose(trainee, session, mark, name)}
                    >
                      {t('choose', { mark: labelOf(mark) })}
                    </Button>
                  ))}
                </ButtonRow>
              )}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
