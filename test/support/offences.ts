// SPDX-License-Identifier: AGPL-3.0-or-later
// Requests that the contract takes, by somebody who may, about what is there, and that a rule of the capability must refuse.

import fc from 'fast-check'
import type { Actor, Role } from '#kernel/authority.ts'
import { must } from '#kernel/decider.ts'
import { formatId } from '#kernel/ids.ts'
import { statusOf } from '#kernel/problem.ts'
import type { Bound } from '#platform/server/http/capability.ts'
import { type BadRequest, language, nobody, secretive, send } from './bad-requests.ts'
import { type Input, inputsOf } from './inputs.ts'
import { officer, type Town } from './town.ts'

const FUTURE = '2999-01-01'
/** Agreed on a day that has not come. */
const CHARGED = { item: 'SKCK', amount: 1, currency: 'IDR', charger: 'AGENCY', payment: 'CASH', agreedOn: FUTURE }
const TWICE = { sign: 'ISOLATION', mark: 'absent', source: 'PERSON', confidence: 'HIGH' }
/** Days of a licence that ends before it begins. */
const ENDED = { from: '2026-05-03', to: '2020-02-29' }
const unknownAgency = formatId({ regency: '00', uuid: '00000000-0000-7000-8000-000000000001' })

/** Named twice in one scope. */
const scheme = { code: 'PRT', name: 'Rumah Tangga', standard: 'SKKNI', units: [{ code: 'U1', title: 'Unit' }] }

/** What a rule refuses about the records of a town, whatever the rest of the input is: contract, role, the fields that offend. */
const offences: readonly (readonly [name: string, role: Role, fields: Input])[] = [
  ['RegisterWorker', 'village-officer', { birthDate: FUTURE }],
  ['RegisterWorker', 'village-officer', { agencyId: unknownAgency, birthDate: '1999-01-01' }],
  ['RecordMilestone', 'regency-officer', { on: FUTURE }],
  ['RecordMilestone', 'regency-officer', { on: '1950-01-01' }],
  ['RecordMilestone', 'village-officer', { code: 'DEPARTED', on: '2026-05-03' }],
  ['RecordMilestone', 'trainer', { code: 'INFO_GIVEN', on: '2026-05-03' }],
  ['RecordMilestone', 'regency-officer', { code: 'REINTEGRATED', on: '2026-05-03' }],
  ['RevokeMilestone', 'regency-officer', { code: 'VISA_ISSUED' }],
  ['MoveWorker', 'regency-officer', { to: 'READY' }],
  ['MoveWorker', 'regency-officer', { to: 'CLOSED' }],
  ['MoveWorker', 'regency-officer', { to: 'WITHDRAWN', on: FUTURE }],
  ['ChangePlan', 'regency-officer', { agencyId: unknownAgency }],
  ['CorrectPerson', 'regency-officer', { birthDate: FUTURE }],
  ['AskOverride', 'regency-officer', { guards: ['REINTEGRATED'] }],
  ['GrantOverride', 'agency-officer', {}],
  ['DeclineOverride', 'agency-officer', {}],
  ['SetRelative', 'regency-officer', { birthDate: FUTURE }],
  ['HoldOutreach', 'village-officer', { on: FUTURE }],
  ['SendCountSheet', 'village-officer', { month: '2027-01' }],
  ['CorrectOutreach', 'village-officer', { on: FUTURE }],
  ['CountAnswers', 'village-officer', { sheets: 1, right: { AGE: 2 } }],
  ['SignBriefing', 'village-officer', { items: ['COSTS', 'COSTS'] }],
  ['RecordVisit', 'village-officer', { to: 'FAMILY', found: ['NOT_AT_SCHOOL'] }],
  ['RecordVisit', 'village-officer', { to: 'FAMILY', found: ['ALL_WELL'], on: FUTURE }],
  ['RemoveRelative', 'regency-officer', { relative: '01890000-0000-7000-8000-00000000000f' }],
  ['ReportTrouble', 'regency-officer', { trouble: 'OVERSTAY' }],
  ['ReportTrouble', 'regency-officer', { trouble: 'REJECTED', on: FUTURE }],
  ['ResolveTrouble', 'regency-officer', { trouble: 'DETAINED' }],
  ['ReviewWorker', 'regency-officer', {}],
  ['UndoLast', 'investigator', {}],
  ['ErasePerson', 'regency-officer', { basis: 'REQUEST' }],
  ['IssueCertificate', 'assessor', {}],
  ['RecordAssessment', 'assessor', { scheme: 'TIDAK-ADA' }],
  ['RecordAssessment', 'assessor', { on: FUTURE }],
  ['RevokeCertificate', 'assessor', { reason: undefined }],
  ['SetBodyScope', 'regency-officer', { schemes: [scheme, scheme] }],
  ['RegisterBody', 'regency-officer', { officeId: 'tidak-ada' }],
  ['AddBodyLicence', 'regency-officer', { number: 'L-Melati', from: '2025-01-01', to: '2028-12-31' }],
  ['EndBodyLicence', 'regency-officer', { number: 'TIDAK-ADA' }],
  ['RegisterProvider', 'regency-officer', ENDED],
  ['AddProviderLicence', 'regency-officer', { number: 'L-Melati' }],
  ['AddProviderLicence', 'regency-officer', { number: 'L-BARU', ...ENDED }],
  ['RevokeProviderLicence', 'regency-officer', { number: 'TIDAK-ADA' }],
  ['RevokeProviderLicence', 'regency-officer', { number: 'L-Melati', on: FUTURE }],
  ['DefineProgramme', 'regency-officer', { hours: 8, minHours: 9, units: [] }],
  ['EndProgramme', 'regency-officer', { on: '1950-01-01' }],
  ['PlanClass', 'trainer', { providerId: nobody }],
  ['PlanClass', 'trainer', { programmeId: nobody }],
  ['PlanSessions', 'trainer', { sessions: [{ date: '2026-05-04', hours: 8, unit: 'TIDAK-ADA' }] }],
  ['Enrol', 'trainer', { workers: [nobody] }],
  ['Unenrol', 'trainer', { workerId: nobody }],
  ['TakeAttendance', 'trainer', { session: 9999 }],
  ['TakeAttendance', 'trainer', { session: 1, marks: { [nobody]: 'present' } }],
  ['CorrectAttendance', 'trainer', { session: 1 }],
  ['GrantLicence', 'agency-officer', ENDED],
  ['SuspendLicence', 'agency-officer', { number: 'TIDAK-ADA' }],
  ['RevokeLicence', 'agency-officer', { number: 'TIDAK-ADA' }],
  ['LiftSuspension', 'agency-officer', { number: 'TIDAK-ADA' }],
  ['GrantPermit', 'agency-officer', ENDED],
  ['RevokePermit', 'agency-officer', { number: 'TIDAK-ADA' }],
  ['RegisterAgency', 'agency-officer', { name: 'PT Maju Melati' }],
  ['RegisterJobOrder', 'agency-officer', ENDED],
  ['TakeAgencyList', 'agency-officer', { on: FUTURE }],
  ['TakeAgencyList', 'agency-officer', { on: '2026-05-01', text: '###' }],
  ['RecordListUnavailable', 'agency-officer', { on: FUTURE }],
  ['WithdrawJobOrder', 'agency-officer', { from: '2020-02-29' }],
  ['ChooseJobOrder', 'regency-officer', {}],
  ['LeaveJobOrder', 'regency-officer', {}],
  ['RecordCost', 'regency-officer', { cost: CHARGED }],
  ['CorrectCost', 'regency-officer', { nth: 999, cost: { ...CHARGED, agreedOn: '2026-02-01' } }],
  ['WithdrawCost', 'regency-officer', { nth: 999 }],
  ['SettleCost', 'regency-officer', { nth: 999 }],
  ['SettleContested', 'village-officer', { nth: 999 }],
  ['RegisterCase', 'village-officer', { workerId: nobody }],
  ['RegisterCase', 'village-officer', { complainant: 'KELUARGA', callBack: undefined }],
  ['MoveCase', 'regency-officer', { to: 'CLOSED_NO_RESPONSE' }],
  ['LinkPerson', 'village-officer', {}],
  ['ArrangeService', 'regency-officer', { nth: 999 }],
  ['SeeService', 'regency-officer', { nth: 999 }],
  ['EndService', 'regency-officer', { nth: 999 }],
  ['MarkReturn', 'village-officer', { mark: 'MINUTES', minutes: undefined }],
  ['WithdrawClaimLine', 'regency-officer', { nth: 999 }],
  ['RecordScreening', 'regency-officer', { findings: [TWICE, TWICE] }],
  ['NoteContact', 'village-officer', { contact: 'EXPLANATION_GIVEN' }],
  ['MakeLetter', 'regency-officer', { kind: 'REKOMENDASI_SANKSI' }],
  ['AskFamily', 'regency-officer', { text: 'Kapan Melati pulang?' }],
  ['AnswerFamily', 'regency-officer', { nth: 999 }],
  ['ReferCase', 'regency-officer', { office: 'tidak-ada' }],
  ['AcceptCase', 'village-officer', { office: 'tidak-ada' }],
  ['EndCaseReferral', 'regency-officer', { office: 'tidak-ada' }],
  ['AssignCase', 'regency-officer', { userId: 'tidak-ada' }],
  ['HandOverCases', 'regency-officer', { from: 'tidak-ada' }],
  ['AddAnnexNote', 'village-officer', { told: FUTURE }],
  ['OpenAnnex', 'regency-officer', { office: 'tidak-ada' }],
  ['CloseAnnex', 'regency-officer', { office: 'tidak-ada' }],
  ['BreakGlass', 'regency-officer', { office: 'tidak-ada' }],
  ['SeeBrokenGlass', 'regency-officer', {}],
  ['ProposeAgreement', 'regency-officer', { parties: ['tidak-ada'] }],
  ['SignAgreement', 'regency-officer', {}],
  ['KeepCommitment', 'regency-officer', { nth: 29 }],
  ['FinishClass', 'trainer', {}],
  ['AddUser', 'administrator', { role: 'village-officer', login: 'melati' }],
  ['ChangeRole', 'administrator', { role: 'village-officer' }],
  ['ReactivateUser', 'administrator', {}],
  ['OpenOffice', 'administrator', { areas: ['35.09'] }],
  ['RenameOffice', 'administrator', { name: 'Kantor Melati', from: '2026-05-03' }],
  ['ChangeOfficeAreas', 'administrator', { areas: ['35.09'] }],
  ['NameHead', 'administrator', { login: 'tidak-ada' }],
]

export interface Offence {
  /** The contract that is asked. */
  readonly name: string
  readonly actor: Actor
  /** The fields that offend, whatever the rest of the input is. */
  readonly fields: Input
  /** What the rule says, where it says one thing. */
  readonly code?: string
}

/** Requests that the contract takes, by somebody who may, about a record that is there, and that a rule must refuse. */
export function againstRules(all: readonly Bound[], town: Town, spent: readonly Offence[]): readonly fc.Arbitrary<BadRequest>[] {
  const ofTown = offences.map(([name, role, fields]): Offence => ({ name, actor: officer(role, [town.area], town.bodyOffice), fields }))
  return [...ofTown, ...spent].map(({ name, actor, fields, code }) => {
    const bound = must(
      all.find((each) => each.name === name),
      `contract ${name}`,
    )
    const known = secretive(town, bound)
    const input = inputsOf(bound.contract, (field) => (field in fields ? fields[field] : known(field)))
    const fault = `against a rule: ${JSON.stringify(fields)}`
    const said = { status: statusOf.refused, ...(code === undefined ? {} : { code }) }
    return fc.tuple(input, language).map(([valid, lang]) => send(bound, actor, fault, { ...valid, ...fields }, { language: lang, said }))
  })
}
