// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters of cases: from contract to store and decider; no rules here.

import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { guestPurpose, mayAct } from '#cases/core/case-guest.rules.ts'
import { letterContracts } from '#cases/core/letter.contract.ts'
import { presentMade } from '#cases/core/letter.present.ts'
import { offeredLetters, readsLetter, recordedLetter } from '#cases/core/letter.rules.ts'
import { tellsByItself, untoldLetters } from '#cases/core/letter.ts'
import { caseAggregate } from '#cases/server/case.aggregate.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { letterPaper } from '#cases/server/letter.paper.ts'
import { type Actor, isNear, readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import type { OfficePapers } from '#letters/core/office-paper.ts'
import { isRevoked, type PaperCommand } from '#letters/core/paper-after.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { openSealedFile } from '#platform/server/files/sealed-file.ts'
import { type FilePlugs, keepUpload } from '#platform/server/files/taken.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'

export interface LetterNeeds extends Pick<CaseNeeds, 'nameActs' | 'recipients'> {
  readonly papers: OfficePapers<Actor, Paper>
}

export function bindLetters({ records }: Services, { nameActs, recipients, papers }: LetterNeeds, plugs: FilePlugs): readonly Bound[] {
  const find = (id: string, scope: Scope): Promise<Stored<CaseFile> | undefined> => records.find<CaseFile>(CASE_TYPE, parseId(id), scope)

  /** On a letter that is there already. */
  const change = (
    call: Pick<CommandCallOf<unknown>, 'change'>,
    { id, nth }: { readonly id: string; readonly nth: number },
    { command, carried }: { readonly command: PaperCommand; readonly carried?: string },
  ) =>
    call.change(
      {
        aggregate: caseAggregate,
        key: parseId(id),
        command,
        facts: async () => ({}),
        answer: ({ id: caseId, version }) => ({ id: caseId, version, nth }),
      },
      carried,
    )

  return [
    handleQuery('ListCaseLetters', letterContracts.ListCaseLetters, async ({ input, actor, scope, today }) => {
      const stored = await find(input.id, scope)
      if (stored === undefined) return undefined
      const { id, key, version, state } = stored
      const { letters = [] } = state
      const office = readsAs(actor)
      const names = await nameActs(letters)
      const revoked = letters.flatMap((_, nth) => state.after?.[nth]?.revoked ?? [])
      const revokers = new Map((await nameActs(revoked)).map((by, at) => [revoked[at], by]))
      const mayMake = mayAct(guestPurpose(state, actor, today), 'MakeLetter')
      return {
        body: {
          id,
          withheld: withholds(state, office),
          offered: (mayMake ? offeredLetters(state, today, office) : []).map(({ kind, legalBasis, standing }) => ({
            kind,
            legalBasis,
            standing,
            writes: !tellsByItself.includes(kind),
          })),
          made: letters
            .flatMap((letter, nth) =>
              isNear(office) && untoldLetters.includes(letter.kind)
                ? []
                : [presentMade(state, nth, { actor, today, by: names[nth], revoker: revokers.get(state.after?.[nth]?.revoked) })],
            )
            .toReversed(),
        },
        looks: [{ key, area: state.area }],
        version,
      }
    }),
    handleQuery('GetCaseLetter', letterContracts.GetCaseLetter, async ({ input, actor, scope, now }) => {
      const stored = await find(input.id, scope)
      const letter = stored?.state.letters?.[input.nth]
      const words = stored?.state.personal?.letters?.[input.nth]
      // What is withheld from neighbours looks as if it were not there.
      if (stored === undefined || letter === undefined || words === undefined) return undefined
      if (!readsLetter(stored.state, letter.kind, readsAs(actor))) return undefined
      const { key, version, state } = stored
      const [by] = await nameActs([letter])
      const recorded = recordedLetter(state, input.nth)
      const to = words.referred === undefined ? [] : await recipients(letter.on, [words.referred.office])
      const drawn = letterPaper(state, letter, words, {
        // Letters from before they were numbered keep what stood on them.
        number: `${key.uuid.slice(-6)}/${input.nth + 1}/${letter.on.slice(0, 4)}`,
        office: recorded?.issued.office.name ?? by?.office ?? 'Kawal',
        user: recorded?.issued.signer ?? by?.user,
        recipient: to[0]?.name,
      })
      const paper = recorded === undefined ? drawn : await papers.sign(drawn, { ...recorded, revoked: isRevoked(state, input.nth) }, now)
      const name = `${letter.kind.toLowerCase().replaceAll('_', '-')}-${letter.on}.pdf`
      return { body: null, file: { name, bytes: await renderPdf(paper) }, looks: [{ key, area: state.area }], version }
    }),
    handleCommand('MakeLetter', letterContracts.MakeLetter, ({ input: { id, kind, text }, ...call }) => {
      const key = parseId(id)
      return papers.inTurn(call.actor, kind, () =>
        call.change({
          aggregate: caseAggregate,
          key,
          command: { type: 'MakeLetter', kind, text },
          facts: async (file) =>
            file === undefined ? {} : { numbering: await papers.numbering(call, { kind, regency: key.regency, area: file.area }) },
          answer: ({ id: caseId, version, state }) => ({ id: caseId, version, nth: (state.letters?.length ?? 1) - 1 }),
        }),
      )
    }),
    handleCommand('RevokeCaseLetter', letterContracts.RevokeCaseLetter, ({ input: { cause, reason, ...which }, ...call }) =>
      change(call, which, { command: { type: 'RevokePaper', nth: which.nth, cause, reason } }),
    ),
    handleCommand('KeepSignedCaseLetter', letterContracts.KeepSignedCaseLetter, async ({ input, ...call }) => {
      const stored = await find(input.id, call.scope)
      if (stored === undefined) return { type: 'not-found' }
      return keepUpload(plugs, { ...call, key: stored.key, infected: 'paper-file-infected' }, (file) =>
        change(call, input, { command: { type: 'KeepSignedPaper', nth: input.nth, file }, carried: file.address }),
      )
    }),
    handleQuery('GetSignedCaseLetter', letterContracts.GetSignedCaseLetter, async ({ input: { id, nth }, actor, scope }) => {
      const stored = await find(id, scope)
      const letter = stored?.state.letters?.[nth]
      if (stored === undefined || letter === undefined || !readsLetter(stored.state, letter.kind, readsAs(actor))) return undefined
      const { key, state } = stored
      const kept = state.personal?.after?.[nth]?.signed
      const brought = kept && (await openSealedFile(plugs, kept, { key, scope }))
      if (brought === 'infected') return refuse('paper-file-infected')
      return brought === undefined || brought === 'gone'
        ? refuse('paper-signed-gone')
        : { body: undefined, looks: [{ key, area: state.area }], brought }
    }),
  ]
}
