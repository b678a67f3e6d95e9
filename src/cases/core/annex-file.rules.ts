// SPDX-License-Identifier: AGPL-3.0-or-later
// The files of an annex: its own office brings them and takes them back, and whoever reads the annex reads them.

import type { AnnexCommand, AnnexEvent, AnnexFacts, AnnexState } from '#cases/core/annex.ts'
import { accept, type Context, type Decision, must, refuse } from '#kernel/decider.ts'
import type { KeptFile } from '#kernel/file.ts'

const MOST_FILES = 100

type FileCommand = Extract<AnnexCommand, { type: 'AddAnnexFile' | 'WithdrawAnnexFile' }>
type FileEvent = Extract<AnnexEvent, { type: 'AnnexFileAdded' | 'AnnexFileWithdrawn' }>

const by = ({ actor, today }: Context) => ({ on: today, userId: actor.userId, officeId: actor.officeId })

/** Those that stand, each with its number. */
export function filesIn({ files = [], personal }: AnnexState): readonly { readonly nth: number; readonly file: KeptFile }[] {
  return (personal?.files ?? []).flatMap((file, nth) => (files[nth]?.withdrawnOn === undefined ? [{ nth, file }] : []))
}

/** By its own office alone. */
export function decideFile(state: AnnexState, command: FileCommand, context: Context, { withheld }: AnnexFacts): Decision<AnnexEvent> {
  const standing = filesIn(state)
  if (command.type === 'WithdrawAnnexFile')
    return standing.some(({ nth }) => nth === command.nth)
      ? accept({ type: 'AnnexFileWithdrawn', nth: command.nth, ...by(context) })
      : refuse('annex-file-gone')
  if (withheld === true) return refuse('annex-withheld')
  if (standing.some(({ file }) => file.address === command.file.address)) return refuse('annex-file-there')
  if ((state.files?.length ?? 0) >= MOST_FILES) return refuse('annex-files-full')
  return accept({ type: 'AnnexFileAdded', ...by(context), personal: command.file })
}

export function evolveFile(state: AnnexState, event: FileEvent): AnnexState {
  const { files = [] } = state
  const { on, userId, officeId } = event
  if (event.type === 'AnnexFileWithdrawn')
    return { ...state, files: files.map((file, nth) => (nth === event.nth ? { ...file, withdrawnOn: on } : file)) }
  const words = must(state.personal, 'what was told')
  return {
    ...state,
    files: [...files, { on, userId, officeId }],
    personal: { ...words, files: [...(words.files ?? []), event.personal] },
  }
}
