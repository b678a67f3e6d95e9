// SPDX-License-Identifier: AGPL-3.0-or-later
// Which offices are in a room; letting one in, and taking one out.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly room: FullRoom
  readonly onDone: () => void
}
type Member = FullRoom['members'][number]

function LetIn({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const candidates = useQuery(roomContracts.ListRoomCandidates, { id: room.id })
  const add = useCommand(roomContracts.AddRoomOffice)
  const form = useForm(`room-office-${room.id}`, { officeId: '' })
  async function send(): Promise<void> {
    const { officeId } = form.values
    if (officeId === '') return form.show([{ field: 'officeId', message: t('office-missing') }])
    const answer = await add.send({ id: room.id, officeId })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('let-in-done'))
    onDone()
  }
  const choices = candidates.state === 'ready' ? candidates.value.items.map(({ officeId, name }) => ({ value: officeId, label: name })) : []
  return (
    <details class="fold">
      <summary>{t('add-office')}</summary>
      <FormFrame form={form} sending={add} onSend={send} verb={t('let-in')} kind="quiet">
        <Select {...form.bind('officeId')} label={t('office')} hint={t('office-hint')} choices={choices} />
      </FormFrame>
    </details>
  )
}

function TakeOut({ room, member, onDone, onClose }: Props & { readonly member: Member; readonly onClose: () => void }): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const remove = useCommand(roomContracts.RemoveRoomOffice)
  async function send(): Promise<void> {
    const answer = await remove.send({ id: room.id, officeId: member.officeId })
    if (!answer.ok) return
    say(t('take-out-done'))
    onClose()
    onDone()
  }
  return (
    <Modal
      open
      title={t('take-out-title', { name: member.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={remove.busy} onPress={() => void send()}>
            {t('take-out')}
          </Button>
          <Button onPress={onClose}>{t('not-now')}</Button>
        </>
      }
    >
      {remove.problem !== undefined && <ProblemNotice problem={remove.problem} />}
      <p>{t('take-out-text')}</p>
    </Modal>
  )
}

export function RoomOffices({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  const [leaving, setLeaving] = useState<Member>()
  const made = room.members.some(({ own, host }) => own && host)
  return (
    <Section id="offices" title={t('offices')} lead={t('offices-lead')}>
      <ul class="rows">
        {room.members.map((member) => (
          <li key={member.officeId} class="row">
            <div>
              <span class="row-step">{member.name}</span>
              <span class="row-why">{t(member.host ? 'member-host' : 'member', { date: formatDate(member.since, language) })}</span>
            </div>
            <div class="row-side">
              {member.own && <Badge tone="sea">{t('own')}</Badge>}
              {made && !member.host && (
                <Button small label={`${t('take-out')}: ${member.name}`} onPress={() => setLeaving(member)}>
                  {t('take-out')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      <LetIn room={room} onDone={onDone} />
      {leaving !== undefined && <TakeOut room={room} member={leaving} onDone={onDone} onClose={() => setLeaving(undefined)} />}
    </Section>
  )
}
