// SPDX-License-Identifier: AGPL-3.0-or-later
// What officers do for the family's view: from contract to store and decider; no rules here.

import { CASE_TYPE, type CaseCommand, type CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { caseFamilyContracts } from '#cases/core/family.contract.ts'
import { presentTalk } from '#cases/core/family.present.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import { codeHash, codeMadeBy, printedCode } from '#cases/server/family-door.ts'
import type { FamilyFiles } from '#cases/server/family-files.ts'
import { readsAs } from '#kernel/authority.ts'
import { must, refuse } from '#kernel/decider.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { qrCode, qrPath } from '#platform/server/documents/qr.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

export const FAMILY_PATH = '/kabar'

const known = ({ id, version }: Stored<CaseFile>): object => ({ id, version })

export function bindFamily(services: Services, files: FamilyFiles): readonly Bound[] {
  const { records, keyring, newId, publicUrl } = services

  const find = (id: string, scope: Scope): Promise<Stored<CaseFile> | undefined> => records.find<CaseFile>(CASE_TYPE, parseId(id), scope)

  const change = (
    call: Pick<CommandCallOf<unknown>, 'change'>,
    id: string,
    command: CaseCommand,
    answer: (stored: Stored<CaseFile>) => object = known,
  ): Promise<Outcome> => call.change({ aggregate: caseAggregate, key: parseId(id), command, facts: async () => ({}), answer })

  return [
    handleQuery('GetFamilyTalk', caseFamilyContracts.GetFamilyTalk, async ({ input, actor, scope, today }) => {
      const stored = await find(input.id, scope)
      if (stored === undefined) return undefined
      const { id, key, version, state } = stored
      return {
        body: { id, version, ...presentTalk(state, actor, today) },
        looks: [{ key, area: state.area }],
        version,
      }
    }),
    handleQuery('GetFamilyDocument', caseFamilyContracts.GetFamilyDocument, async ({ input, actor, scope }) => {
      const stored = await find(input.id, scope)
      const document = stored?.state.family?.documents[input.nth]
      const address = stored?.state.personal?.family?.addresses[input.nth]
      // What is withheld from neighbours looks as if it were not there.
      if (stored === undefined || document === undefined || address === undefined || withholds(stored.state, readsAs(actor)))
        return undefined
      const opened = await files.open(stored.key, { ...document, address })
      if (typeof opened === 'string') return refuse(opened)
      const name = `berkas-${formatId(stored.key).slice(-4)}-${input.nth + 1}.${document.type.split('/')[1]}`
      return {
        body: undefined,
        looks: [{ key: stored.key, area: stored.state.area }],
        brought: { name, type: document.type, bytes: document.bytes, chunks: opened.chunks },
      }
    }),
    handleCommand('MakeFamilyCode', caseFamilyContracts.MakeFamilyCode, ({ input: { id }, ...call }) => {
      const code = codeMadeBy(keyring, call.commandId)
      const hash = `\\x${codeHash(keyring, code).toString('hex')}`
      const address = `${publicUrl}${FAMILY_PATH}`
      const qr = qrCode(address)
      return change(call, id, { type: 'MakeFamilyCode', codeId: newId(), hash }, (stored) => {
        const door = must(stored.state.family?.door, 'the code')
        return {
          ...known(stored),
          code: printedCode(code),
          until: door.until,
          address,
          qr: { size: qr.size, path: qrPath(qr) },
        }
      })
    }),
    handleCommand('RevokeFamilyCode', caseFamilyContracts.RevokeFamilyCode, ({ input: { id }, ...call }) =>
      change(call, id, { type: 'RevokeFamilyCode' }),
    ),
    handleCommand('AskFamilyCode', caseFamilyContracts.AskFamilyCode, ({ input: { id }, ...call }) =>
      change(call, id, { type: 'AskFamilyCode' }),
    ),
    handleCommand('AskFamily', caseFamilyContracts.AskFamily, ({ input: { id, text }, ...call }) =>
      change(call, id, { type: 'AskFamily', text }),
    ),
    handleCommand('AnswerFamily', caseFamilyContracts.AnswerFamily, ({ input: { id, nth, text }, ...call }) =>
      change(call, id, { type: 'AnswerFamily', nth, text }),
    ),
  ]
}
