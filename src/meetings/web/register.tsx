// SPDX-License-Identifier: AGPL-3.0-or-later

import { DECISION_TYPE } from '#meetings/core/decision.ts'
import { MEETING_TYPE } from '#meetings/core/meeting.ts'
import { inRooms } from '#meetings/core/room.roles.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'

const call = { id: 'Panggilan', en: 'Call' }
const rooms = { id: 'Ruang koordinasi', en: 'Rooms' }

export const meetingsPages: Registration = {
  routes: [
    {
      path: '/rooms',
      component: lazy(() => import('#meetings/web/rooms-page.tsx').then((module) => module.RoomsPage)),
      title: rooms,
    },
    {
      path: '/rooms/:id',
      component: lazy(() => import('#meetings/web/room-page.tsx').then((module) => module.RoomPage)),
      title: rooms,
    },
    {
      path: '/meetings/:id',
      component: lazy(() => import('#meetings/web/meeting-page.tsx').then((module) => module.MeetingPage)),
      title: { id: 'Rapat', en: 'Meeting' },
    },
    {
      path: '/decisions/:id',
      component: lazy(() => import('#meetings/web/decision-page.tsx').then((module) => module.DecisionPage)),
      title: { id: 'Keputusan', en: 'Decision' },
    },
    {
      path: '/meetings/:id/call',
      component: lazy(() => import('#meetings/web/call-pages.tsx').then((module) => module.CallPage)),
      title: call,
    },
    {
      path: '/join',
      component: lazy(() => import('#meetings/web/call-pages.tsx').then((module) => module.JoinPage)),
      title: call,
      open: true,
    },
  ],
  acts: () => import('#meetings/web/acts.words.ts').then((module) => module.roomActs),
  records: [
    { of: MEETING_TYPE, href: (id) => `/meetings/${id}` },
    { of: DECISION_TYPE, href: (id) => `/decisions/${id}` },
  ],
  menu: [
    {
      href: '/rooms',
      label: rooms,
      icon: 'people',
      roles: inRooms.may,
      also: ['/meetings', '/decisions'],
      group: 'together',
    },
  ],
  sections: [
    {
      on: 'case',
      key: 'rooms',
      title: rooms,
      component: lazy(() => import('#meetings/web/rooms-section.tsx').then((module) => module.RoomsSection)),
      roles: inRooms.may,
    },
  ],
}
