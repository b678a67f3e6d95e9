// SPDX-License-Identifier: AGPL-3.0-or-later
// What the public pages of certificates ask about a code that is none of theirs: the page and the paper of a letter, for whoever holds it.

import { jakartaDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { proofKeys, uncarriedKeys } from '#letters/core/letter.shown.ts'
import { closedKinds, letterKinds } from '#letters/core/letter.ts'
import { officePaperKinds } from '#letters/core/office-paper.ts'
import { officePaperNames } from '#letters/core/office-paper.words.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { letterCheckWords } from '#letters/pages/letter-check.words.ts'
import { LetterCheckPage } from '#letters/pages/letter-check-page.tsx'
import { PaperCheckPage } from '#letters/pages/paper-check-page.tsx'
import { type LetterSigner, signLetter } from '#letters/server/letter.signing.ts'
import { findByToken, listNumbersOver } from '#letters/server/letter.store.ts'
import { findOfficePaper } from '#letters/server/office-paper.store.ts'
import { renderHtml } from '#platform/server/documents/html.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import type { PublicAnswer, PublicRequest, Services } from '#platform/server/http/capability.ts'

interface Token {
  readonly regency: string
  readonly token: string
}

export function letterCheck(services: Services, signer: LetterSigner) {
  const { db, keyring, publicUrl } = services
  const host = publicUrl.replace(/^https?:\/\//, '')
  return {
    page: async (request: PublicRequest, token: Token, otherHref: string): Promise<PublicAnswer | undefined> => {
      const state = await findByToken(db, keyring, token)
      const { language, stylesheet, now } = request
      // The title says nothing of the person: it shows in histories and over shoulders.
      const title = `${letterCheckWords[language]['page-title']} · Kawal`
      if (state === undefined) {
        const paper = await findOfficePaper(db, keyring, token)
        if (paper === undefined) return undefined
        const body = PaperCheckPage({ language, today: jakartaDate(now), otherHref, paper, host })
        return { status: 200, type: 'text/html', body: renderHtml({ language, title, stylesheet, body }) }
      }
      const signed = await signLetter(services, signer, state, now)
      const paperHref = `/verify/${token.token}/paper`
      const body = LetterCheckPage({ language, today: jakartaDate(now), otherHref, state, hash: signed?.hash, paperHref, host })
      return { status: 200, type: 'text/html', body: renderHtml({ language, title, stylesheet, body }) }
    },
    paper: async ({ now }: PublicRequest, token: Token): Promise<PublicAnswer | undefined> => {
      const state = await findByToken(db, keyring, token)
      if (state === undefined || closedKinds.includes(state.kind)) return undefined
      const signed = await signLetter(services, signer, state, now)
      if (signed === undefined) return undefined
      const fileName = `${state.number.replaceAll('/', '-')}.pdf`
      return { status: 200, type: 'application/pdf', body: await renderPdf(signed.paper), fileName }
    },
    /** What a check without a network may name. */
    kinds: (language: Language) => [
      ...letterKinds.map((kind) => ({ kind, title: sheetWords[language][kind] })),
      ...officePaperKinds.map((kind) => ({ kind, title: officePaperNames[language][kind] })),
    ],
    over: () => listNumbersOver(db),
    uncarried: (language: Language) => uncarriedKeys.map((fact) => sheetWords[language][fact]),
    rows: (language: Language) => proofKeys.map((fact) => ({ fact, label: sheetWords[language][fact] })),
  }
}
