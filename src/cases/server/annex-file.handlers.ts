// SPDX-License-Identifier: AGPL-3.0-or-later
// Files of annexes: from contract to store and decider; no rules here.

import { annexContracts } from '#cases/core/annex.contract.ts'
import type { AnnexCommand, AnnexState } from '#cases/core/annex.ts'
import { filesIn } from '#cases/core/annex-file.rules.ts'
import type { CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { readsAs } from '#kernel/authority.ts'
import { must, refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { gathered } from '#platform/server/files/gather.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import { openSealedFile, takeSealedFile } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

interface Plugs {
  readonly files: SubjectFiles
  readonly scanner?: Scanner | undefined
  /** An annex that the reader reaches, and its case. */
  readonly reached: (
    id: string,
    by: { readonly scope: Scope },
  ) => Promise<{ readonly stored: Stored<AnnexState>; readonly file: CaseFile } | undefined>
}

const refused = (code: string): Outcome => ({ type: 'refused', refusal: { code } })

export function bindAnnexFiles({ files, scanner, reached }: Plugs): readonly Bound[] {
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'scope' | 'actor'>

  const change = (
    call: Calling,
    id: string,
    command: AnnexCommand,
    { withheld = false, carried }: { withheld?: boolean; carried?: string },
  ) =>
    call.change(
      {
        aggregate: annexAggregate,
        key: parseId(id),
        command,
        facts: async () => ({ withheld }),
        answer: (stored) => ({ id, version: stored.version }),
      },
      carried,
    )

  return [
    handleCommand('AddAnnexFile', annexContracts.AddAnnexFile, async ({ input: { id }, upload, ...call }) => {
      const found = await reached(id, call)
      if (found === undefined) return { type: 'not-found' }
      const { fileName, bytes: chunks } = must(upload, 'the file that is added')
      return gathered({ chunks, account: call.actor.userId }, async (bytes) => {
        if (typeof bytes === 'string') return refused(bytes)
        const file = await takeSealedFile({ files, scanner }, { key: parseId(id), scope: call.scope, fileName, bytes })
        if (file === 'gone') return { type: 'not-found' }
        if (typeof file === 'string') return refused(file === 'infected' ? 'annex-file-infected' : file)
        const withheld = withholds(found.file, readsAs(call.actor))
        return change(call, id, { type: 'AddAnnexFile', file }, { withheld, carried: file.address })
      })
    }),
    handleQuery('GetAnnexFile', annexContracts.GetAnnexFile, async ({ input, actor, scope }) => {
      const found = await reached(input.id, { scope })
      if (found === undefined || withholds(found.file, readsAs(actor))) return undefined
      const { key, state } = found.stored
      const kept = filesIn(state).find(({ nth }) => nth === input.nth)
      const brought = kept === undefined ? 'gone' : await openSealedFile({ files, scanner }, kept.file, { key, scope })
      if (typeof brought === 'string') return refuse(brought === 'infected' ? 'annex-file-infected' : 'annex-file-gone')
      return { body: undefined, looks: [{ key, area: state.area }], brought }
    }),
    handleCommand('WithdrawAnnexFile', annexContracts.WithdrawAnnexFile, ({ input: { id, nth }, ...call }) =>
      change(call, id, { type: 'WithdrawAnnexFile', nth }, {}),
    ),
  ]
}
