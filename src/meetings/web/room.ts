// SPDX-License-Identifier: AGPL-3.0-or-later

import type { OutputOf } from '#kernel/contract.ts'
import type { meetingContracts } from '#meetings/core/meeting.contract.ts'
import type { roomContracts } from '#meetings/core/room.contract.ts'

export type FullRoom = OutputOf<typeof roomContracts.GetRoom>
export type FullMeeting = OutputOf<typeof meetingContracts.GetMeeting>
