// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a room: looked at and scanned when they come, since nobody but its offices can open them later; sealed with the room's key.

import { must, refuse } from '#kernel/decider.ts'
import { type Brought, RECORDING } from '#kernel/file.ts'
import { parseId } from '#kernel/ids.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { type Recorded, ROOM_TYPE, type Room, type RoomCommand } from '#meetings/core/room.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { inspectRecording, isWebm } from '#meetings/server/recording.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import { named, openFile, shown, takeFile } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const begins: Readonly<Record<Brought, (first: Buffer) => boolean>> = { ...beginsAs, [RECORDING]: isWebm }
const refused = (code: string): Outcome => ({ type: 'refused', refusal: { code } })

type Calling = Pick<CommandCallOf<unknown>, 'change' | 'scope'>

interface Given {
  /** Of the room. */
  readonly id: string
  readonly fileName: string
  /** What was agreed to, where it is a recording. */
  readonly recorded?: Recorded
}

export type Share = (call: Calling, given: Given, bytes: Buffer) => Promise<Outcome>

const change = (call: Calling, id: string, command: RoomCommand, carried?: string): Promise<Outcome> =>
  call.change(
    {
      aggregate: roomAggregate,
      key: parseId(id),
      command,
      facts: async () => ({}),
      answer: (stored) => ({ id, version: stored.version }),
    },
    carried,
  )

export function openSharing({ scanner }: RoomNeeds, files: SubjectFiles): Share {
  return async (call, { id, fileName, recorded }, bytes) => {
    const brought = { key: parseId(id), scope: call.scope, bytes }
    const taken = await takeFile<Brought>({ files, scanner }, brought, recorded === undefined ? inspect : inspectRecording)
    if (taken === 'gone') return { type: 'not-found' }
    if (typeof taken === 'string') return refused(taken === 'infected' ? 'room-file-infected' : taken)
    const file = { ...named(taken, fileName), ...(recorded === undefined ? {} : { recording: recorded }) }
    return change(call, id, { type: 'ShareFile', file }, taken.address)
  }
}

export function bindFiles({ records }: Services, { scanner }: RoomNeeds, files: SubjectFiles, share: Share): readonly Bound[] {
  return [
    handleCommand('ShareFile', roomContracts.ShareFile, async ({ input: { id }, upload, ...call }) => {
      if ((await records.find<Room>(ROOM_TYPE, parseId(id), call.scope)) === undefined) return { type: 'not-found' }
      const { fileName, bytes: chunks } = must(upload, 'the file that is shared')
      return gathered({ chunks, account: call.actor.userId }, (bytes) =>
        typeof bytes === 'string' ? Promise.resolve(refused(bytes)) : share(call, { id, fileName }, bytes),
      )
    }),
    handleQuery('GetRoomFile', roomContracts.GetRoomFile, async ({ input, scope }) => {
      const stored = await records.find<Room>(ROOM_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { key, state } = stored
      const file = state.personal?.files[input.nth]
      if (file === undefined || file.withdrawn === true) return refuse('room-file-gone')
      const opened = await openFile({ files, scanner }, file, { key, scope, begins })
      if (typeof opened === 'string') return refuse(opened === 'infected' ? 'room-file-infected' : 'room-file-gone')
      return { body: undefined, looks: [{ key, area: state.area }], brought: shown(file, opened) }
    }),
    handleCommand('WithdrawFile', roomContracts.WithdrawFile, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'WithdrawFile', nth }),
    ),
  ]
}
