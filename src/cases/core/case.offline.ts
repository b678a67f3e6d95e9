// SPDX-License-Identifier: AGPL-3.0-or-later
// Cases without a network: a village officer takes a complaint and the minutes of a handover, and sees what is due in the village's cases.

import { agencyCopy } from '#agencies/core/agency.offline.ts'
import { allCaseWords } from '#cases/core/all.words.ts'
import { intakeAsked } from '#cases/core/case.asked.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { type CaseOnDevice, caseCopy, onDevice } from '#cases/core/case.copy.ts'
import { presentCase, presentCaseAnswer } from '#cases/core/case.present.ts'
import { caseDecider } from '#cases/core/case.rules.ts'
import { stepsTold } from '#cases/core/case.steps.ts'
import type { CaseCommand, CaseFacts, CaseFile } from '#cases/core/case.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { workerCopy } from '#journeys/core/worker.copy.ts'
import { regencyOf } from '#kernel/area.ts'
import { readsAs } from '#kernel/authority.ts'
import type { InputOf, OutputOf } from '#kernel/contract.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { type Away, type DecidedHere, type Kept, NOT_HERE, type OfflineCapability, offlineCommand, offlineQuery } from '#kernel/offline.ts'
import type { Language } from '#kernel/words.ts'
import { NAMELESS } from '#kernel/work.ts'

type Here = Away & { readonly commandId: string }
type OnDevice = Kept<CaseOnDevice>
type Row = OutputOf<typeof caseContracts.ListCases>['items'][number]

const words: Readonly<Record<Language, Readonly<Record<string, string>>>> = allCaseWords
const textIn =
  (language: Language) =>
  (code: string): string =>
    words[language][`step.${code}`] ?? code

interface Asked {
  readonly command: CaseCommand
  readonly facts?: CaseFacts
}

function decide(id: string, before: Kept<CaseFile> | undefined, { command, facts = {} }: Asked, here: Here): DecidedHere {
  const { actor, now, today, language } = here
  const decision = caseDecider.decide(before?.state, command, { actor, now, today }, facts)
  if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
  let file = before?.state
  for (const event of decision.events) file = caseDecider.evolve(file, event)
  if (file === undefined) return NOT_HERE
  const version = (before?.version ?? 0) + decision.events.length
  return {
    type: 'done',
    part: caseCopy.type,
    // As it will come back: what was just told is sealed with what is not sent yet, and nowhere else.
    kept: { id, version, state: onDevice(file) },
    answer: presentCaseAnswer(id, version, file, { text: textIn(language), kind: readsAs(actor) }),
  }
}

function register(input: InputOf<typeof caseContracts.RegisterCase>, here: Here): DecidedHere {
  const { workerId, agencyId } = input
  const person = workerId === undefined ? undefined : here.copy.get(workerCopy, workerId)
  if (workerId !== undefined && person === undefined) return NOT_HERE
  if (agencyId !== undefined && here.copy.get(agencyCopy, agencyId) === undefined) return NOT_HERE
  const asked = intakeAsked(input, { home: person?.state.area, prefixes: here.actor.prefixes })
  if (!asked.ok) return { type: 'refused', refusal: asked.refusal }
  const regency = workerId === undefined ? regencyOf(asked.command.area) : parseId(workerId).regency
  const facts = person === undefined ? {} : { person: { name: person.state.personal.name } }
  return decide(formatId({ regency, uuid: here.commandId }), undefined, { command: asked.command, facts }, here)
}

/** The file of whom it is about, which may be begun on this device too. */
function about({ workerId }: Readonly<Record<string, unknown>>): string | undefined {
  return typeof workerId === 'string' ? workerId : undefined
}

function markReturn({ id, mark, on, said, paper, minutes }: InputOf<typeof planContracts.MarkReturn>, here: Here): DecidedHere {
  const kept = here.copy.get(caseCopy, id)
  const file = kept?.state.file
  // Papers are kept where the network is.
  if (kept === undefined || file === undefined || paper !== undefined) return NOT_HERE
  const told = { ...(said === undefined ? {} : { said }), ...(minutes === undefined ? {} : { minutes }) }
  return decide(id, { ...kept, state: file }, { command: { type: 'MarkReturn', mark, on, ...told } }, here)
}

function rowOf({ id, state: { file } }: OnDevice, { today }: Away): readonly Row[] {
  if (file === undefined) return []
  const { area, category, state, registeredOn, personal } = file
  const due = stepsTold(file, true)[0]?.due ?? null
  return [{ id, name: personal?.name ?? null, area, category, state, registeredOn, due, late: due !== null && due < today }]
}

function listed({ state, category, late, mine, limit, cursor = '0' }: InputOf<typeof caseContracts.ListCases>, away: Away) {
  const owned = ({ state: { file } }: OnDevice): boolean =>
    mine !== 'true' || (file !== undefined && stepsTold(file, true).some(({ owner }) => owner === away.actor.officeKind))
  const rows = away.copy
    .all(caseCopy)
    .filter(owned)
    .flatMap((kept) => rowOf(kept, away))
    .filter(
      (row) =>
        (state === undefined || (state === 'open' ? row.due !== null : row.state === state)) &&
        (category === undefined || row.category === category) &&
        (late !== 'true' || row.late),
    )
    .sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : (a.due ?? '9999') > (b.due ?? '9999') ? 1 : a.id < b.id ? -1 : 1))
  const from = Number(cursor) || 0
  return { items: rows.slice(from, from + limit), next: from + limit < rows.length ? String(from + limit) : null }
}

export const casesOffline: OfflineCapability = {
  copies: [caseCopy],
  commands: [
    { ...offlineCommand('RegisterCase', caseContracts.RegisterCase, register), leaves: true, of: about },
    { ...offlineCommand('MarkReturn', planContracts.MarkReturn, markReturn), leaves: true },
  ],
  queries: [
    offlineQuery(caseContracts.GetCase, ({ id }, away) => {
      const kept = away.copy.get(caseCopy, id)
      const file = kept?.state.file
      if (kept === undefined || file === undefined) return undefined
      const { actor, today, language } = away
      const names = file.history.map(() => ({}))
      return caseContracts.GetCase.output.parse(
        presentCase(id, kept.version, file, { kind: readsAs(actor), actor, today, text: textIn(language), names }),
      )
    }),
    offlineQuery(caseContracts.ListCases, listed),
    offlineQuery(caseContracts.ListCasesOf, ({ id }, away) => {
      const of = away.copy.all(caseCopy).filter(({ state }) => state.file?.workerId === id)
      return { items: of.flatMap((kept) => rowOf(kept, away)).sort((a, b) => (a.registeredOn < b.registeredOn ? 1 : -1)) }
    }),
  ],
  works: ({ copy }) =>
    copy.all(caseCopy).flatMap(({ id, state: { area, file } }) => {
      if (file === undefined) return []
      const label = file.personal?.name ?? NAMELESS
      return [{ steps: stepsTold(file, true), subject: { type: caseCopy.type, id, label, area, stage: file.state } }]
    }),
  labelOf: (copy, id) => copy.get(caseCopy, id)?.state.file?.personal?.name,
  forms: { RegisterCase: '/cases/new' },
  words: allCaseWords,
}
