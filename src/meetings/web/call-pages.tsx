// SPDX-License-Identifier: AGPL-3.0-or-later
// Both pages of a call, loaded as one: what they share with the rest of the app is then parted once.

import { CallPage as Call } from '#meetings/web/call-page.tsx'
import { JoinPage as Join } from '#meetings/web/join-page.tsx'

export const CallPage = Call
export const JoinPage = Join
