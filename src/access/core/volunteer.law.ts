// SPDX-License-Identifier: AGPL-3.0-or-later
// What a village may entrust to a volunteer of its own people (Desbumi and others), and what each act needs to see. A volunteer has nothing else:
// no list of who lives there, and of a file nothing before the act that needs it was given.

import type { Dated } from '#kernel/law.ts'

interface VolunteerAct extends Dated {
  readonly command: string
  /** The looks that it needs, by their paths. */
  readonly sees: readonly string[]
  /** The kinds of records that it needs on a device. */
  readonly keeps: readonly string[]
}

const row = { legalBasis: 'PP 59/2021', standing: 'assumed', validFrom: '2021-04-07' } as const
const onFiles = { sees: ['/workers', '/workers/{id}', '/workers/{id}/household', '/people'], keeps: ['worker'], ...row } as const
const onSessions = { sees: ['/outreach', '/outreach/{id}', '/outreach/progress'], keeps: ['outreach'], ...row } as const
const none = { sees: [], keeps: [], ...row } as const

/** That volunteers support people and take complaints stands in the text; which acts of an office are meant is our own reading. */
export const volunteerActs: readonly VolunteerAct[] = [
  { command: 'RegisterWorker', ...none },
  { command: 'RegisterCase', ...none },
  {
    command: 'RecordVisit',
    ...row,
    sees: ['/watch', '/watch/count', '/workers/{id}/visits', '/homes/{id}'],
    keeps: ['watched', 'visited'],
  },
  { command: 'HoldOutreach', ...onSessions },
  { command: 'CountAnswers', ...onSessions },
  { command: 'ReportTrouble', ...onFiles },
  { command: 'SetRelative', ...onFiles },
]
