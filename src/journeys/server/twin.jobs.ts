// SPDX-License-Identifier: AGPL-3.0-or-later
// What follows for twin files: they are found when a NIK is written down and come apart when it is corrected, are given to another office
// when offices change, and end by an erasure.

import { deskFor, pairOf, type TwinOffice, type twinAggregate } from '#journeys/core/twin.rules.ts'
import { TWIN_TYPE, type TwinCommand, type TwinEnding, type TwinState } from '#journeys/core/twin.ts'
import { findTwins, inOpenTwins, listOpenTwins } from '#journeys/server/twin.store.ts'
import { NATIONAL } from '#kernel/area.ts'
import { formatId, type RecordKey } from '#kernel/ids.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere } from '#platform/server/storage/database.ts'

/** Every office of these kinds, as they are now. */
export type TwinOffices = () => Promise<readonly TwinOffice[]>

export function twinListeners(services: Services, aggregate: ReturnType<typeof twinAggregate>, offices: TwinOffices): readonly Listener[] {
  async function change(contract: string, key: RecordKey, commandId: string, command: TwinCommand, isNew = false): Promise<void> {
    await services.records.change(systemCall(services, { contract, commandId, regency: NATIONAL }), {
      aggregate,
      key,
      ...(isNew ? { createIn: '' } : {}),
      command,
      facts: async () => undefined,
      answer: ({ id, version }) => ({ id, version }),
    })
  }

  /** A pair is one record, however often and from whichever side it is found; what was decided of it stays decided. */
  async function found(file: RecordKey, other: RecordKey): Promise<void> {
    const files = pairOf(formatId(file), formatId(other))
    const key = { regency: NATIONAL, uuid: causedId(TWIN_TYPE, ...files) }
    const known = await services.records.find<TwinState>(TWIN_TYPE, key, everywhere)
    if (known !== undefined && known.state.end?.outcome !== 'DISSOLVED') return
    const desk = deskFor(await offices(), files)
    const commandId = causedId('twins-found', ...files, ...(known === undefined ? [] : [known.version]))
    await change('FindTwins', key, commandId, { type: 'FindTwins', files, ...desk }, known === undefined)
  }

  async function end(fileId: string, commandId: string, ending: TwinEnding, kept: ReadonlySet<string> = new Set()): Promise<void> {
    for (const { key, files } of await listOpenTwins(services.db, fileId))
      if (!files.some((file) => kept.has(file))) await change('EndTwins', key, causedId(commandId, key.uuid), { type: 'EndTwins', ending })
  }

  return [
    {
      name: 'journeys-twins',
      to: ['WorkerRegistered', 'PersonCorrected', 'LastUndone'],
      concerns: async (tx, events) => {
        const keys = events.map(({ regency, stream_id: uuid }) => ({ regency, uuid }))
        const sharing = (await findTwins(tx, keys)).map(({ file }) => formatId(file))
        const ids = new Set([...sharing, ...(await inOpenTwins(tx, keys.map(formatId)))])
        return events.filter(({ regency, stream_id: uuid }) => ids.has(formatId({ regency, uuid })))
      },
      handle: async ({ key, id, commandId }) => {
        const others = (await findTwins(services.db, [key])).flatMap((twins) => twins.others)
        for (const other of others) await found(key, other)
        await end(id, commandId, 'DISSOLVED', new Set(others.map(formatId)))
      },
    },
    {
      name: 'journeys-twins-end',
      to: ['PersonErased'],
      handle: ({ id, commandId }) => end(id, commandId, 'GONE'),
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
