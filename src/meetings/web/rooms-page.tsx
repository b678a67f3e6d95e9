// SPDX-License-Identifier: AGPL-3.0-or-later
// The rooms that my office is in, the last that moved first.

import type { VNode } from 'preact'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import { AddRoom, RoomTable } from '#meetings/web/room-table.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList } from '#platform/web/query.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { ShowMore } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function RoomsPage(): VNode {
  const t = useWords(roomPageWords)
  const list = useList(roomContracts.ListRooms, { limit: 50 })
  return (
    <>
      <PageHead title={t('rooms')} lead={t('rooms-lead')} />
      {list.state === 'loading' && <Skeleton />}
      {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      {list.state === 'ready' && list.items.length === 0 && (
        <EmptyState icon="people" title={t('empty')}>
          {t('empty-text')}
        </EmptyState>
      )}
      {list.items.length > 0 && <RoomTable items={list.items} />}
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      <AddRoom />
    </>
  )
}
