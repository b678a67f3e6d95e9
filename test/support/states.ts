// SPDX-License-Identifier: AGPL-3.0-or-later
// A file in each state of the machine, reached by commands from its registration.

import type { JourneyState, MilestoneCode, Plan, Scheme, WorkerCommand, WorkerState } from '#journeys/core/worker.ts'
import { LIVE, licencesOf } from './escort.ts'
import { act, noonOf, prepared, type World } from './journey.ts'

export const DAY = '2026-05-03'
export const world: World = { now: noonOf(DAY), licences: licencesOf(false) }
const personal = { name: 'Siti', sex: 'F', birthDate: '1999-07-01' } as const
const planOf = (scheme: Scheme): Plan => ({ scheme, destination: 'HKG', occupation: 'OPERATOR_PABRIK', agencyId: LIVE })
const registration = (scheme: Scheme) => ({ type: 'RegisterWorker', area: '35.10.04.2006', plan: planOf(scheme), personal }) as const

export const to = (state: JourneyState): WorkerCommand => ({ type: 'MoveWorker', to: state, on: DAY })
const record = (code: MilestoneCode): WorkerCommand => ({ type: 'RecordMilestone', code, on: DAY })

export function reachAll(scheme: Scheme): Readonly<Record<JourneyState, WorkerState>> {
  const then = (file: WorkerState, ...commands: readonly WorkerCommand[]): WorkerState =>
    commands.reduce((before, command) => act(before, command, 'REGENCY', world), file)
  const interested = act(undefined, registration(scheme), 'REGENCY', world)
  const recorded = act(undefined, registration(scheme), 'VILLAGE', world)
  const preparing = then(recorded, record('JOBSEEKER_REGISTERED'))
  const ready = prepared(registration(scheme), world)
  const departed = then(ready, record('DEPARTED'))
  const abroad = then(departed, record('ARRIVAL_REPORTED'))
  const returned = then(abroad, record('RETURN_RECORDED'))
  const handed = then(returned, record('HANDED_OVER'))
  const reintegrating = then(handed, to('REINTEGRATING'))
  const left = then(recorded, to('LEFT_NON_PROCEDURALLY'))
  const deceased = then(abroad, to('DECEASED_ABROAD'))
  return {
    INTERESTED: interested,
    RECORDED: recorded,
    PREPARING: preparing,
    READY: ready,
    DEPARTED: departed,
    ABROAD: abroad,
    RETURNING: then(abroad, to('RETURNING')),
    RETURNED: returned,
    HANDED_OVER: handed,
    IN_REHABILITATION: then(handed, to('IN_REHABILITATION')),
    REINTEGRATING: reintegrating,
    CLOSED: then(reintegrating, record('REINTEGRATED')),
    WITHDRAWN: then(preparing, to('WITHDRAWN')),
    UNFIT: then(preparing, to('UNFIT')),
    FAILED_DEPARTURE: then(ready, to('FAILED_DEPARTURE')),
    LEFT_NON_PROCEDURALLY: left,
    ABROAD_UNDOCUMENTED: then(left, to('ABROAD_UNDOCUMENTED')),
    INTERCEPTED: then(left, to('INTERCEPTED')),
    LOST_CONTACT: then(abroad, to('LOST_CONTACT')),
    DECEASED_ABROAD: deceased,
    REMAINS_RETURNED: then(deceased, to('REMAINS_RETURNED')),
    BURIED_ABROAD: then(deceased, to('BURIED_ABROAD')),
  }
}
