// SPDX-License-Identifier: AGPL-3.0-or-later
// Certificates: from contract to store and decider; no rules here.

import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type Instant, LocalDate } from '#kernel/time.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { qrCode, qrPath } from '#platform/server/documents/qr.ts'
import { type Bound, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import { nextSerial } from '#platform/server/storage/series.ts'
import { openTurns } from '#platform/server/storage/turns.ts'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { presentAnswer, presentAssessment, presentIssued, presentLast } from '#training/core/assessment.present.ts'
import type { AssessmentState } from '#training/core/assessment.ts'
import type { CertifiedState } from '#training/core/attested.ts'
import { seriesOf, statusOn, tokenFrom } from '#training/core/certificate.ts'
import type { CompletionState } from '#training/core/completion.ts'
import { assessmentAggregate } from '#training/server/assessment.aggregate.ts'
import { findAssessment, findCertified, partiesOf } from '#training/server/assessment.handlers.ts'
import { type CertificateRow, listCertificates } from '#training/server/certificate.store.ts'
import { completionAggregate } from '#training/server/completion.aggregate.ts'
import { codeOf, credentialFile, paperOf, signCredential } from '#training/server/credential.handlers.ts'
import { findHeld, findIssued } from '#training/server/issued.find.ts'

const Cursor = z.tuple([LocalDate, z.string()])

function row(each: CertificateRow, name: string | undefined, today: string): object {
  const { regency, kind, number, scheme_name: scheme, issued_on: issuedOn, valid_until: validUntil, revoked_on: revokedOn } = each
  return {
    assessmentId: formatId({ regency, uuid: each.stream_id }),
    workerId: formatId({ regency, uuid: each.worker_id }),
    name: name ?? null,
    kind,
    number,
    scheme,
    status: statusOn(
      { ...(validUntil === null ? {} : { validUntil }), ...(revokedOn === null ? {} : { revoked: { on: revokedOn } }) },
      today,
    ),
    issuedOn,
    validUntil,
  }
}

export function bindCertificates(services: Services, journeys: JourneyPorts<Scope>): readonly Bound[] {
  // Numbers have no hole: the next one is a fact of the command and a unique index keeps it. Who loses a race is decided again; within this
  // process nobody races.
  const turns = openTurns()

  /** The address and code of the last certificate. */
  async function checkOf(state: CertifiedState, now: Instant): Promise<object> {
    const address = await codeOf(services, { state, nth: state.certificates.length - 1 }, now)
    if (address === undefined) return {}
    const code = qrCode(address)
    return { check: { url: address.split('#')[0], qr: { size: code.size, path: qrPath(code) } } }
  }

  return [
    handleQuery('GetAssessment', assessmentContracts.GetAssessment, async ({ input, ...call }) => {
      const stored = await findCertified(services, input.id, call)
      if (stored === undefined) return undefined
      const { id, version, state, key } = stored
      return {
        body: { ...presentAssessment(id, version, state, call.today), ...(await checkOf(state, call.now)) },
        looks: [{ key, area: state.area }],
        version,
      }
    }),
    handleCommand('IssueCertificate', assessmentContracts.IssueCertificate, async ({ input, ...call }) => {
      const stored = await findAssessment(services, input.id, call)
      if (stored === undefined) return { type: 'not-found' }
      const { key, state } = stored
      const token = tokenFrom(randomBytes(28), key.regency)
      return turns.take(state.bodyId, () =>
        call.change({
          aggregate: assessmentAggregate,
          key,
          command: { type: 'IssueCertificate', token },
          facts: async () => {
            const parties = await partiesOf(services, journeys, call.scope, state)
            if (parties.body === undefined) return parties
            const serial = await nextSerial(services.db, parseId(state.bodyId).regency, seriesOf(parties.body, call.today))
            return { ...parties, nextSerial: serial }
          },
          answer: ({ id, version, state: after }) => presentAnswer(id, version, after),
        }),
      )
    }),
    handleCommand('RevokeCertificate', assessmentContracts.RevokeCertificate, async ({ input, ...call }) => {
      const { id, cause, reason } = input
      const command = { type: 'RevokeCertificate', cause, ...(reason === undefined ? {} : { reason }) } as const
      const key = parseId(id)
      const stored = await services.records.findEven<CompletionState>('completion', key, call.scope)
      if (stored !== undefined)
        return call.change({
          aggregate: completionAggregate,
          key,
          command,
          facts: async () => ({}),
          answer: ({ id: same, version, state }) => presentIssued(same, version, state),
        })
      return call.change({
        aggregate: assessmentAggregate,
        key,
        command,
        facts: async (state: AssessmentState | undefined) => (state === undefined ? {} : partiesOf(services, journeys, call.scope, state)),
        answer: ({ id: same, version, state }) => presentAnswer(same, version, state),
      })
    }),
    handleQuery('ListCertificates', assessmentContracts.ListCertificates, async ({ input, scope, today }) => {
      const { status, number, limit } = input
      const rows = await listCertificates(services.db, scope, today, {
        status,
        number,
        after: decodeCursor(input.cursor, Cursor),
        limit: limit + 1,
      })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const next = rows.length > limit && last !== undefined ? encodeCursor([last.issued_on, last.number]) : null
      const idOf = (each: CertificateRow): string => formatId({ regency: each.regency, uuid: each.worker_id })
      const cards = await journeys.cards(scope, [...new Set(page.map(idOf))])
      const items = page.map((each) => row(each, cards.get(idOf(each))?.name, today))
      return { body: { items, next } }
    }),
    handleQuery('GetCertificate', assessmentContracts.GetCertificate, async ({ input, ...call }) => {
      const stored = await findIssued(services, input.id, call)
      const last = stored === undefined ? undefined : presentLast(stored.id, stored.version, stored.state, call.today)
      if (stored === undefined || last === undefined) return undefined
      const { version, state, key } = stored
      return { body: { ...last, ...(await checkOf(state, call.now)) }, looks: [{ key, area: state.area }], version }
    }),
    handleQuery('GetCertificatePaper', assessmentContracts.GetCertificatePaper, async ({ input, ...call }) => {
      const stored = await findHeld(services, input.id, call)
      const nth = (stored?.state.certificates.length ?? 0) - 1
      const paper = stored === undefined ? undefined : await paperOf(services, { ...stored, nth }, call.now)
      if (stored === undefined || paper === undefined) return undefined
      const name = `${stored.state.certificates[nth]?.number}.pdf`
      return {
        body: null,
        file: { name, bytes: await renderPdf(paper) },
        looks: [{ key: stored.key, area: stored.state.area }],
        version: stored.version,
      }
    }),
    handleQuery('GetCertificatePapers', assessmentContracts.GetCertificatePapers, async ({ input, ...call }) => {
      const found = await Promise.all([...new Set(input.ids.split(','))].map((id) => findHeld(services, id, call)))
      const papers = await Promise.all(
        found.map(async (stored) => {
          const paper =
            stored === undefined ? undefined : await paperOf(services, { ...stored, nth: stored.state.certificates.length - 1 }, call.now)
          return stored === undefined || paper === undefined ? [] : [{ paper, look: { key: stored.key, area: stored.state.area } }]
        }),
      )
      const [first, ...rest] = papers.flat()
      if (first === undefined) return undefined
      return {
        body: null,
        file: { name: `sertifikat-${call.today}.pdf`, bytes: await renderPdf(first.paper, ...rest.map(({ paper }) => paper)) },
        looks: [first, ...rest].map(({ look }) => look),
      }
    }),
    handleQuery('GetCertificateCredential', assessmentContracts.GetCertificateCredential, async ({ input, ...call }) => {
      const stored = await findHeld(services, input.id, call)
      const nth = (stored?.state.certificates.length ?? 0) - 1
      const signed = stored === undefined ? undefined : await signCredential(services, { ...stored, nth }, call.now)
      if (stored === undefined || signed === undefined) return undefined
      return {
        body: null,
        file: { name: credentialFile(stored.state.certificates[nth]?.number ?? ''), bytes: Buffer.from(signed) },
        looks: [{ key: stored.key, area: stored.state.area }],
        version: stored.version,
      }
    }),
  ]
}
