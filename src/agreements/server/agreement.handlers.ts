// SPDX-License-Identifier: AGPL-3.0-or-later
// Agreements: from contract to store and decider; no rules here.

import { Readable } from 'node:stream'
import * as z from 'zod/mini'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import { presentAgreement, presentAgreementAnswer } from '#agreements/core/agreement.present.ts'
import { standingOf, standingOn, termFor } from '#agreements/core/agreement.rules.ts'
import { AGREEMENT_TYPE, type Agreement, type AgreementCommand, SHARED_LIST, type SharedField } from '#agreements/core/agreement.ts'
import { agreementWords } from '#agreements/core/agreement.words.ts'
import { agreementAggregate } from '#agreements/server/agreement.aggregate.ts'
import { listAgreements, listTakenUnder } from '#agreements/server/agreement.store.ts'
import { csvLine } from '#exchange/core/csv.ts'
import { exportCells, exportHeadings } from '#exchange/core/export.ts'
import type { ExportedFile, ExportPorts } from '#journeys/core/worker.port.ts'
import { regencyOf } from '#kernel/area.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import type { Recipients } from '#kernel/referral.ts'
import { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { type Bound, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import type { Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

export interface AgreementNeeds extends ExportPorts<Scope> {
  /** Every office by its name of that day, or those of some ids. */
  readonly recipients: Recipients
  /** Who acted, by the names of that day, in the order of the acts. */
  readonly nameActs: (
    acts: readonly { readonly userId: string; readonly officeId: string; readonly on: LocalDate }[],
  ) => Promise<readonly { readonly user?: string; readonly office?: string }[]>
}

const Cursor = z.tuple([LocalDate, z.uuid()])
const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = agreementWords
const stepText =
  (language: Language) =>
  (code: string): string =>
    words[language][`step.${code}`] ?? code

/** The agreed columns alone, page by page as they are read; a mark so that Excel reads the letters as they are. */
async function* sharedCsv(pages: AsyncGenerator<readonly ExportedFile[]>, fields: readonly SharedField[]): AsyncGenerator<string> {
  const at = fields.map((field) => exportHeadings.indexOf(field))
  yield `\ufeff${csvLine(fields)}`
  for await (const page of pages) {
    yield page
      .map((file) => {
        const cells = exportCells(file)
        return csvLine(at.map((nth) => cells[nth] ?? ''))
      })
      .join('')
  }
}

export function bindAgreements(services: Services, { recipients, nameActs, files }: AgreementNeeds): readonly Bound[] {
  const { db, records, newId } = services
  const answerIn =
    (language: Language) =>
    ({ id, version, state }: Stored<Agreement>): object =>
      presentAgreementAnswer(id, version, state, stepText(language))
  const nothing = async () => ({ kinds: new Map() })
  const change = (call: Pick<CommandCallOf<unknown>, 'change' | 'language'>, id: string, command: AgreementCommand): Promise<Outcome> =>
    call.change({ aggregate: agreementAggregate, key: parseId(id), command, facts: nothing, answer: answerIn(call.language) })

  async function people({ parties, commitments }: Agreement): Promise<ReadonlyMap<string, string>> {
    const acts = [
      ...parties.flatMap(({ office, signed }) => (signed === undefined ? [] : [{ officeId: office, ...signed }])),
      ...commitments.flatMap(({ office, kept }) => (kept === undefined ? [] : [{ officeId: office, ...kept }])),
    ]
    const named = await nameActs(acts)
    return new Map(acts.flatMap(({ userId }, nth) => (named[nth]?.user === undefined ? [] : [[userId, named[nth].user] as const])))
  }

  return [
    handleQuery('ListParties', agreementContracts.ListParties, async ({ actor, today }) => {
      const all = await recipients(today)
      return { body: { items: all.map(({ office, name, kind }) => ({ office, name, kind, own: office === actor.officeId })) } }
    }),
    handleCommand('ProposeAgreement', agreementContracts.ProposeAgreement, async ({ input: { area: said, ...input }, ...call }) => {
      const area = said ?? call.actor.prefixes[0] ?? ''
      if (area === '')
        return { type: 'refused', refusal: refuse('invalid-input', { fields: [{ field: 'area', code: 'agreement-area' }] }).refusal }
      return call.change({
        aggregate: agreementAggregate,
        key: { regency: regencyOf(area), uuid: newId() },
        createIn: area,
        command: { type: 'ProposeAgreement', area, ...input },
        facts: async () => {
          const known = await recipients(call.today, [call.actor.officeId, ...input.parties])
          return { kinds: new Map(known.map(({ office, kind }) => [office, kind])) }
        },
        answer: answerIn(call.language),
      })
    }),
    handleCommand('SignAgreement', agreementContracts.SignAgreement, ({ input, ...call }) =>
      change(call, input.id, { type: 'SignAgreement' }),
    ),
    handleCommand('KeepCommitment', agreementContracts.KeepCommitment, ({ input: { id, ...kept }, ...call }) =>
      change(call, id, { type: 'KeepCommitment', ...kept }),
    ),
    handleCommand('EndAgreement', agreementContracts.EndAgreement, ({ input: { id, because }, ...call }) =>
      change(call, id, { type: 'EndAgreement', because }),
    ),
    handleQuery('ListAgreements', agreementContracts.ListAgreements, async ({ input, scope, today }) => {
      const rows = await listAgreements(db, scope, { after: decodeCursor(input.cursor, Cursor), limit: input.limit + 1 })
      const page = rows.slice(0, input.limit)
      const last = page.at(-1)
      const next = rows.length > input.limit && last !== undefined ? encodeCursor([last.valid_until, last.agreement_id]) : null
      const items = page.map((row) => ({
        id: formatId({ regency: row.regency, uuid: row.agreement_id }),
        title: row.title,
        standing: standingOf({ ended: row.ended_on !== null, signed: row.signed, from: row.valid_from, until: row.valid_until }, today),
        from: row.valid_from,
        until: row.valid_until,
        due: row.due_on,
      }))
      return { body: { items, next } }
    }),
    handleQuery('GetAgreement', agreementContracts.GetAgreement, async ({ input, scope, actor, today, language }) => {
      const stored = await records.find<Agreement>(AGREEMENT_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      const { id, version, key, state } = stored
      const offices = await recipients(today, state.letIn)
      const body = presentAgreement(id, version, state, {
        officeId: actor.officeId,
        today,
        text: stepText(language),
        names: new Map(offices.map(({ office, name }) => [office, name])),
        users: await people(state),
        taken: await listTakenUnder(db, key),
      })
      return { body, version }
    }),
    handleQuery(SHARED_LIST, agreementContracts.TakeSharedFiles, async ({ input, scope, actor, today }) => {
      const stored = await records.find<Agreement>(AGREEMENT_TYPE, parseId(input.id), scope)
      if (stored === undefined) return undefined
      if (stored.state.terms[input.nth]?.to !== actor.officeId) return refuse('agreement-not-for-you')
      const term = termFor(stored.state, input.nth, actor.officeId, today)
      const [giver] = term === undefined ? [] : await recipients(today, [term.from])
      if (term === undefined || giver === undefined)
        return refuse(standingOn(stored.state, today) === 'PROPOSED' ? 'agreement-not-signed' : 'agreement-no-flow')
      // The places of the giver, for this list alone; the own ones and what lets the own office in say nothing here.
      const given: Scope = { rows: giver.areas, filter: giver.areas, officeId: '', userId: actor.userId, today }
      const csv = sharedCsv(files(given, {}, today), term.fields)
      return { body: '', file: { name: `kawal-data-${today}.csv`, bytes: Readable.from(csv) }, places: giver.areas }
    }),
  ]
}
