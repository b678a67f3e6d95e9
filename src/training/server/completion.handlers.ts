// SPDX-License-Identifier: AGPL-3.0-or-later
// Certificates of training: from contract to store and decider; no rules here.

import { randomBytes } from 'node:crypto'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { parseId, regencyDigits } from '#kernel/ids.ts'
import { type Bound, handleCommand, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { nextSerial } from '#platform/server/storage/series.ts'
import { openTurns } from '#platform/server/storage/turns.ts'
import { presentIssued } from '#training/core/assessment.present.ts'
import { tokenFrom, trainingSeriesOf } from '#training/core/certificate.ts'
import type { ClassState } from '#training/core/class.ts'
import { completionContracts } from '#training/core/completion.contract.ts'
import type { ProviderState } from '#training/core/provider.ts'
import { completionAggregate } from '#training/server/completion.aggregate.ts'

export function bindCompletions(services: Services, journeys: JourneyPorts<Scope>): readonly Bound[] {
  const { db, records } = services
  // As with the numbers of bodies: within this process nobody races for the next.
  const turns = openTurns()

  return [
    handleCommand('CertifyCompletion', completionContracts.CertifyCompletion, async ({ input, ...call }) => {
      const { id: classId, workerId } = input
      const taught = await records.find<ClassState>('class', parseId(classId), call.scope)
      const area = (await journeys.cards(call.scope, [workerId])).get(workerId)?.area
      if (taught === undefined || area === undefined) return { type: 'not-found' }
      const { regency } = parseId(workerId)
      return turns.take(regencyDigits(parseId(classId).regency), () =>
        call.change({
          aggregate: completionAggregate,
          // One record a person and class, whoever asks first: two desks meet in it.
          key: { regency, uuid: causedId('completion', classId, workerId) },
          createIn: area,
          orExisting: true,
          command: { type: 'CertifyCompletion', workerId, classId, token: tokenFrom(randomBytes(28), regency) },
          facts: async () => {
            const [now, cards] = await Promise.all([
              records.find<ClassState>('class', parseId(classId), call.scope),
              journeys.cards(call.scope, [workerId]),
            ])
            if (now === undefined) return {}
            const provider = await records.find<ProviderState>('provider', parseId(now.state.provider.id), call.scope)
            const card = cards.get(workerId)
            return {
              class: now.state,
              ...(provider === undefined ? {} : { provider: provider.state }),
              ...(card === undefined ? {} : { person: { name: card.name, area: card.area } }),
              nextSerial: await nextSerial(db, parseId(now.state.provider.id).regency, trainingSeriesOf(now.state.area, call.today)),
            }
          },
          answer: ({ id, version, state }) => presentIssued(id, version, state),
        }),
      )
    }),
  ]
}
