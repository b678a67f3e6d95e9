// SPDX-License-Identifier: AGPL-3.0-or-later
// Sends a file in parts, then the command that takes it. Tried again under the same key, it goes on where the line was cut. On a device that
// works without a network it is kept there first, and goes by itself.

import type { CommandContract, InputOf, OutputOf } from '#kernel/contract.ts'
import { type Answer, answerHere, askUpload, offlineOf, sendNamed } from '#platform/web/api.ts'
import { sendInParts } from '#platform/web/in-parts.ts'
import type { Problem } from '#platform/web/problem.ts'

interface SendFileOptions {
  /** One per action of the user; it names the file on its way too. */
  readonly key: string
  /** From 0 to 1, as far as it has come. */
  readonly onProgress?: (done: number) => void
}

/** @param contract one that takes a file; the fields go into the address */
export async function sendFile<C extends CommandContract>(
  contract: C,
  input: InputOf<C>,
  file: File,
  { key, onProgress }: SendFileOptions,
): Promise<Answer<OutputOf<C>>> {
  const direct = async (): Promise<Answer<OutputOf<C>>> => {
    const sent = await sendInParts<{ readonly problem: Problem }>(
      file,
      async (part) => {
        const answer = await askUpload(contract, key, part)
        return answer.ok ? answer.value : { problem: answer.problem }
      },
      onProgress,
    )
    if (typeof sent !== 'string') return { ok: false, problem: sent.problem }
    return sendNamed(contract, input, { key, sent: { id: key, hash: sent, name: file.name } })
  }
  const port = offlineOf(contract)
  if (port === undefined) return direct()
  const got = await port.around(contract, { ...input }, { key, file }, direct)
  return 'here' in got ? answerHere(contract, got.here) : got
}
