// SPDX-License-Identifier: AGPL-3.0-or-later
// The rooms of one case, on its page, and the way to make one.

import type { VNode } from 'preact'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { LinkRoom } from '#meetings/web/room-link.tsx'
import { AddRoom, RoomTable } from '#meetings/web/room-table.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function RoomsSection(props: SectionProps): VNode {
  const list = useQuery(roomContracts.ListRooms, { case: props.id, limit: 50 })
  if (list.state === 'loading') return <Skeleton lines={1} />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  const { items } = list.value
  return (
    <>
      {items.length > 0 && <RoomTable items={items} />}
      <AddRoom caseId={props.id} />
      <LinkRoom caseId={props.id} linked={items.map(({ id }) => id)} onDone={list.reload} />
    </>
  )
}
