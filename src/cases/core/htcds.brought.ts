// SPDX-License-Identifier: AGPL-3.0-or-later
// A case that was read in from a record: what of it the intake takes, and how the record is given back with what is known since. What nobody
// here has said anew stands as it was said.

import { type CaseFile, type CaseRecord, type CaseWords, caseStates, type Passed } from '#cases/core/case.ts'
import type { HtcdsFields } from '#cases/core/htcds.record.ts'
import { openFields } from '#cases/core/htcds.ts'

const joined = (fields: HtcdsFields, names: readonly string[], by: string): string => names.flatMap((name) => fields[name] ?? []).join(by)

/** What a new case is told with. How to call back safely stands in no record. */
export function toldIn({ fields, events, comments, others }: CaseRecord): Pick<CaseWords, 'account' | 'name' | 'employer'> {
  const name = joined(fields, ['prs_FirstName', 'prs_MiddleName', 'prs_SecondName'], ' ')
  const employer = joined(fields, ['vic_LocationOfExploitation'], ', ')
  return {
    account: [
      ...events.map((event) => joined(event, ['hte_Description'], ' ')),
      // Other systems tell what happened where they can.
      ...(others === undefined ? [] : comments.map((comment) => joined(comment, ['cco_CaseComment'], ' '))),
    ]
      .filter(Boolean)
      .join('\n\n'),
    ...(name === '' ? {} : { name }),
    ...(employer === '' ? {} : { employer }),
  }
}

/** Somebody called it trafficking, or took the case that way: then no neighbour reads what was told. */
export function tellsOfTrafficking({ fields, kawal, others }: CaseRecord): boolean {
  const status = fields['vic_TraffickingStatus']
  // What another system keeps by this standard is of trafficking until it says that it is not.
  if (others !== undefined) return status !== 'NotAVictimOfTrafficking'
  return kawal.state === 'TRAFFICKING_TRACK' || (status !== undefined && status !== 'NotAVictimOfTrafficking')
}

const states: ReadonlySet<Passed['what']> = new Set(caseStates)
const outgoing = [
  'ReferredOrganisation',
  'ReferredPrimaryCaseWorker',
  'ReasonForOutgoingReferral',
  'OutgoingReferralDate',
  'OutgoingReferralDetails',
]
const incoming = [
  'ReferringOrganisation',
  'IncomingReferralDate',
  'ReferringPrimaryCaseWorker',
  'ReasonForIncomingReferral',
  'IncomingReferralDetails',
]
const cas = (names: readonly string[]): readonly string[] => names.map((name) => `cas_${name}`)
const signs = ['vic_MethodsOfControl', 'vic_TypeOfExploitation', 'vic_ForcedLabourIndustry', 'vic_TypeOfSexExploitation']
const names = ['prs_FirstName', 'prs_MiddleName', 'prs_SecondName']
const ends = ['cas_Status', 'cas_ReasonForCaseClosure']
const place = ['prs_MailingCountry', 'prs_MailingState', 'prs_MailingCity']

interface Since {
  /** It went somewhere here. */
  readonly moved: boolean
  readonly screened: boolean
  /** Its person has a file here; and the reader sees it. */
  readonly linked: boolean
  readonly known: boolean
}

/** What is said anew here, so that what the record says of it is no longer given back. */
function saidAnew(own: HtcdsFields, { moved, screened, linked, known }: Since): ReadonlySet<string> {
  const holds = (fields: readonly string[]): boolean => fields.some((field) => field in own)
  return new Set([
    ...['org_Name', 'org_Type'],
    ...(moved ? ends : []),
    ...(screened ? signs : []),
    ...(linked ? names : []),
    ...(known ? ['prs_Gender', 'prs_Deceased', ...place] : []),
    ...(holds(cas(outgoing)) ? cas(outgoing) : []),
    ...(holds(cas(incoming)) ? cas(incoming) : []),
  ])
}

/** Of ours what says nothing as long as nothing was said anew: that a case has just begun, whose it is, where its office lies. */
function saidByItself({ moved, linked, known }: Since): ReadonlySet<string> {
  return new Set([
    'cas_CaseOwner',
    ...(moved ? [] : ends),
    ...(linked ? [] : names),
    ...(known ? [] : ['prs_Gender', 'prs_Deceased', ...place]),
  ])
}

const without = (fields: HtcdsFields, left: (field: string) => boolean): HtcdsFields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !left(field)))

const statuses = ['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg']
/** What a court found is not taken back by signs. */
function withStatus(said: HtcdsFields, ours: HtcdsFields): HtcdsFields {
  if (said['vic_TraffickingStatus'] !== 'ActualVictimOfTrafficking') return { ...said, ...ours }
  return { ...said, ...without(ours, (field) => statuses.includes(field)) }
}

/**
 * @param own the case by what is known here alone
 * @param named whether names, numbers and what was told are in it
 * @param known whether whoever takes it sees the file of the person
 */
export function givenBack(
  { personal, workerId, history, registeredOn }: CaseFile,
  own: CaseRecord,
  { named, known }: { readonly named: boolean; readonly known: boolean },
): CaseRecord {
  const record = personal?.record
  if (record === undefined) return own
  const since: Since = {
    moved: history.slice(1).some(({ what }) => states.has(what)),
    screened: (personal?.screenings ?? []).length > 0,
    linked: workerId !== undefined,
    known,
  }
  const open = (fields: HtcdsFields): HtcdsFields => (named ? fields : without(fields, (field) => !openFields.has(field)))
  const [anew, byItself] = [saidAnew(own.fields, since), saidByItself(since)]
  const ours = without(own.fields, (field) => byItself.has(field))
  return {
    standard: own.standard,
    fields: withStatus(open(without(record.fields, (field) => anew.has(field))), ours),
    events: record.events.map(open),
    supportPlans: [...record.supportPlans.map(open), ...own.supportPlans],
    comments: named ? [...record.comments, ...own.comments] : [],
    ...(record.others === undefined || !named ? {} : { others: record.others }),
    kawal: {
      ...own.kawal,
      id: record.kawal.id,
      state: since.moved ? own.kawal.state : record.kawal.state,
      // Opened again, it was recorded anew.
      registeredOn: registeredOn === history[0]?.on ? record.kawal.registeredOn : registeredOn,
      findings: since.screened ? own.kawal.findings : record.kawal.findings,
      services: [...record.kawal.services, ...own.kawal.services],
    },
  }
}
