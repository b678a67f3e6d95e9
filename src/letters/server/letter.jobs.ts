// SPDX-License-Identifier: AGPL-3.0-or-later
// Whose letter was revoked has the step of the file that it answered once more. Whoever is erased is erased from their letters too: number and standing stay, and name nobody. What was issued before the erasure and kept
// after it is heard of later, and forgets by itself.

import type { Referral } from '#journeys/core/referral.ts'
import type { JourneyPorts } from '#journeys/core/worker.port.ts'
import { formatId, parseId } from '#kernel/ids.ts'
import { consentsNoMore } from '#letters/core/consent.rules.ts'
import { type LetterState, letterMilestones } from '#letters/core/letter.ts'
import { LETTER_TYPE, letterAggregate } from '#letters/server/letter.aggregate.ts'
import type { LetterPlugs } from '#letters/server/letter.handlers.ts'
import { type LetterRow, listLettersOf, onFilesWithLettersOver } from '#letters/server/letter.store.ts'
import type { SubjectFiles } from '#platform/server/files/subject-files.ts'
import type { Listener, Services } from '#platform/server/http/capability.ts'
import { causedId, systemCall } from '#platform/server/jobs/system.ts'
import { everywhere, type Scope } from '#platform/server/storage/database.ts'

export function letterListener(services: Services, journeys: JourneyPorts<Scope>, files: SubjectFiles): Listener {
  const { db, records } = services
  return {
    name: 'letters-holders',
    to: ['PersonErased', 'LetterIssued'],
    handle: async (event) => {
      const issued = event.type === 'LetterIssued' ? await records.find<LetterState>(LETTER_TYPE, event.key, everywhere) : undefined
      const workerId = event.type === 'PersonErased' ? formatId(event.key) : issued?.state.workerId
      if (workerId === undefined || (await journeys.cards(everywhere, [workerId])).has(workerId)) return
      for (const { regency, letter_id: uuid } of await listLettersOf(db, everywhere, parseId(workerId))) {
        await records.change(systemCall(services, { contract: 'ForgetHolder', commandId: causedId(event.commandId, uuid), regency }), {
          aggregate: letterAggregate,
          key: { regency, uuid },
          command: { type: 'ForgetHolder' },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
        await files.removeAll({ regency, uuid })
      }
    },
  }
}

/** A consent that was taken back, a statement that was false, or one that another takes the place of: it keeps no step of the file done. */
export function milestoneListener(services: Services, journeys: JourneyPorts<Scope>): Listener {
  const { db, records } = services

  /** Letters of a kind that the same person has beside this one, of all their files. */
  async function others(files: readonly string[], { number, kind }: LetterState): Promise<readonly LetterState[]> {
    const rows = (await Promise.all(files.map((file) => listLettersOf(db, everywhere, parseId(file))))).flat()
    const beside = rows.filter((row) => row.kind === kind && row.number !== number && row.revoked_on === null && row.replaced_on === null)
    const found = beside.map(({ regency, letter_id: uuid }) => records.find<LetterState>(LETTER_TYPE, { regency, uuid }, everywhere))
    return (await Promise.all(found)).flatMap((stored) => (stored === undefined ? [] : [stored.state]))
  }

  return {
    name: 'letters-milestones',
    to: ['LetterRevoked', 'LetterReplaced'],
    handle: async ({ key, commandId, type }) => {
      const letter = (await records.find<LetterState>(LETTER_TYPE, key, everywhere))?.state
      const code = letter && letterMilestones[letter.kind]
      if (letter === undefined || code === undefined) return
      const { number: evidence, personal } = letter
      const files = await journeys.samePerson(letter.workerId)
      const stand = await others(files, letter)
      const standing = stand.map(({ number }) => number)
      const why = personal?.reason === undefined ? '' : `: ${personal.reason}`
      const reason = type === 'LetterReplaced' ? `Surat ${evidence} diganti` : `Surat ${evidence} dicabut${why}`
      let wasShown = false
      for (const file of files) {
        const taken = await journeys.revokeShown(causedId(commandId, code, file), file, { code, evidence, standing, reason })
        wasShown ||= taken.type === 'done'
      }
      const of = consentsNoMore(letter, { others: stand, wasShown })
      if (of !== undefined) for (const file of files) await journeys.withdrawConsent(causedId(commandId, 'consent', file), file, of)
    },
  }
}

/** Whoever shows the number of a letter that was revoked or replaced before has shown nothing. */
export function shownListener({ db }: Services, journeys: JourneyPorts<Scope>): Listener {
  return {
    name: 'letters-shown',
    to: ['MilestoneRecorded'],
    concerns: onFilesWithLettersOver,
    handle: async ({ key, commandId }) => {
      const id = formatId(key)
      const files = await journeys.samePerson(id)
      const rows = (await Promise.all(files.map((file) => listLettersOf(db, everywhere, parseId(file))))).flat()
      const isOver = (row: LetterRow): boolean => row.revoked_on !== null || row.replaced_on !== null
      for (const row of rows.filter(isOver)) {
        const { kind, number: evidence } = row
        const code = letterMilestones[kind]
        if (code === undefined) continue
        const standing = rows.filter((each) => each.kind === kind && !isOver(each)).map(({ number }) => number)
        const reason = `Surat ${evidence} sudah ${row.revoked_on === null ? 'diganti' : 'dicabut'}`
        await journeys.revokeShown(causedId(commandId, evidence), id, { code, evidence, standing, reason })
      }
    },
  }
}

/** A referral that ended before its day lets nobody in any more: whoever checks its letter learns that. */
export function referralListener(services: Services, journeys: JourneyPorts<Scope>, recipients: LetterPlugs['recipients']): Listener {
  const { db, records } = services

  /** Whether the file is still open to the office that a letter names, for as long as it says. */
  async function stands({ issuedOn, personal }: LetterState, referrals: readonly Referral[]): Promise<boolean> {
    const told = personal?.facts.referred
    if (told === undefined) return true
    const offices = referrals.filter(({ until }) => until >= told.until).map(({ office }) => office)
    const named = offices.length === 0 ? [] : await recipients(issuedOn, offices)
    return offices.some((office) => (named.find((each) => each.office === office)?.name ?? office) === told.office)
  }

  return {
    name: 'letters-referrals',
    to: ['ReferralEnded'],
    handle: async ({ key: worker, commandId }) => {
      const { referrals = [] } = (await journeys.person(everywhere, formatId(worker))) ?? {}
      const rows = await listLettersOf(db, everywhere, worker)
      for (const { kind, regency, letter_id: uuid, revoked_on: over } of rows) {
        const key = { regency, uuid }
        const letter = kind === 'REFERRAL' && over === null ? await records.find<LetterState>(LETTER_TYPE, key, everywhere) : undefined
        if (letter === undefined || (await stands(letter.state, referrals))) continue
        await records.change(systemCall(services, { contract: 'RevokeLetter', commandId: causedId(commandId, uuid), regency }), {
          aggregate: letterAggregate,
          key,
          command: { type: 'RevokeLetter', cause: 'OTHER', reason: 'Rujukan ini berakhir sebelum harinya', ended: true },
          facts: async () => ({}),
          answer: ({ id, version }) => ({ id, version }),
        })
      }
    },
  }
}
