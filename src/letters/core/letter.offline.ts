// SPDX-License-Identifier: AGPL-3.0-or-later
// Letters on a village's device without a network: which there are, and one that is drafted there by the same rules. Its number follows, since
// only the server counts, without a gap.

import { headOn } from '#access/core/office.ts'
import { ledIdsHere } from '#journeys/core/watch.offline.ts'
import { readHere, workerCopy } from '#journeys/core/worker.copy.ts'
import type { WorkerPerson } from '#journeys/core/worker.port.ts'
import type { WorkerState } from '#journeys/core/worker.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import {
  type Away,
  type CopyPart,
  copyPart,
  type Deciding,
  type Kept,
  NOT_HERE,
  type OfflineCapability,
  offlineCommand,
  offlineQuery,
} from '#kernel/offline.ts'
import type { IssueFacts } from '#letters/core/issue.rules.ts'
import { answerOf } from '#letters/core/letter.answer.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { issuedBy, letterDecider } from '#letters/core/letter.rules.ts'
import { openFlags } from '#letters/core/letter.steps.ts'
import { isUnsigned, type LetterState, type Signer, statusOn } from '#letters/core/letter.ts'
import { letterWords } from '#letters/core/letter.words.ts'
import { consentersOf, offeredBy } from '#letters/core/offered.rules.ts'
import { named, seatOf } from '#letters/core/seat.ts'
import { signsWhere } from '#letters/core/signer.ts'

/** Number, kind and standing: what a letter says stays at the office. */
export const letterCopy: CopyPart<LetterState> = copyPart<LetterState>({
  type: 'letter',
  may: ['village-officer'],
  take: ({ personal: _personal, erased: _erased, ...state }) => state,
})

function personOf(id: string, { area, journey, milestones, plan, personal, mergedInto }: WorkerState): WorkerPerson {
  const { name, sex, birthDate, nik, stated, family, occupation = plan.occupation } = personal
  return {
    id,
    name,
    sex,
    area,
    state: journey,
    scheme: plan.scheme,
    birthDate,
    milestones,
    ...(plan.destination === undefined ? {} : { destination: plan.destination }),
    ...(occupation === undefined ? {} : { occupation }),
    ...(nik === undefined ? {} : { nik }),
    ...(stated === undefined ? {} : { stated }),
    ...(family === undefined ? {} : { family }),
    ...(mergedInto === undefined ? {} : { mergedInto }),
  }
}

/** As the server has it: whoever works in the office of a named head signs for that one. */
function signerHere({ actor, heads = [], today }: Pick<Away, 'actor' | 'heads' | 'today'>): Signer {
  const { name, acting } = actor
  const head = acting === undefined ? headOn(heads, today) : undefined
  if (head === undefined) return { name }
  const { caretaker } = head
  return { name, ...(head.me ? {} : { forName: head.name }), ...(caretaker === undefined ? {} : { caretaker }) }
}

/** What the rules ask; what is printed is written by the server. */
function factsOf(person: WorkerPerson, here: Deciding): IssueFacts {
  const { actor, places } = here
  const called = (code: string): string => places.get(code) ?? code
  return {
    person,
    place: named(person.area, called).join(', '),
    sits: { seat: seatOf(actor, person.area), nth: 1 },
    office: { name: actor.officeId, lines: [] },
    signer: signerHere(here),
    nextSerial: 1,
  }
}

function rowOf({ id, state }: Kept<LetterState>, name: string, today: string): object {
  const { workerId, kind, number, issuedOn, validUntil = null } = state
  return {
    id,
    workerId,
    name,
    kind,
    number,
    status: statusOn(state, today),
    unsigned: isUnsigned(state),
    issuedOn,
    validUntil,
    flags: openFlags(state).length,
  }
}

export const lettersOffline: OfflineCapability = {
  copies: [letterCopy],
  commands: [
    offlineCommand('IssueLetter', letterContracts.IssueLetter, ({ id: workerId, letter, replaces: _replaces, ...said }, here) => {
      const { actor, now, today, commandId } = here
      const worker = here.copy.get(workerCopy, workerId)
      if (worker === undefined || !letterCopy.may.includes(actor.role)) return NOT_HERE
      // To whom a file is open, and how that office is called, the server knows.
      if (said.kind === 'REFERRAL') return NOT_HERE
      const asked = { type: 'IssueLetter', workerId, ...said, token: '' } as const
      const decision = letterDecider.decide(
        undefined,
        asked,
        { actor, now, today },
        factsOf(personOf(workerId, readHere(here.copy, worker).state), here),
      )
      if (!decision.ok) return { type: 'refused', refusal: decision.refusal }
      let state: LetterState | undefined
      for (const event of decision.events) state = letterDecider.evolve(state, event)
      if (state === undefined) return NOT_HERE
      const { personal: _personal, erased: _erased, ...open } = state
      const id = formatId({ regency: parseId(workerId).regency, uuid: letter ?? commandId })
      // Only the server counts.
      const kept = { id, version: decision.events.length, state: { ...open, number: '' } }
      return { type: 'done', part: letterCopy.type, kept, answer: answerOf(kept, today), of: workerId }
    }),
  ],
  queries: [
    offlineQuery(letterContracts.ListLettersOf, ({ id }, away) => {
      const { actor, copy, today } = away
      const kept = copy.get(workerCopy, id)
      const worker = kept && readHere(copy, kept)
      if (worker === undefined || !letterCopy.may.includes(actor.role)) return undefined
      const { area, personal } = worker.state
      const files = [id, ...ledIdsHere(id, away)]
      const letters = copy.all(letterCopy).filter(({ state }) => files.includes(state.workerId))
      const newest = letters.toSorted((one, other) => (`${one.state.issuedOn} ${one.id}` < `${other.state.issuedOn} ${other.id}` ? 1 : -1))
      return letterContracts.ListLettersOf.output.parse({
        items: newest.map((each) => ({ ...rowOf(each, personal.name, today), ours: issuedBy(each.state, actor) })),
        offered: actor.prefixes.some((prefix) => area.startsWith(prefix))
          ? offeredBy(actor.officeKind, today).filter(({ kind }) => kind !== 'REFERRAL')
          : [],
        consenters: consentersOf(personal.family ?? [], today),
        referrals: [],
        acting: false,
        ...signsWhere(signerHere(away)),
      })
    }),
  ],
  labelOf: (copy, id) => {
    const letter = copy.get(letterCopy, id)
    return letter && copy.get(workerCopy, letter.state.workerId)?.state.personal.name
  },
  words: letterWords,
}
