// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows for twin files: they are found when a NIK is written down, given to another office when offices change, ended by an erasure.

import { deskFor, pairOf, type TwinOffice, type twinAggregate } from '#journeys/core/twin.rules.ts'
import { TWIN_TYPE, type TwinCommand } from '#journeys/core/twin.ts'
import { findTwins, listOpenTwins } from '#journeys/server/twin.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

/** Every office of these kinds, as they are now. */
export type TwinOffices = () => Promise<readonly TwinOffice[]>

export function twinListeners(services: Services, aggregate: ReturnType<typeof twinAggregate>, offices: TwinOffices): readonly Listener[] {
  async function change(contract: string, key: RecordKey, commandId: string, command: TwinCommand): Promise<void> {
    await services.records.change(systemCall(services, { contract, commandId, regency: NATIONAL }), {
      aggregate,
      key,
      ...(command.type === 'FindTwins' ? { createIn: '' } : {}),
      command,
      facts: async () => undefined,
      answer: ({ id, version }) => ({ id, version }),
    })
  }

  /** A pair is one record, however often and from whichever side it is found; what was decided of it stays decided. */
  async function found(file: RecordKey, other: RecordKey): Promise<void> {
    const files = pairOf(formatId(file), formatId(other))
    const key = { regency: NATIONAL, uuid: causedId(TWIN_TYPE, ...files) }
    if ((await services.records.find(TWIN_TYPE, key, everywhere)) !== undefined) return
    const desk = deskFor(await offices(), files)
    await change('FindTwins', key, causedId('twins-found', ...files), { type: 'FindTwins', files, ...desk })
  }

  return [
    {
      name: 'journeys-twins',
      to: ['WorkerRegistered', 'PersonCorrected', 'LastUndone'],
      concerns: async (tx, events) => {
        const twins = await findTwins(
          tx,
          events.map(({ regency, stream_id: uuid }) => ({ regency, uuid })),
        )
        const ids = new Set(twins.map(({ file }) => formatId(file)))
        return events.filter(({ regency, stream_id: uuid }) => ids.has(formatId({ regency, uuid })))
      },
      handle: async ({ key }) => {
        for (const { file, others } of await findTwins(services.db, [key])) for (const other of others) await found(file, other)
      },
    },
    {
      name: 'journeys-twins-end',
      to: ['PersonErased'],
      handle: async ({ id, commandId }) => {
        for (const { key } of await listOpenTwins(services.db, id))
          await change('EndTwins', key, causedId(commandId, key.uuid), { type: 'EndTwins' })
      },
    },
    {
      name: 'journeys-twins-desk',
      to: ['OfficeOpened', 'OfficeAreasChanged'],
      handle: async ({ commandId }) => {
        const present = await offices()
        for (const { key, files } of await listOpenTwins(services.db))
          await change('AssignTwins', key, causedId(commandId, key.uuid), { type: 'AssignTwins', ...deskFor(present, files) })
      },
    },
  ]
}
