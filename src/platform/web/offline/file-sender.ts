// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends the files of a device, each by itself: one that is stuck holds up no other, and none holds up a command.

import type { CommandContract } from '#kernel/contract.ts'
import type { Words } from '#kernel/problem.ts'
import type { Entry } from '#platform/web/offline/entry.ts'
import type { KeptFiles } from '#platform/web/offline/files.ts'
import type { Failed, Line } from '#platform/web/offline/line.ts'

interface Around {
  readonly alone: (work: () => Promise<void>) => Promise<void>
  /** Each of them: between two, one is taken back. */
  readonly inTurn: (work: () => Promise<void>) => Promise<void>
  readonly line: Line
  readonly files: KeptFiles
  /** What waits and may go now. */
  readonly due: () => readonly Entry[]
  /** Whether it is as it was. */
  readonly isHere: (entry: Entry) => boolean
  readonly contractOf: (entry: Entry) => CommandContract | undefined
  readonly readAgain: () => Promise<void>
  /** @returns whether that is written down here */
  readonly note: (entry: Entry) => Promise<boolean>
  /** What becomes of it by an answer. */
  readonly heard: (entry: Entry, said: Failed & { readonly version?: number | undefined }) => Entry
  /** Nobody takes it back meanwhile. */
  readonly hold: <T>(key: string, work: () => Promise<T>) => Promise<T>
  readonly words: () => Words
  readonly setAway: (away: boolean) => void
  /** This device was ended. */
  readonly ends: () => Promise<void>
}

/** No entry's fault: no line, no session, no device any more, or one of somebody else. */
const holdsAll = ({ status, ofDevice }: Failed): boolean => status === 0 || status === 401 || status === 410 || ofDevice === true

export function fileSender({ line, files, due, note, ...around }: Around): () => Promise<void> {
  /** Its file is not whole here any more, unless another page sent it meanwhile. */
  async function lose({ key }: Entry): Promise<void> {
    await around.readAgain()
    const entry = due().find((each) => each.key === key)
    if (entry === undefined) return
    const title = around.words()('file-lost') ?? ''
    await note({ ...entry, state: 'refused', problem: { status: 422, code: 'file-lost', title } })
  }

  /** @returns whether the line holds */
  async function send(entry: Entry, contract: CommandContract, file: File): Promise<boolean> {
    const said = await line.sendFile(contract, entry, file)
    around.setAway(said.status === 0)
    if (said.status === 410) await around.ends()
    if (said.status === 0) await note({ ...entry, went: true })
    if (holdsAll(said)) return false
    await note(around.heard(entry, said))
    return true
  }

  /** @returns whether there may be more to send */
  async function sendNext(): Promise<boolean> {
    await around.readAgain()
    const [entry] = due()
    const contract = entry && around.contractOf(entry)
    if (entry?.file === undefined || contract === undefined) return false
    const file = await files.open(entry.key, entry.file)
    // Taken back while it was read.
    if (!around.isHere(entry)) return true
    if (file !== undefined) return around.hold(entry.key, () => send(entry, contract, file))
    await lose(entry)
    return true
  }

  async function eachFile(): Promise<void> {
    for (let holds = true; holds; )
      await around.inTurn(async () => {
        holds = await sendNext()
      })
  }

  let sending: Promise<void> | undefined
  return async () => {
    if (sending === undefined && due().length === 0) return
    sending ??= around
      .alone(eachFile)
      // What the shelf does not give now, it may another time.
      .catch(() => undefined)
      .finally(() => {
        sending = undefined
      })
    await sending
  }
}
