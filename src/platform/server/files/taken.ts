// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody uploads into a sealed record: gathered, looked at, kept, and then named by the command that `then` gives.

import { must } from '#kernel/decider.ts'
import type { KeptFile } from '#kernel/file.ts'
import type { RecordKey } from '#kernel/ids.ts'
import { gathered } from '#platform/server/files/gather.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import { takeSealedFile } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { CommandCallOf } from '#platform/server/http/capability.ts'
import type { Upload } from '#platform/server/http/uploads.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

export interface FilePlugs {
  readonly files: SubjectFiles
  readonly scanner?: Scanner | undefined
}

interface Taking extends Pick<CommandCallOf<unknown>, 'actor' | 'scope'> {
  readonly upload?: Upload | undefined
  /** The sealed record. */
  readonly key: RecordKey
  /** What a file that would do harm is refused as. */
  readonly infected: string
}

export function keepUpload(
  plugs: FilePlugs,
  { key, infected, actor, scope, upload }: Taking,
  then: (file: KeptFile) => Promise<Outcome>,
): Promise<Outcome> {
  const { fileName, bytes: chunks } = must(upload, 'the file')
  return gathered({ chunks, account: actor.userId }, async (bytes) => {
    const file = typeof bytes === 'string' ? bytes : await takeSealedFile(plugs, { key, scope, fileName, bytes })
    if (file === 'gone') return { type: 'not-found' }
    if (typeof file === 'string') return { type: 'refused', refusal: { code: file === 'infected' ? infected : file } }
    return then(file)
  })
}
