// SPDX-License-Identifier: AGPL-3.0-or-later
// Rooms in a table, and the way to make one.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import type { OutputOf } from '#kernel/contract.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'

type Item = OutputOf<typeof roomContracts.ListRooms>['items'][number]

export function RoomTable(props: { readonly items: readonly Item[] }): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  return (
    <Table
      caption={t('rooms')}
      rows={props.items}
      rowKey={(row) => row.id}
      columns={[
        { key: 'room', label: t('room'), cell: (row) => <a href={`/rooms/${row.id}`}>{row.title}</a> },
        { key: 'offices', label: t('offices'), cell: (row) => row.offices },
        { key: 'moved', label: t('last-moved'), cell: (row) => momentWords(row.movedAt, language) },
      ]}
    />
  )
}

/** For a standing matter, or for one case. */
export function AddRoom(props: { readonly caseId?: string }): VNode {
  const t = useWords(roomPageWords)
  const { route } = useLocation()
  const create = useCommand(roomContracts.CreateRoom)
  const form = useForm(`room-${props.caseId ?? 'new'}`, { title: '' })
  async function send(): Promise<void> {
    const title = form.values.title.trim()
    if (title === '') return form.show([{ field: 'title', message: t('title-missing') }])
    const answer = await create.send({ title, cases: props.caseId === undefined ? [] : [props.caseId] })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/rooms/${answer.value.id}`)
  }
  return (
    <details class="fold">
      <summary>{t('add')}</summary>
      <FormFrame form={form} sending={create} onSend={send} verb={t('add')} kind="quiet">
        <TextInput {...form.bind('title')} label={t('title')} hint={t('title-hint')} maxLength={200} />
      </FormFrame>
    </details>
  )
}
