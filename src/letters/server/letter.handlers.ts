// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters: from contract to store and decider; no rules here.

import { randomBytes } from 'node:crypto'
import * as z from 'zod/mini'
import type { JourneyPorts, WorkerPerson } from '#journeys/core/worker.port.ts'
import type { InputOf } from '#kernel/contract.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { LocalDate } from '#kernel/time.ts'
import { type IssueFacts, notOurPlace } from '#letters/core/issue.rules.ts'
import { answerOf } from '#letters/core/letter.answer.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { letterRule } from '#letters/core/letter.law.ts'
import { seriesOf } from '#letters/core/letter.number.ts'
import type { LetterState, ReferredTo } from '#letters/core/letter.ts'
import { consentersOf, offeredBy } from '#letters/core/offered.rules.ts'
import { named, seatOf } from '#letters/core/seat.ts'
import { signsWhere } from '#letters/core/signer.ts'
import { headOf, type Naming, sitsOf } from '#letters/server/head.ts'
import { LETTER_TYPE, letterAggregate } from '#letters/server/letter.aggregate.ts'
import { presentLetter, presentRow } from '#letters/server/letter.present.ts'
import { type LetterSigner, signLetter } from '#letters/server/letter.signing.ts'
import { countConsents, type LetterRow, listLetters, listLettersOf } from '#letters/server/letter.store.ts'
import type { SignedPlugs } from '#letters/server/signed.handlers.ts'
import { renderPdf } from '#platform/server/documents/pdf.ts'
import { type Bound, type Call, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { decodeCursor, encodeCursor } from '#platform/server/http/cursor.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { type Scope, within } from '#platform/server/storage/database.ts'
import type { Stored } from '#platform/server/storage/records.ts'
import { nextSerialAnywhere } from '#platform/server/storage/series.ts'
import { openTurns } from '#platform/server/storage/turns.ts'
import { tokenFrom } from '#training/core/certificate.ts'

export interface LetterPlugs extends Naming, Pick<SignedPlugs, 'electronic'> {
  /** Offices by the names of a day. */
  readonly recipients: (on: LocalDate, ids?: readonly string[]) => Promise<readonly { readonly office: string; readonly name: string }[]>
  readonly journeys: JourneyPorts<Scope>
  readonly signer: LetterSigner
}

const Cursor = z.tuple([LocalDate, z.uuid()])
type Issuing = InputOf<typeof letterContracts.IssueLetter>

export function bindLetters(services: Services, { journeys, signer, electronic, recipients, ...naming }: LetterPlugs): readonly Bound[] {
  const { db, records } = services
  // Within this process nobody races for the next number; the unique index decides among several.
  const turns = openTurns()

  const head = headOf(services, naming)
  const find = (id: string, scope: Scope): Promise<Stored<LetterState> | undefined> =>
    records.findEven<LetterState>(LETTER_TYPE, parseId(id), scope)

  /** Of those that stand, the one that was asked for, or the newest. */
  async function referredTo({ referrals = [] }: WorkerPerson, { recipient }: Issuing, today: LocalDate): Promise<ReferredTo | undefined> {
    const found = referrals.findLast(({ office, until }) => until >= today && (recipient === undefined || office === recipient))
    if (found === undefined) return undefined
    const { office, purpose, ground, consentOn, on, until } = found
    const [named] = await recipients(today, [office])
    return { office: named?.name ?? office, purpose, ground, ...(consentOn === undefined ? {} : { consentOn }), on, until }
  }

  /** What only some kinds tell of. */
  async function toldOf({ scope, today }: Pick<Call<unknown>, 'scope' | 'today'>, person: WorkerPerson, issuing: Issuing) {
    const { id, kind } = issuing
    const referred = kind === 'REFERRAL' ? await referredTo(person, issuing, today) : undefined
    const costs = kind === 'COSTS' ? await journeys.costs(scope, id, today) : undefined
    return { ...(referred === undefined ? {} : { referred }), ...(costs === undefined ? {} : { costs }) }
  }

  /** What stands out is told by what was there before. */
  async function consentFacts({ actor, scope, today }: Pick<Call<unknown>, 'actor' | 'scope' | 'today'>, id: string): Promise<IssueFacts> {
    const before = await journeys.familyBefore(scope, id, today)
    const consents = await countConsents(db, scope, { regency: parseId(id).regency, officeId: actor.officeId, today })
    return { consents, ...(before === undefined ? {} : { familyBefore: before }) }
  }

  async function factsOf(call: Omit<Call<unknown>, 'input'>, issuing: Issuing): Promise<IssueFacts> {
    const { id, kind } = issuing
    const { actor, scope, today } = call
    const person = await journeys.person(scope, id)
    if (person === undefined) return {}
    const { officeId } = actor
    const seat = seatOf(actor, person.area)
    const series = seriesOf({ code: letterRule(kind, today).code, officeId, on: today })
    const lead = person.mergedInto?.file
    return {
      person,
      ...(lead === undefined ? {} : { leads: (await journeys.cards(scope, [lead])).has(lead) }),
      place: named(person.area, naming.regionName).join(', '),
      sits: await sitsOf(naming, actor),
      ...(await head(actor, seat, today)),
      nextSerial: await nextSerialAnywhere(db, series),
      ...(await toldOf(call, person, issuing)),
      ...(kind === 'FAMILY_CONSENT' ? await consentFacts(call, id) : {}),
    }
  }

  /** Of files of one person, newest first. */
  async function lettersOf(scope: Scope, files: readonly string[]): Promise<readonly LetterRow[]> {
    const rows = (await Promise.all(files.map((file) => listLettersOf(db, scope, parseId(file))))).flat()
    const orderOf = ({ issued_on: on, letter_id: uuid }: LetterRow): string => `${on} ${uuid}`
    return rows.toSorted((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1))
  }

  async function presented(rows: readonly LetterRow[], scope: Scope, today: LocalDate): Promise<readonly object[]> {
    const idOf = (row: LetterRow): string => formatId({ regency: row.regency, uuid: row.worker_id })
    const cards = await journeys.cards(scope, [...new Set(rows.map(idOf))])
    return rows.map((row) => presentRow(row, cards.get(idOf(row))?.name, today))
  }

  return [
    handleCommand('IssueLetter', letterContracts.IssueLetter, async ({ input, ...call }) => {
      const { id: workerId, letter, replaces, id: _id, ...said } = input
      const card = (await journeys.cards(call.scope, [workerId])).get(workerId)
      if (card === undefined) return { type: 'not-found' }
      if (!within(call.scope, card.area)) return { type: 'refused', refusal: notOurPlace(call) }
      if (replaces !== undefined && (await find(replaces, call.scope)) === undefined)
        return { type: 'refused', refusal: refuse('letter-not-replaced').refusal }
      const { regency } = parseId(workerId)
      const key = { regency, uuid: letter ?? call.recordId ?? services.newId() }
      const by = formatId(key)
      return turns.take(`${call.actor.officeId} ${input.kind}`, () =>
        call.change({
          aggregate: letterAggregate,
          key,
          createIn: card.area,
          // One that was made before it was sent, and sent twice, is told apart by the rules.
          orExisting: true,
          command: { type: 'IssueLetter', workerId, ...said, token: tokenFrom(randomBytes(28), regency) },
          facts: () => factsOf(call, input),
          beside: () =>
            replaces === undefined
              ? []
              : [
                  records.beside(causedId(call.commandId, replaces), {
                    aggregate: letterAggregate,
                    key: parseId(replaces),
                    command: { type: 'ReplaceLetter', workerId, kind: input.kind, by },
                    facts: async () => ({ files: await journeys.samePerson(workerId) }),
                  }),
                ],
          answer: (stored) => answerOf(stored, call.today),
        }),
      )
    }),
    handleQuery('ListLettersOf', letterContracts.ListLettersOf, async ({ input, actor, scope, today }) => {
      const person = await journeys.person(scope, input.id)
      if (person === undefined) return undefined
      const led = await journeys.ledBy(scope, input.id)
      const rows = await lettersOf(scope, [input.id, ...led.map(({ id }) => id)])
      const issues = within(scope, person.area)
      const referrals = (person.referrals ?? []).filter(({ until }) => until >= today)
      const referred = referrals.map(({ office }) => office)
      const names = new Map((await recipients(today, referred)).map(({ office, name }) => [office, name]))
      const offered = issues ? offeredBy(actor.officeKind, today) : []
      return {
        body: {
          items: (await presented(rows, scope, today)).map((row, nth) => ({ ...row, ours: rows[nth]?.office_id === actor.officeId })),
          // A referral is told of where there is one.
          offered: offered.filter(({ kind }) => kind !== 'REFERRAL' || referrals.length > 0),
          consenters: consentersOf(person.family ?? [], today),
          referrals: referrals.map(({ office, purpose, until }) => ({ office, name: names.get(office) ?? office, purpose, until })),
          acting: actor.acting !== undefined,
          ...(actor.acting === undefined ? signsWhere((await head(actor, seatOf(actor, person.area), today)).signer) : {}),
        },
        looks: [{ id: input.id, area: person.area }, ...led].map(({ id, area }) => ({ key: parseId(id), area })),
      }
    }),
    handleQuery('ListLetters', letterContracts.ListLetters, async ({ input, scope, today }) => {
      const { kind, status, show, limit } = input
      const after = decodeCursor(input.cursor, Cursor)
      const rows = await listLetters(db, scope, today, { kind, status, flagged: show === 'flagged', after, limit: limit + 1 })
      const page = rows.slice(0, limit)
      const last = page.at(-1)
      const next = rows.length > limit && last !== undefined ? encodeCursor([last.issued_on, last.letter_id]) : null
      return { body: { items: await presented(page, scope, today), next } }
    }),
    handleQuery('GetLetter', letterContracts.GetLetter, async ({ input, actor, scope, now, today }) => {
      const stored = await find(input.id, scope)
      if (stored === undefined) return undefined
      const { key, version, state } = stored
      const signed = await signLetter(services, signer, state, now)
      const { settled } = state
      const [by] = settled === undefined ? [] : await naming.nameActs([{ userId: settled.by, officeId: settled.officeId, on: settled.on }])
      const body = presentLetter(stored, { signed, today, actor, by, electronic: electronic !== undefined })
      return { body, looks: [{ key, area: state.area }], version }
    }),
    handleQuery('GetLetterPaper', letterContracts.GetLetterPaper, async ({ input, scope, now }) => {
      const stored = await find(input.id, scope)
      const signed = stored === undefined ? undefined : await signLetter(services, signer, stored.state, now)
      if (stored === undefined || signed === undefined) return undefined
      const { key, version, state } = stored
      const name = `${state.number.replaceAll('/', '-')}.pdf`
      return { body: null, file: { name, bytes: await renderPdf(signed.paper) }, looks: [{ key, area: state.area }], version }
    }),
    handleCommand('RevokeLetter', letterContracts.RevokeLetter, ({ input: { id, cause, reason }, ...call }) =>
      call.change({
        aggregate: letterAggregate,
        key: parseId(id),
        command: { type: 'RevokeLetter', cause, reason },
        facts: async () => ({}),
        answer: (stored) => answerOf(stored, call.today),
      }),
    ),
    handleCommand('SettleLetterFlags', letterContracts.SettleLetterFlags, ({ input: { id, outcome, found }, ...call }) =>
      call.change({
        aggregate: letterAggregate,
        key: parseId(id),
        command: { type: 'SettleFlags', as: outcome, found },
        facts: async () => ({}),
        answer: (stored) => answerOf(stored, call.today),
      }),
    ),
  ]
}
