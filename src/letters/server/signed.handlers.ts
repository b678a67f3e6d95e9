// SPDX-License-Identifier: AGPL-3.0-or-later
// The signed original of a letter: scanned back, or signed with the official's certificate; sealed with the letter's own key either way.

import { must, refuse } from '#kernel/decider.ts'
import { parseId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { answerOf } from '#letters/core/letter.answer.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { isSignedByOffice, issuedBy } from '#letters/core/letter.rules.ts'
import type { KeptWitnessing, LetterState, SigningWay } from '#letters/core/letter.ts'
import { LETTER_TYPE, letterAggregate } from '#letters/server/letter.aggregate.ts'
import { type LetterSigner, signLetter } from '#letters/server/letter.signing.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import type { ElectronicSigner } from '#platform/server/esign/signing.ts'
import { gathered } from '#platform/server/files/gather.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import { openSealedFile, takeSealedFile } from '#platform/server/files/sealed-file.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

export interface SignedPlugs {
  readonly signer: LetterSigner
  readonly files: SubjectFiles
  readonly scanner: Scanner | undefined
  /** Where an office has the service of BSrE. */
  readonly electronic: ElectronicSigner | undefined
}

interface Brought {
  readonly fileName: string
  readonly bytes: Buffer
  readonly way: SigningWay
  readonly seen?: KeptWitnessing | undefined
}

const refused = (code: string): Outcome => ({ type: 'refused', refusal: { code } })

export function bindSigned(services: Services, { signer, files, scanner, electronic }: SignedPlugs): readonly Bound[] {
  const { records } = services
  const find = (id: string, scope: Scope): Promise<Stored<LetterState> | undefined> =>
    records.find<LetterState>(LETTER_TYPE, parseId(id), scope)
  type Calling = Pick<CommandCallOf<unknown>, 'change' | 'scope' | 'today'>

  async function keep(call: Calling, id: string, brought: Brought) {
    const { fileName, bytes, way, seen } = brought
    const key = parseId(id)
    const file = await takeSealedFile({ files, scanner }, { key, scope: call.scope, fileName, bytes })
    if (file === 'gone') return { type: 'not-found' } as const
    if (typeof file === 'string') return refused(file === 'infected' ? 'letter-file-infected' : file)
    return call.change(
      {
        aggregate: letterAggregate,
        key,
        command: { type: 'KeepSigned', way, seen, file },
        facts: async () => ({}),
        answer: (stored) => answerOf(stored, call.today),
      },
      // What a service signed is another file each time: the command is the same.
      way === 'BY_HAND' ? file.address : undefined,
    )
  }

  return [
    handleCommand('KeepSignedLetter', letterContracts.KeepSignedLetter, async ({ input: { id, seen }, upload, ...call }) => {
      if ((await find(id, call.scope)) === undefined) return { type: 'not-found' }
      const { fileName, bytes: chunks } = must(upload, 'the signed letter')
      return gathered({ chunks, account: call.actor.userId }, (bytes) =>
        typeof bytes === 'string' ? Promise.resolve(refused(bytes)) : keep(call, id, { fileName, bytes, way: 'BY_HAND', seen }),
      )
    }),
    handleQuery('GetSignedLetter', letterContracts.GetSignedLetter, async ({ input, scope }) => {
      const stored = await find(input.id, scope)
      if (stored === undefined) return undefined
      const { key, state } = stored
      const { signed } = state.personal ?? {}
      const brought = signed === undefined ? 'gone' : await openSealedFile({ files, scanner }, signed, { key, scope })
      if (typeof brought === 'string') return refuse(brought === 'infected' ? 'letter-file-infected' : 'letter-signed-gone')
      return { body: undefined, looks: [{ key, area: state.area }], brought }
    }),
    handleCommand('SignLetter', letterContracts.SignLetter, async ({ input: { id, nik, passphrase }, ...call }) => {
      const stored = await find(id, call.scope)
      if (stored === undefined) return { type: 'not-found' }
      // The service signs before the rules are asked.
      if (!issuedBy(stored.state, call.actor)) return refused('letter-not-ours')
      if (!isSignedByOffice(stored.state)) return refused('letter-consent-by-hand')
      if (electronic === undefined) return refused('letter-signing-none')
      if (stored.state.revoked !== undefined) return refused('letter-revoked')
      const signed = await signLetter(services, signer, stored.state, call.now)
      if (signed === undefined) return { type: 'not-found' }
      const bytes = await electronic(await renderPdf(signed.paper), { nik, passphrase })
      if (bytes === 'refused') return refused('letter-not-signed')
      if (bytes === 'away') return refused('letter-signing-away')
      const fileName = `${stored.state.number.replaceAll('/', '-')} ${jakartaDate(call.now)}.pdf`
      return keep(call, id, { fileName, bytes, way: 'ELECTRONIC' })
    }),
  ]
}
