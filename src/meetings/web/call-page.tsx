// SPDX-License-Identifier: AGPL-3.0-or-later
// The call of a meeting, for the officers of its room.

import type { VNode } from 'preact'
import { callWords } from '#meetings/web/call.words.ts'
import { CallScreen } from '#meetings/web/call-screen.tsx'
import { GuestLinks } from '#meetings/web/guest-links.tsx'
import type { PageProps } from '#platform/web/registration.ts'
import { useWords } from '#platform/web/ui/reader.tsx'

export function CallPage(props: PageProps): VNode {
  const t = useWords(callWords)
  const meeting = props.params?.['id'] ?? ''
  return (
    <CallScreen
      isGuest={false}
      entering={(_coming, resume) => ({ type: 'enter', meeting, ...(resume === undefined ? {} : { resume }) })}
      back={{ href: `/meetings/${meeting}`, label: t('back') }}
    >
      <GuestLinks meetingId={meeting} />
    </CallScreen>
  )
}
