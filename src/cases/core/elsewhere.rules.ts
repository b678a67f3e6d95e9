// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether the person's file lies out of reach of the office that leads their case, who is asked to refer it, and what answers that.

import type { CaseEvent, CaseFacts, CaseFile } from '#cases/core/case.ts'
import { caseReferralTerms } from '#cases/core/case-referral.law.ts'
import { caseOffices } from '#cases/core/case-referral.ts'
import { DECLINED, type ElsewhereEvent, type FilePlace, type OutOfReach } from '#cases/core/elsewhere.ts'
import { isInsideAny, regencyOf } from '#kernel/area.ts'
import { isNear } from '#kernel/authority.ts'
import { accept, type Context, type Decision, unreachable } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import type { Recipient } from '#kernel/referral.ts'
import { addDays } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

interface Office extends Recipient {
  readonly office: string
}

/**
 * @param area where the file lies that leads, of the person's
 * @param offices the office responsible, and those that the case was handed to
 */
export function outOfReach({ area: place, responsible }: CaseFile, area: string, offices: readonly Office[]): OutOfReach | undefined {
  const lead = offices.find(({ office }) => office === responsible)
  const reach = responsible === undefined ? [regencyOf(place)] : (lead?.areas ?? [])
  const sent = offices.filter(({ office }) => office !== responsible).flatMap(({ areas }) => areas)
  if (isInsideAny(area, [...reach, ...sent])) return undefined
  return { regency: regencyOf(area), ...(lead === undefined ? {} : { lead: { office: lead.office, kind: lead.kind } }) }
}

export function seeFile(file: CaseFile, { today }: Context, { outOfReach: seen }: CaseFacts): Decision<CaseEvent> {
  const known = file.personal?.fileAt
  // What was answered stays so, also while whoever was asked has it within reach.
  if (seen === undefined) return known === undefined || known.answer !== undefined ? accept() : accept({ type: 'FileSeen', on: today })
  const { regency, lead } = seen
  // What was answered for one place is not asked again for it.
  if (known?.regency === regency && (known.answer !== undefined || file.elsewhere?.lead?.office === lead?.office)) return accept()
  return accept({ type: 'FileSeen', on: today, ...(lead === undefined ? {} : { lead }), personal: { regency } })
}

/** What follows from a referral: the office that has the place of the file was asked. */
export function answeredBy(file: CaseFile, office: string, { areas }: Recipient, { today }: Context): readonly CaseEvent[] {
  const { fileAt } = file.personal ?? {}
  if (file.elsewhere === undefined || fileAt === undefined || !isInsideAny(fileAt.regency, areas)) return []
  return [{ type: 'FileReferred', on: today, office }]
}

/** Whether an office is told: neighbours of where somebody left are not told that they did. */
export function isToldElsewhere({ elsewhere }: Pick<CaseFile, 'elsewhere'>, near: boolean): boolean {
  return elsewhere !== undefined && (!near || (elsewhere.lead !== undefined && isNear(elsewhere.lead.kind)))
}

const events: ReadonlySet<string> = new Set<ElsewhereEvent['type']>(['FileSeen', 'FileReferred'])
export function isElsewhereEvent(event: CaseEvent): event is ElsewhereEvent {
  return events.has(event.type)
}

function put(file: CaseFile, place: FilePlace | undefined): CaseFile {
  const { elsewhere: _, personal, ...rest } = file
  if (personal === undefined) return rest
  const { fileAt: _f, ...words } = personal
  return { ...rest, personal: { ...words, ...(place === undefined ? {} : { fileAt: place }) } }
}

const answered = (file: CaseFile, answer: string): CaseFile => {
  const place = file.personal?.fileAt
  return put(file, place === undefined ? undefined : { ...place, answer })
}

export function evolveElsewhere(file: CaseFile, event: ElsewhereEvent): CaseFile {
  switch (event.type) {
    case 'FileSeen': {
      const { on, lead, personal } = event
      const after = put(file, personal)
      return personal === undefined ? after : { ...after, elsewhere: { on, ...(lead === undefined ? {} : { lead }) } }
    }
    case 'FileReferred':
      return answered(file, event.office)
    default:
      return unreachable(event)
  }
}

/** The person does not wish it. */
export const declined = (file: CaseFile): CaseFile => answered(file, DECLINED)

/** What was referred by mistake answers nothing. */
export function unanswered(file: CaseFile, office: string): CaseFile {
  return file.personal?.fileAt?.answer === office ? put(file, undefined) : file
}

export function elsewhereSteps({ elsewhere }: CaseFile): readonly NextStep[] {
  if (elsewhere === undefined) return []
  const { on, lead } = elsewhere
  const { elsewhereDays, legalBasis, standing } = ruleOn(caseReferralTerms, on)
  const owner = lead?.kind ?? 'REGENCY'
  const office = lead === undefined ? {} : { office: lead.office }
  return [{ code: 'REFER_ELSEWHERE', owner, ...office, due: addDays(on, elsewhereDays), legalBasis, standing }]
}

/** Of the offices that have the place of the file, the one that has the least beside it. */
export function proposedOffice({ personal }: CaseFile, offices: readonly Office[]): string | undefined {
  const { fileAt } = personal ?? {}
  if (fileAt === undefined) return undefined
  const there = offices.filter(({ areas }) => isInsideAny(fileAt.regency, areas))
  return there.toSorted((one, other) => caseOffices.indexOf(one.kind) - caseOffices.indexOf(other.kind))[0]?.office
}
