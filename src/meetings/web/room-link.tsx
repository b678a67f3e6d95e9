// SPDX-License-Identifier: AGPL-3.0-or-later
// A case is spoken of in a room that is there already.

import type { VNode } from 'preact'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface LinkRoomProps {
  readonly caseId: string
  /** Rooms that are about it already. */
  readonly linked: readonly string[]
  readonly onDone: () => void
}

export function LinkRoom({ caseId, linked, onDone }: LinkRoomProps): VNode | null {
  const t = useWords(roomPageWords)
  const rooms = useQuery(roomContracts.ListRooms, { limit: 200 })
  const link = useCommand(roomContracts.LinkRoomCase)
  const form = useForm(undefined, { room: '' })
  const choices = rooms.state === 'ready' ? rooms.value.items.filter(({ id }) => !linked.includes(id)) : []
  if (choices.length === 0) return null
  async function send(): Promise<void> {
    if (form.values.room === '') return form.show([{ field: 'room', message: t('link-missing') }])
    const answer = await link.send({ id: form.values.room, caseId })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    onDone()
  }
  return (
    <details class="fold">
      <summary>{t('link')}</summary>
      <FormFrame form={form} sending={link} onSend={send} verb={t('link-verb')} kind="quiet">
        <Select
          {...form.bind('room')}
          label={t('room')}
          hint={t('link-hint')}
          choices={choices.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </FormFrame>
    </details>
  )
}
