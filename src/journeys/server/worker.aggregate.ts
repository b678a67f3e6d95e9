// SPDX-License-Identifier: AGPL-3.0-or-later
// How a worker's file is kept: its rules, the rows it is found by, its place in the work list.

import { confirmSteps, obstacleSteps } from '#journeys/core/arrow.law.ts'
import { procedureOf } from '#journeys/core/away.rules.ts'
import { chargeOf } from '#journeys/core/worker.cost.ts'
import type { WorkerFacts } from '#journeys/core/worker.facts.ts'
import { workerOpen } from '#journeys/core/worker.open.ts'
import { presentRow } from '#journeys/core/worker.present.ts'
import { referralSteps } from '#journeys/core/worker.referral.ts'
import { workerDecider } from '#journeys/core/worker.rules.ts'
import { nextSteps, reviewOn } from '#journeys/core/worker.steps.ts'
import type { WorkerCommand, WorkerEvent, WorkerState } from '#journeys/core/worker.ts'
import { watchRows } from '#journeys/server/watch.rows.ts'
import type { Aggregate, RecordMeta, Row } from '#kernel/aggregate.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Regencies } from '#kernel/regency.ts'
import { jakartaDate } from '#kernel/time.ts'
import { searchKey } from '#people/core/name.ts'
import { readPhone } from '#people/core/phone.ts'

/** How a phone is found, however it was written. */
export function phoneKey(phone: string): string {
  const read = readPhone(phone)
  return read.ok ? read.phone : phone
}

/** Steps of a file on which nothing is missing but what a licence or the time that passes may bring. */
const looksAgain: readonly string[] = [...obstacleSteps.LICENCE_LIVE, ...confirmSteps].map((rule) => rule.code)

/** Limits lie in a table of their own, asked by whatever takes a file out of its escort. */
function limitRow(event: WorkerEvent, { regency, uuid }: RecordMeta, { area, letIn = [] }: WorkerState): Row | undefined {
  if (event.type !== 'UseLimited' && event.type !== 'UseFreed') return undefined
  const key = { regency, stream_id: uuid, request: event.request }
  if (event.type === 'UseFreed') return { table: 'use_limit', values: key, gone: true }
  const { right, from, until = null } = event
  return { table: 'use_limit', values: { ...key, area, let_in: letIn, right_code: right, from_day: from, until_day: until } }
}

type WorkerAggregate = Aggregate<WorkerState, WorkerCommand, WorkerEvent, WorkerFacts>

export const WORKER_TYPE = 'worker'

/** @param regencies by when their offices do things. */
export function workerAggregate(regencies: Regencies): WorkerAggregate {
  return {
    type: WORKER_TYPE,
    open: workerOpen,
    decider: workerDecider,
    nextSteps: (state, today) => [...nextSteps(state, today, regencies), ...referralSteps(state, today)],
    describe: (state) => ({ label: state.personal.name, stage: state.journey }),
    project: (after, meta, events, tools) => {
      const { personal } = after
      const today = jakartaDate(meta.at)
      const steps = nextSteps(after, today, regencies)
      const row = presentRow(formatId(meta), meta.version, after, today, steps[0]?.due ?? null)
      const hashed = (kind: string, value: string | undefined): string | null => (value === undefined ? null : tools.matchHash(kind, value))
      const nikHash = hashed('nik', personal.nik)
      const rows: Row[] = [
        {
          table: 'worker',
          values: {
            regency: meta.regency,
            stream_id: meta.uuid,
            version: meta.version,
            area: after.area,
            let_in: after.letIn ?? [],
            name: row.name,
            name_key: searchKey(personal.name),
            sex: row.sex,
            state: row.state,
            since: row.since,
            scheme: row.scheme,
            destination: row.destination,
            occupation: row.occupation,
            registered_on: row.registeredOn,
            review_on: reviewOn(after, today, regencies) ?? null,
            merged_into: after.mergedInto?.file ?? null,
            leads: after.merged !== undefined,
            agency_id: after.plan.agencyId ?? null,
            awaits_review: steps.some((step) => looksAgain.includes(step.code)),
            next_due: row.nextDue,
            procedure: procedureOf(after) ?? null,
            stage: row.stage,
            stage_since: row.stageSince,
            nik_hash: nikHash,
            phone_hash: hashed('phone', personal.phone === undefined ? undefined : phoneKey(personal.phone)),
            family_hash: hashed('family', personal.familyCard),
            passport_hash: hashed('passport', personal.passport),
            // Open at its end: whether the file is at risk depends on the day, and is added when it is read.
            card: JSON.stringify(row).slice(0, -1),
          },
        },
      ]
      rows.push(...watchRows(after, meta, events, regencies))
      const corrections = events.filter((event) => event.type === 'PersonCorrected' || event.type === 'LastUndone')
      const touchesPerson =
        events.some(({ type }) => type === 'WorkerRegistered') || corrections.some(({ personal }) => personal !== undefined)
      if (touchesPerson && nikHash !== null)
        rows.push({
          table: 'identity',
          values: { regency: meta.regency, kind: 'nik', hash: nikHash, stream_id: meta.uuid, area: after.area },
        })
      for (const event of events) {
        const limited = limitRow(event, meta, after)
        if (limited !== undefined) rows.push(limited)
        const charged = chargeOf(after, event)
        if (charged !== undefined) {
          const values = {
            regency: meta.regency,
            stream_id: meta.uuid,
            nth: charged.nth,
            area: after.area,
            let_in: after.letIn ?? [],
            agency_id: charged.agencyId,
          }
          rows.push(charged.breach ? { table: 'charge', values } : { table: 'charge', values, gone: true })
        }
        if (event.type !== 'JobPlaceTaken' && event.type !== 'JobPlaceLeft') continue
        // The places of an order lie where the order does: no two files of the country hold the same.
        const { regency, uuid: order_id } = parseId(event.orderId)
        const values = { regency, order_id, place: event.place, home: meta.regency, stream_id: meta.uuid }
        rows.push(event.type === 'JobPlaceLeft' ? { table: 'job_place', values, gone: true } : { table: 'job_place', values })
      }
      for (const { personal: corrected } of corrections) {
        const former = corrected?.formerNik
        if (former !== undefined)
          rows.push({ table: 'identity', values: { regency: meta.regency, kind: 'nik', hash: tools.matchHash('nik', former) }, gone: true })
      }
      return rows
    },
  }
}
