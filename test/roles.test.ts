// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may ask what, and how near it comes to a person: a table by hand beside the contracts, so that no role gains a command unseen.
// Whether the act is allowed on a record is a second question, of its place, its state and the office.

import { expect, test } from 'vitest'
import { contracts } from '#apps/contracts.ts'
import { type Role, roles, type Sensitivity } from '#kernel/authority.ts'

/** One letter each: Village, Regency and Agency officer, Trainer, aSsessor, Investigator, Leader, aUditor, administrator (D). */
const letters: Readonly<Record<Role, string>> = {
  'village-officer': 'V',
  'regency-officer': 'R',
  'agency-officer': 'A',
  trainer: 'T',
  assessor: 'S',
  investigator: 'I',
  leader: 'L',
  auditor: 'U',
  administrator: 'D',
}

const table: Readonly<Record<Sensitivity, Readonly<Record<string, readonly string[]>>>> = {
  /** The own account, whatever one is. */
  own: {
    VRATSILUD: [
      'GetMe',
      'ListSessions',
      'EndSession',
      'ChangePassword',
      'StartTotp',
      'GetDelegations',
      'GiveDelegation',
      'RevokeDelegation',
      'StartTie',
      'ListReEnrolments',
      'ConfirmReEnrolment',
      'ListPasskeys',
      'StartPasskey',
      'AddPasskey',
      'RemovePasskey',
      'StartProof',
      'ProveIdentity',
      'ConfirmTotp',
      'NewRecoveryCodes',
      'ListTokens',
      'CreateToken',
      'RevokeToken',
    ],
  },
  /** What is public: places, and which companies may place. Whoever licenses them writes it. */
  reference: {
    VRATSILUD: [
      'ListAreas',
      'GetArea',
      'ListAgencies',
      'GetAgency',
      'ListJobOrders',
      'GetJobOrder',
      'GetImportTemplate',
      'GetImportTemplateBook',
      'GetExportDictionary',
      'ListAgencyLists',
      'GetAgencyList',
      'CheckAgencyList',
    ],
    A: [
      'RegisterAgency',
      'GrantLicence',
      'SuspendLicence',
      'LiftSuspension',
      'RevokeLicence',
      'GrantPermit',
      'RevokePermit',
      'ConfirmPermits',
      'RegisterJobOrder',
      'ChangeQuota',
      'WithdrawJobOrder',
      'TakeAgencyList',
      'RecordListUnavailable',
    ],
  },
  /** Accounts and offices, by who sees no file. */
  staff: {
    D: [
      'AddUser',
      'ListUsers',
      'ChangeRole',
      'DeactivateUser',
      'ReactivateUser',
      'GetIdentityProvider',
      'SetIdentityProvider',
      'RemoveIdentityProvider',
      'OpenReEnrolment',
      'CancelReEnrolment',
      'InviteUser',
      'ListUserTokens',
      'RevokeUserToken',
      'ListOffices',
      'OpenOffice',
      'RenameOffice',
      'ChangeOfficeAreas',
    ],
  },
  log: { U: ['ListLog'] },
  /** Numbers, and no rows. */
  indicator: { VRATSIL: ['GetFunnel', 'GetFunnelWithin', 'CountOvercharges'] },
  /** What leads to the person or tells what befell them: not for who teaches or tests. */
  identity: {
    VRAI: ['GetWorkerHistory', 'GetHousehold', 'ListCosts', 'GetCostStatement', 'ListPapersOf', 'ListPapers', 'GetPaper', 'GetPaperFile'],
    // Who escorts brings papers, and who answers for the whole place says what they are worth. Who may register one may register a list of them, and take it back while nobody has worked on it.
    VRA: [
      'RecordCost',
      'CorrectCost',
      'WithdrawCost',
      'AttachPaper',
      'WithdrawPaper',
      'ProposeDouble',
      'LikelyDoubles',
      'ReceiveRequest',
      'RegisterCase',
      'ListCases',
      'ListCasesOf',
      'GetCase',
      'NoteContact',
      'LinkPerson',
      'ListRequests',
      'ListRequestsOf',
      'GetRequest',
      'StartImport',
      'RunImport',
      'UndoImport',
      'ListImports',
      'GetImport',
      'GetBadRows',
      'GetBadRowsBook',
      'ExportWorkersCsv',
      'ExportWorkersXlsx',
    ],
    RA: [
      'SettleCost',
      'MoveCase',
      'RecordScreening',
      'AddClaimLine',
      'WithdrawClaimLine',
      'CheckRequester',
      'AnswerRequest',
      'EndLimit',
      'GetRequestLetter',
      'GetHeld',
      'GetTwins',
      'DecideTwins',
      'ListDoubles',
      'GetDouble',
      'DecideDouble',
      'UndoDouble',
      'VerifyPaper',
      'RefusePaper',
      'SettlePaperFlag',
    ],
  },
  personal: {
    // Each reads the files of its place and adds its own: which milestone is whose is a table of the law (milestone.law.test.ts), whose
    // refusal names the article, and everybody may say that something is wrong, and take the own last act back.
    VRATSI: [
      'ListWork',
      'ListWorkers',
      'FindPeople',
      'CountWorkers',
      'GetWorker',
      'RecordMilestone',
      'RevokeMilestone',
      'ReportTrouble',
      'UndoLast',
      'SeeReferral',
      'ListTrainingOf',
      'ListBodies',
      'GetBody',
      'ListAssessments',
      'GetAssessment',
      'ListAssessmentsOf',
      'ListCertificates',
      'GetCertificate',
      'GetCertificateCredential',
      'GetCertificatePaper',
      'GetCertificatePapers',
    ],
    // Whoever escorts: who she is, where she goes, which way she went, and that a trouble no longer bars the gate.
    VRA: [
      'RegisterWorker',
      'MoveWorker',
      'ChangePlan',
      'ChooseJobOrder',
      'LeaveJobOrder',
      'CorrectPerson',
      'SetRelative',
      'RemoveRelative',
      'ResolveTrouble',
      'ListRecipients',
      'ReferFile',
      'EndReferral',
    ],
    // Whoever answers for the whole place: its registers, its licences, what is looked at again, what is erased.
    RA: [
      'ReviewWorker',
      'AskOverride',
      'GrantOverride',
      'DeclineOverride',
      'ErasePerson',
      'GetErasure',
      'ListOfficeNames',
      'RegisterProvider',
      'AddProviderLicence',
      'RevokeProviderLicence',
      'DefineProgramme',
      'EndProgramme',
      'RegisterBody',
      'AddBodyLicence',
      'EndBodyLicence',
      'SetBodyScope',
    ],
    RATS: ['ListProviders', 'GetProvider', 'ListProgrammes', 'ListClasses', 'GetClass'],
    // Who measures writes the measure of nobody else: classes are the trainer's, tests and certificates the assessor's.
    T: [
      'PlanClass',
      'PlanSessions',
      'Enrol',
      'Unenrol',
      'TakeAttendance',
      'CorrectAttendance',
      'FinishClass',
      'CancelClass',
      'CertifyCompletion',
      'FindCandidates',
    ],
    S: ['RecordAssessment', 'IssueCertificate'],
    TS: ['RevokeCertificate'],
  },
}

const byHand = Object.entries(table).flatMap(([sensitivity, rows]) =>
  Object.entries(rows).flatMap(([who, names]) => names.map((name) => `${name}: ${sensitivity} ${who}`)),
)

test('every contract is open to the roles that the table says, and to no other', () => {
  const said = Object.entries(contracts).map(([name, { sensitivity, may }]) => {
    const who = roles.filter((role) => may.includes(role)).map((role) => letters[role])
    return `${name}: ${sensitivity} ${who.join('')}`
  })
  expect([...said].sort()).toEqual([...byHand].sort())
})
