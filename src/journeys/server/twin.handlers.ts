// SPDX-License-Identifier: AGPL-3.0-or-later
// Twin files over HTTP: shown and decided where both files are within authority, and nowhere else to be found.

import { type TwinFile, twinContracts } from '#journeys/core/twin.contract.ts'
import { mayCompare, type twinAggregate } from '#journeys/core/twin.rules.ts'
import { TWIN_TYPE, type TwinState } from '#journeys/core/twin.ts'
import { twinStepWords } from '#journeys/core/twin.words.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { WORKER_TYPE } from '#journeys/server/worker.aggregate.ts'
import type { NameActs } from '#journeys/server/worker.handlers.ts'
import { parseId } from '#kernel/ids.ts'
import { type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'

export function bindTwins(services: Services, aggregate: ReturnType<typeof twinAggregate>, nameActs: NameActs): readonly Bound[] {
  async function fileOf(id: string, scope: Scope): Promise<TwinFile> {
    const stored = await services.records.find<WorkerState>(WORKER_TYPE, parseId(id), scope)
    if (stored === undefined) return { id, gone: true }
    const { personal, area, registeredOn, journey } = stored.state
    const { name, sex, birthDate, nik, phone } = personal
    return { id, gone: false, name, sex, birthDate, nik, phone, area, registeredOn, state: journey }
  }

  /** The pair under the reader's authority; undefined where it is absent or hidden. */
  async function find({ actor, scope }: Pick<Call<unknown>, 'actor' | 'scope'>, id: string) {
    const stored = await services.records.find<TwinState>(TWIN_TYPE, parseId(id), scope)
    // Where the handlers' wall is down in a test, the rows of the database decide alone.
    const open = scope.filter.includes('') && !actor.prefixes.includes('')
    return stored === undefined || !(open || mayCompare(actor, stored.state.files)) ? undefined : stored
  }

  return [
    handleQuery('GetTwins', twinContracts.GetTwins, async ({ input, language, ...call }) => {
      const stored = await find(call, input.id)
      if (stored === undefined) return undefined
      const { state, version, key, id } = stored
      const { owner, foundOn, end } = state
      const files = await Promise.all(state.files.map((file) => fileOf(file, call.scope)))
      const [by = {}] = end === undefined ? [] : await nameActs([{ userId: end.userId, officeId: end.officeId, on: end.on }])
      const text = twinStepWords[language]['step.COMPARE_TWINS']
      const nextSteps = aggregate.nextSteps(state, call.today).map((step) => ({ ...step, text }))
      const ended = end === undefined ? undefined : { on: end.on, outcome: end.outcome, wrong: end.wrong, by }
      return {
        body: { id, version, owner, foundOn, files, nextSteps, end: ended },
        looks: [
          { key, area: state.area },
          ...files.map((file) => {
            const of = parseId(file.id)
            return { key: of, area: file.area ?? of.regency }
          }),
        ],
        version,
      }
    }),
    handleCommand('DecideTwins', twinContracts.DecideTwins, async ({ input, ...call }) => {
      if ((await find(call, input.id)) === undefined) return { type: 'not-found' }
      const { outcome, wrong } = input
      return call.change({
        aggregate,
        key: parseId(input.id),
        command: { type: 'DecideTwins', outcome, ...(wrong === undefined ? {} : { wrong }) },
        facts: async () => undefined,
        answer: ({ id, version }) => ({ id, version, outcome }),
      })
    }),
  ]
}
