// SPDX-License-Identifier: AGPL-3.0-or-later
// Annexes: from contract to store and decider; no rules here.

import { annexContracts } from '#cases/core/annex.contract.ts'
import { presentAnnex, presentOpened } from '#cases/core/annex.present.ts'
import { mayBeGuest, tellsOf, worksOn } from '#cases/core/annex.rules.ts'
import { ANNEX_TYPE, type AnnexCommand, type AnnexFacts, type AnnexState } from '#cases/core/annex.ts'
import { CASE_TYPE, type CaseFile } from '#cases/core/case.ts'
import { withholds } from '#cases/core/case.withheld.ts'
import { annexAggregate } from '#cases/server/annex.aggregate.ts'
import { annexesIn, annexLooks, type CaseAnnex, openedAnnexes } from '#cases/server/annex.store.ts'
import { bindAnnexFiles } from '#cases/server/annex-file.handlers.ts'
import type { CaseNeeds } from '#cases/server/case.handlers.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Actor, readsAs } from '#kernel/authority.ts'
import { refuse } from '#kernel/decider.ts'
import { formatId, parseId, type RecordKey } from '#kernel/ids.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Scanner } from '#platform/server/files/scanner.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import { type Bound, type Call, type CommandCallOf, handleCommand, handleQuery, type Services } from '#platform/server/http/capability.ts'
import { causedId } from '#platform/server/jobs/system.ts'
import { custody, everywhere, type Scope } from '#platform/server/storage/database.ts'
import type { Outcome, Stored } from '#platform/server/storage/records.ts'

interface FilePlugs {
  readonly files: SubjectFiles
  readonly scanner?: Scanner | undefined
}

const known = ({ id, version }: Stored<AnnexState>): object => ({ id, version })

/** The annex's own office, as which its key comes out: what breaking the glass means. Nothing else that we do acts as another office. */
const asOwner = ({ userId, today, now }: Scope, office: string): Scope => ({
  rows: [],
  filter: [],
  officeId: office,
  userId,
  ...(today === undefined ? {} : { today }),
  ...(now === undefined ? {} : { now }),
})

export function bindAnnexes(services: Services, { nameActs, recipients }: CaseNeeds, plugs: FilePlugs): readonly Bound[] {
  const { db, records } = services

  const caseWithin = (id: string, scope: Scope): Promise<Stored<CaseFile> | undefined> =>
    records.find<CaseFile>(CASE_TYPE, parseId(id), scope)

  /** Whose annexes an office that works on a case is told of: that they are there. A deputy is told of none. */
  const annexesTold = async (key: RecordKey, actor: Actor): Promise<readonly CaseAnnex[]> =>
    (await annexesIn(db, custody, key)).filter(({ office }) => actor.acting === undefined && tellsOf(office, actor))

  /** An annex that the reader reaches, and what its case is now; whoever was let in may have lost the case meanwhile. */
  async function reached(id: string, { scope }: Pick<Call<unknown>, 'scope'>) {
    const stored = await records.find<AnnexState>(ANNEX_TYPE, parseId(id), scope)
    const file = stored === undefined ? undefined : await caseWithin(stored.state.caseId, everywhere)
    return stored?.state.personal === undefined || file === undefined ? undefined : { stored, file: file.state }
  }

  async function namesOf(today: LocalDate, offices: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const named = offices.length === 0 ? [] : await recipients(today, [...new Set(offices)])
    return new Map(named.map(({ office, name }) => [office, name]))
  }

  const change = (call: Pick<CommandCallOf<unknown>, 'change'>, id: string, command: AnnexCommand): Promise<Outcome> =>
    call.change({ aggregate: annexAggregate, key: parseId(id), command, facts: async () => ({}), answer: known })

  /** In the annex of the own office: one in a case, whoever of it writes first. */
  async function write(id: string, call: Omit<CommandCallOf<unknown>, 'input'>, command: (area: string) => AnnexCommand): Promise<Outcome> {
    const { actor, scope } = call
    const found = await caseWithin(id, scope)
    if (found === undefined) return { type: 'not-found' }
    const area = isInsideAny(found.state.area, actor.prefixes) ? found.state.area : (actor.prefixes[0] ?? '')
    return call.change({
      aggregate: annexAggregate,
      key: { regency: found.key.regency, uuid: causedId(ANNEX_TYPE, id, actor.officeId) },
      createIn: area,
      orExisting: true,
      command: command(area),
      facts: async () => ({ withheld: withholds(found.state, readsAs(actor)) }),
      answer: known,
    })
  }

  return [
    ...bindAnnexFiles({ ...plugs, reached }),
    handleQuery('ListAnnexes', annexContracts.ListAnnexes, async ({ input, actor, scope, today }) => {
      const found = await caseWithin(input.id, scope)
      if (found === undefined) return undefined
      const [told, open] = await Promise.all([annexesTold(found.key, actor), annexesIn(db, scope, found.key)])
      const reached = new Set(open.map(({ key }) => key.uuid))
      const names = await namesOf(
        today,
        told.map(({ office }) => office),
      )
      const own = told.find(({ office }) => office === actor.officeId)
      return {
        body: {
          ...(own === undefined ? {} : { own: formatId(own.key) }),
          withheld: withholds(found.state, readsAs(actor)),
          others: told
            .filter(({ office }) => office !== actor.officeId)
            .map(({ office, key }) => ({ office, name: names.get(office), ...(reached.has(key.uuid) ? { annex: formatId(key) } : {}) })),
        },
      }
    }),
    handleQuery('ListOpenedAnnexes', annexContracts.ListOpenedAnnexes, async ({ actor, scope, today }) => {
      const found = await Promise.all((await openedAnnexes(db, scope)).map((key) => records.find<AnnexState>(ANNEX_TYPE, key, scope)))
      const open = found.flatMap((stored) => (stored?.state.personal === undefined ? [] : [stored]))
      const names = await namesOf(
        today,
        open.map(({ state }) => state.office),
      )
      return { body: { items: presentOpened(open, { officeId: actor.officeId, today, names }) } }
    }),
    handleQuery('GetAnnex', annexContracts.GetAnnex, async ({ input, actor, now, today, ...call }) => {
      const found = await reached(input.id, call)
      if (found === undefined) return undefined
      const { id, key, version, state } = found.stored
      const offices = [state.office, ...state.openings.map(({ office }) => office)]
      const [names, by] = await Promise.all([namesOf(today, offices), nameActs([...state.notes, ...state.broken, ...(state.files ?? [])])])
      const withheld = withholds(found.file, readsAs(actor))
      return {
        body: presentAnnex(id, version, state, { officeId: actor.officeId, now, today, withheld, names, by }),
        looks: [{ key, area: state.area }],
        version,
      }
    }),
    handleQuery('ListAnnexLooks', annexContracts.ListAnnexLooks, async ({ input, actor, today, ...call }) => {
      const found = await reached(input.id, call)
      // A guest is told of no look.
      if (found === undefined || found.stored.state.office !== actor.officeId) return undefined
      const { key, state } = found.stored
      const looks = await annexLooks(db, key)
      const names = await namesOf(
        today,
        looks.map((look) => look.office_id),
      )
      const items = looks.map(({ day, office_id: office, times }) => ({ day, name: names.get(office), times }))
      return { body: { items }, looks: [{ key, area: state.area }] }
    }),
    handleQuery('ListAnnexGuests', annexContracts.ListAnnexGuests, async ({ input, actor, today, ...call }) => {
      const found = await reached(input.id, call)
      if (found === undefined || found.stored.state.office !== actor.officeId) return undefined
      const items = (await recipients(today))
        .filter(({ office, kind }) => office !== actor.officeId && mayBeGuest(kind))
        .map((each) => ({ office: each.office, name: each.name, kind: each.kind, onCase: worksOn(found.file, each, today) }))
      return { body: { items: items.toSorted((one, other) => Number(other.onCase) - Number(one.onCase)) } }
    }),
    handleCommand('BeginAnnex', annexContracts.BeginAnnex, ({ input: { id }, ...call }) =>
      write(id, call, (area) => ({ type: 'BeginAnnex', area, caseId: id })),
    ),
    handleCommand('AddAnnexNote', annexContracts.AddAnnexNote, ({ input: { id, kind, told, text }, ...call }) =>
      write(id, call, (area) => ({ type: 'AddAnnexNote', area, caseId: id, kind, told: told ?? call.today, text })),
    ),
    handleCommand('OpenAnnex', annexContracts.OpenAnnex, ({ input: { id, ...opening }, today, change: keep }) => {
      const facts = async (state: AnnexState | undefined): Promise<AnnexFacts> => {
        const [guest] = await recipients(today, [opening.office])
        const file = state === undefined ? undefined : await caseWithin(state.caseId, everywhere)
        if (guest === undefined || file === undefined) return {}
        return { guest: { kind: guest.kind, onCase: worksOn(file.state, guest, today) } }
      }
      return keep({ aggregate: annexAggregate, key: parseId(id), command: { type: 'OpenAnnex', ...opening }, facts, answer: known })
    }),
    handleCommand('CloseAnnex', annexContracts.CloseAnnex, ({ input: { id, office }, ...call }) =>
      change(call, id, { type: 'CloseAnnex', office }),
    ),
    handleCommand('SeeBrokenGlass', annexContracts.SeeBrokenGlass, ({ input, ...call }) =>
      change(call, input.id, { type: 'SeeBrokenGlass' }),
    ),
    handleCommand('BreakGlass', annexContracts.BreakGlass, async ({ input, actor, scope, change: keep }) => {
      const found = await caseWithin(input.id, scope)
      if (found === undefined) return { type: 'not-found' }
      const kept = (await annexesTold(found.key, actor)).find(({ office }) => office === input.office)
      if (kept === undefined) return { type: 'refused', refusal: refuse('annex-none').refusal }
      return keep({
        aggregate: annexAggregate,
        key: kept.key,
        scope: asOwner(scope, kept.office),
        command: { type: 'BreakGlass', reason: input.reason },
        facts: async () => ({}),
        answer: ({ id, version, state }) => ({ id, version, until: state.broken.at(-1)?.until }),
      })
    }),
  ]
}
