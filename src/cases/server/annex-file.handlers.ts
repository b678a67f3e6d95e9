// SPDX-License-Identifier: AGPL-3.0-or-later
// Files of annexes: from contract to store and decider; no rules here.

import { annexContracts } from '#cases/core/annex.contract.ts'
import type { AnnexCommand, AnnexState } from '#cases/core/annex.ts'
import { filesIn } from '#cases/core/annex-file.rules.ts'
import type { CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { openSealedFile } from '#platform/server/files/sealed-file.ts'
import { type FilePlugs, keepUpload } from '#platform/server/files/taken.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

interface Plugs extends FilePlugs {
  /** An annex that the reader reaches, and its case. */
  readonly reached: (
    id: string,
    by: { readonly scope: Scope },
  ) => Promise<{ readonly stored: Stored<AnnexState>; readonly file: CaseFile } | undefined>
}

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
      const withheld = withholds(found.file, readsAs(call.actor))
      return keepUpload({ files, scanner }, { ...call, upload, key: parseId(id), infected: 'annex-file-infected' }, (file) =>
        change(call, id, { type: 'AddAnnexFile', file }, { withheld, carried: file.address }),
      )
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
