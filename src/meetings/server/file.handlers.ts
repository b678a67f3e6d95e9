// SPDX-License-Identifier: AGPL-3.0-or-later
// Files in a room: looked at and scanned when they come, since nobody but its offices can open them later; sealed with the room's key.

import { must, refuse } from '#kernel/decider.ts'
import { type Brought, RECORDING } from '#kernel/file.ts'
import { parseId } from '#kernel/ids.ts'
import { MEETING_TYPE, type Meeting } from '#meetings/core/meeting.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { type Recorded, ROOM_TYPE, type Room, type RoomCommand } from '#meetings/core/room.ts'
import type { RoomNeeds } from '#meetings/server/needs.ts'
import { inspectRecording, isWebm } from '#meetings/server/recording.ts'
import { roomAggregate } from '#meetings/server/room.aggregate.ts'
import type { Hub } from '#meetings/server/signal.hub.ts'
import { gathered } from '#platform/server/files/gather.ts'
import { beginsAs, inspect } from '#platform/server/files/inspect.ts'
import { named, openFile, shown, takeFile } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const begins: Readonly<Record<Brought, (first: Buffer) => boolean>> = { ...beginsAs, [RECORDING]: isWebm }
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
    const brought = { key: parseId(id), scope: call.scope, bytes }
    const taken = await takeFile<Brought>({ files, scanner }, brought, recording === undefined ? inspect : inspectRecording)
    if (taken === 'gone') return { type: 'not-found' }
    if (typeof taken === 'string') return refused(taken === 'infected' ? 'room-file-infected' : taken)
    const file = { ...named(taken, fileName), ...(recording === undefined ? {} : { recording }) }
    return change(call, id, { type: 'ShareFile', file }, taken.address)
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
      const opened = await openFile({ files, scanner }, file, { key, scope, begins })
      if (typeof opened === 'string') return refuse(opened === 'infected' ? 'room-file-infected' : 'room-file-gone')
      return { body: undefined, looks: [{ key, area: state.area }], brought: shown(file, opened) }
    }),
    handleCommand('WithdrawFile', roomContracts.WithdrawFile, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'WithdrawFile', nth }),
    ),
  ]
}
