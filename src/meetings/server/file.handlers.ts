// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a room: looked at and scanned when they come, since nobody but its offices can open them later; sealed with the room's key.

import { must, refuse } from '#kernel/decider.ts'
import { RECORDING } from '#kernel/file.ts'
import { parseId } from '#kernel/ids.ts'
import { MEETING_TYPE, type Meeting } from '#meetings/core/meeting.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { type Recorded, ROOM_TYPE, type Room, type RoomCommand } from '#meetings/core/room.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { inspectRecording, isWebm } from '#meetings/server/recording.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import type { Hub } from '#meetings/server/signal.hub.ts'
import { begun } from '#platform/server/files/begun.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import { nameOf, scanned } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const refused = (code: string): Outcome => ({ type: 'refused', refusal: { code } })

export function bindFiles(
  services: Services,
  { scanner }: RoomNeeds,
  files: SubjectFiles,
  recordingOf: Hub['recordingOf'],
): readonly Bound[] {
  const { records } = services
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'scope'>

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

  interface Given {
    readonly id: string
    readonly fileName: string
    /** What was agreed to, where it is a recording. */
    readonly recording?: Recorded
  }

  async function share(call: Calling, { id, fileName, recording }: Given, bytes: Buffer): Promise<Outcome> {
    const inspected = recording === undefined ? inspect(bytes) : inspectRecording(bytes)
    if (!inspected.ok) return refused(inspected.fault)
    const scan = await scanned(scanner, inspected.bytes)
    if (scan === 'INFECTED') return refused('room-file-infected')
    const kept = await files.keep(parseId(id), inspected.bytes, call.scope)
    if (kept === 'gone') return { type: 'not-found' }
    if (kept === 'full') return refused('store-full')
    const { type, dangers } = inspected
    const file = {
      name: nameOf(fileName),
      type,
      bytes: inspected.bytes.length,
      dangers,
      scan,
      address: kept.address,
      ...(recording === undefined ? {} : { recording }),
    }
    return change(call, id, { type: 'ShareFile', file }, kept.address)
  }

  /** Of a meeting in this very room: what all agreed to is kept behind the wall of those who were there. */
  async function recordingIn(
    { actor, scope }: Pick<CommandCallOf<unknown>, 'actor' | 'scope'>,
    room: string,
    asked: { readonly id: string; readonly meeting: string | undefined },
  ): Promise<Recorded | undefined> {
    if (asked.meeting === undefined) return undefined
    const meeting = await records.find<Meeting>(MEETING_TYPE, parseId(asked.meeting), scope)
    return meeting?.state.roomId === room ? recordingOf(asked.id, { userId: actor.userId, meeting: asked.meeting }) : undefined
  }

  return [
    handleCommand('ShareFile', roomContracts.ShareFile, async ({ input: { id, recording: asked, meeting }, upload, ...call }) => {
      if ((await records.find<Room>(ROOM_TYPE, parseId(id), call.scope)) === undefined) return { type: 'not-found' }
      const recording = asked === undefined ? undefined : await recordingIn(call, id, { id: asked, meeting })
      if (asked !== undefined && recording === undefined) return refused('room-recording-unknown')
      const { fileName, bytes: chunks } = must(upload, 'the file that is shared')
      return gathered({ chunks, account: call.actor.userId }, (bytes) =>
        typeof bytes === 'string'
          ? Promise.resolve(refused(bytes))
          : share(call, { id, fileName, ...(recording === undefined ? {} : { recording }) }, bytes),
      )
    }),
    handleQuery('GetRoomFile', roomContracts.GetRoomFile, async ({ input, scope }) => {
      const stored = await records.find<Room>(ROOM_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { key, state } = stored
      const file = state.personal?.files[input.nth]
      if (file === undefined || file.withdrawn === true) return refuse('room-file-gone')
      const chunks = await files.open(key, file.address, scope)
      if (chunks === undefined) return refuse('room-file-gone')
      const { first, all, end } = await begun(chunks)
      // What it was when it came, it must still be: nothing else is ever shown under this type.
      if (!(file.type === RECORDING ? isWebm : beginsAs[file.type])(first)) {
        await end()
        return refuse('room-file-gone')
      }
      return {
        body: undefined,
        looks: [{ key, area: state.area }],
        brought: { name: `${file.name}.${file.type.split('/')[1]}`, type: file.type, bytes: file.bytes, chunks: all },
      }
    }),
    handleCommand('WithdrawFile', roomContracts.WithdrawFile, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'WithdrawFile', nth }),
    ),
  ]
}
