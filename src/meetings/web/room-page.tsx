// SPDX-License-Identifier: AGPL-3.0-or-later
// One room: its meetings, what is to be spoken about, what is written, its cases, its offices.

import type { VNode } from 'preact'
import { caseWords } from '#cases/core/case.words.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import { DecisionCard } from '#meetings/web/decision-card.tsx'
import { DecisionForm } from '#meetings/web/decision-form.tsx'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { RoomAgenda } from '#meetings/web/room-agenda.tsx'
import { RoomChat } from '#meetings/web/room-chat.tsx'
import { RoomFiles } from '#meetings/web/room-files.tsx'
import { RoomMeetings } from '#meetings/web/room-meetings.tsx'
import { RoomOffices } from '#meetings/web/room-offices.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

function Cases({ room }: { readonly room: FullRoom }): VNode | null {
  const t = useWords(roomPageWords)
  const c = useWords(caseWords)
  if (room.cases.length === 0 && room.hiddenCases === 0) return null
  return (
    <Section id="cases" title={t('cases')}>
      {room.cases.length > 0 && (
        <ul class="rows">
          {room.cases.map(({ id, name, category, state }) => (
            <li key={id} class="row">
              <div>
                <a class="row-step" href={`/cases/${id}`}>
                  {c(category)}
                </a>
                <span class="row-why">{name ?? t('unnamed')}</span>
              </div>
              <div class="row-side">
                <Badge tone="sea">{c(state)}</Badge>
              </div>
            </li>
          ))}
        </ul>
      )}
      {room.hiddenCases > 0 && <p class="muted">{t('case-hidden', { count: String(room.hiddenCases) })}</p>}
    </Section>
  )
}

export function RoomPage(props: PageProps): VNode {
  const t = useWords(roomPageWords)
  const d = useWords(decisionPageWords)
  const room = useQuery(roomContracts.GetRoom, { id: props.params?.['id'] ?? '' })
  const back = { href: '/rooms', label: t('rooms') }
  if (room.state === 'loading') return <Skeleton />
  if (room.state === 'failed') return <ProblemPage problem={room.problem} onRetry={room.reload} back={back} />
  const { value, reload } = room
  return (
    <>
      <PageHead title={value.title} back={back} />
      <RoomMeetings room={value} />
      <Section id="decisions" title={d('decisions')}>
        {value.decisions.length === 0 && <p class="muted">{d('decisions-none')}</p>}
        {value.decisions.map((decision) => (
          <DecisionCard key={decision.id} decision={decision} onDone={reload} />
        ))}
        <DecisionForm roomId={value.id} offices={value.members} onDone={reload} />
      </Section>
      <RoomAgenda room={value} onDone={reload} />
      <RoomFiles room={value} onDone={reload} />
      <RoomChat room={value} onDone={reload} />
      <Cases room={value} />
      <RoomOffices room={value} onDone={reload} />
    </>
  )
}
