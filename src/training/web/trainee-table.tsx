// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is in a class: attended hours against the goal, and whether it is reached.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatNumber, formatShortDate } from '#platform/web/ui/format.ts'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { Meter } from '#platform/web/ui/meter.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { classContracts } from '#training/core/class.contract.ts'
import { namesakes } from '#training/core/class.namesakes.ts'
import { leaveReasons } from '#training/core/class.ts'
import { pageWords } from '#training/web/page.words.ts'

type ClassBoard = OutputOf<typeof classContracts.GetClass>
type TraineeRow = ClassBoard['trainees'][number]

interface Props {
  readonly value: ClassBoard
  readonly mayWrite: boolean
}

function Hours(props: { readonly trainee: TraineeRow; readonly minHours: number; readonly name: string }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { trainee, minHours } = props
  const short = trainee.units.filter((unit) => unit.hours < unit.minHours)
  const number = (value: number): string => formatNumber(value, language)
  return (
    <>
      <Meter
        label={t('hours-label', { name: props.name })}
        value={trainee.hours}
        goal={minHours}
        text={t('hours-of', { hours: number(trainee.hours), min: number(minHours) })}
      />
      {trainee.hours > 0 &&
        short.map((unit) => (
          <small key={unit.code} class="cell-more">
            {t('unit-goal', { code: unit.code, hours: number(unit.hours), min: number(unit.minHours) })}
          </small>
        ))}
    </>
  )
}

function LeaveDialog(props: { readonly classId: string; readonly trainee: TraineeRow | undefined; readonly onClose: () => void }): VNode {
  const t = useWords(pageWords)
  const { say } = useUndo()
  const [why, setWhy] = useState('')
  const reason = leaveReasons.find((each) => each === why)
  const leave = useCommand(classContracts.Unenrol)
  const name = props.trainee?.name ?? t('out-of-reach')

  async function send(): Promise<void> {
    if (props.trainee === undefined || reason === undefined) return
    const answer = await leave.send({ id: props.classId, workerId: props.trainee.workerId, reason })
    if (!answer.ok) return
    setWhy('')
    props.onClose()
    say(t('left-said', { name }))
  }

  return (
    <Modal
      open={props.trainee !== undefined}
      title={t('leave-title', { name })}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={leave.busy} blocked={reason === undefined ? t('required') : undefined} onPress={() => void send()}>
            {t('leave')}
          </Button>
          <Button onPress={props.onClose}>{t('keep-class')}</Button>
        </>
      }
    >
      {leave.problem !== undefined && <ProblemNotice problem={leave.problem} />}
      <p>{t('leave-text')}</p>
      <RadioChips
        id="leave-reason"
        label={t('reason')}
        value={why}
        onChange={setWhy}
        choices={leaveReasons.map((each) => ({ value: each, label: t(each) }))}
      />
    </Modal>
  )
}

/** The certificate that came of a training, under its number. */
export function CertificateLink(props: { readonly certificate: NonNullable<TraineeRow['certificate']> }): VNode {
  const t = useWords(pageWords)
  const { id, number, revoked } = props.certificate
  return (
    <small class="cell-more">
      <a class="number" href={`/certificates/${id}`}>
        {number}
      </a>
      {revoked && ` · ${t('certificate-revoked')}`}
    </small>
  )
}

export function TraineeTable(props: Props): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const [leaving, setLeaving] = useState<TraineeRow>()
  const { value, mayWrite } = props
  const { programme } = value
  const active = value.trainees.filter((trainee) => !trainee.left)
  const number = (hours: number): string => formatNumber(hours, language)
  const same = namesakes(active)
  const enrol = mayWrite && active.length < value.capacity && (
    <LinkButton href={`/classes/${value.id}/enrol`} icon="plus">
      {t('enrol')}
    </LinkButton>
  )
  return (
    <>
      <p class="muted">{t('goal-text', { min: number(programme.minHours), hours: number(programme.hours) })}</p>
      {value.plannedHours < programme.minHours && (
        <p class="muted">{t('goal-short', { planned: number(value.plannedHours), min: number(programme.minHours) })}</p>
      )}
      <div class="board-bar">
        <span>{t('filled-of', { enrolled: active.length, capacity: value.capacity })}</span>
        {enrol}
      </div>
      {value.trainees.length === 0 ? (
        <EmptyState icon="people" title={t('no-trainees')}>
          {t('no-trainees-text')}
        </EmptyState>
      ) : (
        <Table
          caption={t('trainees')}
          rows={value.trainees}
          rowKey={(row) => row.workerId}
          columns={[
            {
              key: 'name',
              label: t('trainees'),
              cell: (row) => (
                <>
                  {row.name === null ? t('out-of-reach') : <a href={`/workers/${row.workerId}`}>{row.name}</a>}
                  {same.has(row.workerId) && row.area !== null && (
                    <small class="cell-more">
                      <AreaText code={row.area} names={1} />
                    </small>
                  )}
                  {row.preparing === false && !row.left && <small class="cell-more">{t('no-longer-preparing')}</small>}
                </>
              ),
            },
            {
              key: 'hours',
              label: t('hours'),
              cell: (row) => <Hours trainee={row} minHours={programme.minHours} name={row.name ?? t('out-of-reach')} />,
            },
            {
              key: 'state',
              label: t('state'),
              cell: (row) => {
                if (row.left) return <Badge tone="plain">{t('has-left')}</Badge>
                if (row.completedOn === undefined) return <span class="muted">{t('not-done')}</span>
                return (
                  <>
                    <Badge tone="good">{t('done-on', { date: formatShortDate(row.completedOn, language) })}</Badge>
                    {row.certificate !== undefined && <CertificateLink certificate={row.certificate} />}
                  </>
                )
              },
            },
            ...(mayWrite
              ? [
                  {
                    key: 'leave',
                    label: t('leave'),
                    action: true,
                    cell: (row: TraineeRow) =>
                      row.left || row.completedOn !== undefined ? null : (
                        <Button small kind="plain" label={`${t('leave')} ${row.name ?? ''}`} onPress={() => setLeaving(row)}>
                          {t('leave')}
                        </Button>
                      ),
                  },
                ]
              : []),
          ]}
        />
      )}
      <LeaveDialog classId={value.id} trainee={leaving} onClose={() => setLeaving(undefined)} />
    </>
  )
}
