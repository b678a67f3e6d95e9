// SPDX-License-Identifier: AGPL-3.0-or-later
// Issues and signs papers of other capabilities: the next number of the office, its head, a secret for the address; and of a drawn paper the one
// that carries code and record.

import { randomBytes } from 'node:crypto'
import type { Actor } from '#kernel/authority.ts'
import { homeOf, numberOf, seriesOf } from '#letters/core/letter.number.ts'
import { officePaperCode } from '#letters/core/letter.proof.ts'
import { type Issued, type OfficePapers, officePaperRecord, paperCodes } from '#letters/core/office-paper.ts'
import { seatOf } from '#letters/core/seat.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signingRole } from '#letters/core/signer.ts'
import { headOf, type Naming, sitsOf } from '#letters/server/head.ts'
import { codedPaper } from '#letters/server/letter.paper.ts'
import { digestOf, type LetterSigner } from '#letters/server/letter.signing.ts'
import { hashOf } from '#platform/server/documents/hash.ts'
import type { Paper } from '#platform/server/documents/paper.ts'
import type { Services } from '#platform/server/http/capability.ts'
import { nextSerialAnywhere } from '#platform/server/storage/series.ts'
import { openTurns } from '#platform/server/storage/turns.ts'
import { tokenFrom } from '#training/core/certificate.ts'

/** The head and the line of signing as they were on that day; who signs for the head says so. A statement is signed by whoever makes it. */
export function headed(paper: Paper, { office, forName, caretaker }: Omit<Issued, 'token'>): Paper {
  const { signature } = paper
  if ((forName === undefined && caretaker === undefined) || signature.name === undefined) return { ...paper, office }
  const deputyAs = forName === undefined ? undefined : 'AN'
  const text = signingRole('id', { office: office.name, deputyAs, caretaker })
  return { ...paper, office, signature: { ...signature, role: { text } } }
}

export function officePapers(services: Services, signer: LetterSigner, naming: Naming): OfficePapers<Actor, Paper> {
  const turns = openTurns()
  const head = headOf(services, naming)
  return {
    inTurn: ({ officeId }, kind, work) => turns.take(`${officeId} ${kind}`, work),
    numbering: async ({ actor, today }, { kind, regency, area }) => {
      const { officeId, officeKind } = actor
      const seat = seatOf(actor, area)
      const numbered = { code: paperCodes[kind], officeId, officeKind, ...(await sitsOf(naming, actor)), on: today }
      const series = seriesOf(numbered)
      const home = homeOf(actor)
      const serial = await nextSerialAnywhere(services.db, series)
      const { office, signer: who } = await head(actor, seat, today)
      const { name, ...stands } = who
      return {
        given: { home, series, serial, number: numberOf(numbered, serial) },
        issued: {
          token: tokenFrom(randomBytes(28), regency),
          office,
          signer: name,
          ...stands,
        },
      }
    },
    sign: async (paper, { revoked, ...recorded }, now) => {
      await signer.publish(now)
      const { number, on, issued } = recorded
      const record = officePaperRecord(recorded)
      const hash = hashOf(record)
      const url = `${services.publicUrl}/verify/${issued.token}`
      const proof = { number, office: issued.office.name, signer: issued.signer, issuedOn: on }
      const code = officePaperCode(proof, { address: url, digest: digestOf(hash), sign: signer.signWith })
      const named = { ...headed(paper, issued), ...(revoked === true ? { void: sheetWords.id.revoked } : {}) }
      return codedPaper(named, { number, code, url, record, hash })
    },
  }
}
