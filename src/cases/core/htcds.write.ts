// SPDX-License-Identifier: AGPL-3.0-or-later
// A case as a record of HTCDS 2.0; pure. It says what is known and nothing else: nobody is called an actual victim, since no court speaks here,
// and nobody a perpetrator. Without a name where none is asked for: then it carries codes and days alone.

import { occupationGroup } from '#agencies/core/occupation.law.ts'
import { type CaseFile, type CaseRecord, closedCases } from '#cases/core/case.ts'
import { isSecret } from '#cases/core/category.law.ts'
import { givenBack } from '#cases/core/htcds.brought.ts'
import type { HtcdsFields } from '#cases/core/htcds.record.ts'
import { type Handed, handedFields } from '#cases/core/htcds.referral.ts'
import { controlOf, exploitationOf, followed, industryOf, officeTypeOf, supportOf } from '#cases/core/htcds.ts'
import { readScreenings } from '#cases/core/screening.rules.ts'
import type { Finding } from '#cases/core/screening.ts'
import type { Service } from '#cases/core/service.ts'
import type { FilePerson } from '#journeys/core/case.port.ts'
import type { OfficeKind } from '#kernel/authority.ts'

export interface HtcdsAround {
  /** The case's own id. */
  readonly id: string
  /** Of the file that is linked; absent where none is, or the reader may not see it. */
  readonly person?: FilePerson
  /** The office that takes it away. */
  readonly office: { readonly name: string | undefined; readonly kind: OfficeKind }
  /** Who recorded the case. */
  readonly owner: string | undefined
  /** To whom it was handed, and by whom it came, as far as the office is told of it. */
  readonly handed: Handed
  /** Whether names, numbers and what was told are in it. */
  readonly named: boolean
}

type Given = Readonly<Record<string, string | readonly string[] | undefined>>

/** What is known of what was given. */
function known(given: Given): HtcdsFields {
  return Object.fromEntries(
    Object.entries(given).flatMap(([field, value]) => (value === undefined || value.length === 0 ? [] : [[field, value] as const])),
  )
}

const newest = ({ personal }: CaseFile): readonly Finding[] => personal?.screenings?.at(-1)?.findings ?? []
const present = (file: CaseFile) => newest(file).flatMap(({ sign, mark }) => (mark === 'present' ? [sign] : []))
const distinct = (values: readonly (string | undefined)[]): readonly string[] => [...new Set(values.flatMap((value) => value ?? []))].sort()

/** Possible, where a person took the case that way or a screening suggests it. */
function isPossible(file: CaseFile): boolean {
  const [screening] = readScreenings(file.personal?.screenings ?? [])
  return (
    file.history.some(({ what }) => what === 'TRAFFICKING_TRACK') ||
    file.state === 'TRAFFICKING_TRACK' ||
    isSecret(file.category) ||
    screening?.track !== undefined
  )
}

const genders = { F: 'Feminine', M: 'Masculine' } as const

function personFields(file: CaseFile, { person, named }: HtcdsAround): HtcdsFields {
  const { name } = file.personal ?? {}
  const dead = person?.isDead === true || file.category === 'MENINGGAL'
  return known({
    prs_FirstName: named ? (person?.name ?? name) : undefined,
    prs_Birthdate: named ? person?.birthDate : undefined,
    prs_Gender: person === undefined ? 'NonSpecifiedUnknown' : genders[person.sex],
    prs_Deceased: dead ? 'true' : 'false',
    prs_Citizenship: ['ID'],
    prs_IdentityNumber: named ? person?.nik : undefined,
    prs_MobilePhone: named ? person?.phone : undefined,
    prs_MailingCountry: 'ID',
    prs_MailingState: file.area.slice(0, 2),
    prs_MailingCity: file.area.length >= 5 ? file.area.slice(0, 5) : undefined,
  })
}

function victimFields(file: CaseFile, { person, named }: HtcdsAround): HtcdsFields {
  const signs = present(file)
  const exploitation = distinct(signs.map((sign) => exploitationOf[sign]))
  const group = person?.occupation === undefined ? undefined : occupationGroup(person.occupation)
  const possible = isPossible(file)
  return known({
    vic_TraffickingStatus: possible ? 'PossibleVictimOfTrafficking' : undefined,
    vic_TraffickingStatusDecisionMakingOrg: possible ? 'NonPoliceGovernmentalOrganization' : undefined,
    vic_MethodsOfControl: distinct(signs.map((sign) => controlOf[sign])),
    vic_TypeOfExploitation: exploitation,
    vic_ForcedLabourIndustry: exploitation.includes('ForcedLabour') && group !== undefined ? industryOf[group] : undefined,
    vic_TypeOfSexExploitation: signs.includes('PELACURAN') ? ['Prostitution'] : [],
    vic_LocationOfExploitation: named ? file.personal?.employer : undefined,
  })
}

function caseFields(file: CaseFile, { owner, handed, named }: HtcdsAround): HtcdsFields {
  const closed = closedCases.includes(file.state)
  return known({
    cas_Status: closed ? 'Closed' : followed.includes(file.state) ? 'FollowUp' : 'Active',
    cas_ReasonForCaseClosure: closed ? file.state : undefined,
    cas_CaseOwner: named ? owner : undefined,
    ...handedFields(file, handed, named),
  })
}

function supportFields({ kind, said, arranged, ended }: Service, signs: readonly string[], named: boolean): HtcdsFields {
  const sexual = kind === 'REHABILITATION' && signs.includes('PELACURAN')
  return known({
    spl_Type: sexual ? 'SexualExploitationRehabilitation' : supportOf[kind],
    spl_Objectives: named ? said : undefined,
    spl_ActionPlan: named ? arranged?.provider : undefined,
    spl_PlannedEndDate: arranged?.until,
    spl_ActualEndDate: ended?.on,
  })
}

function ownCodes(id: string, file: CaseFile): CaseRecord['kawal'] {
  const { category, complainant, procedure, state, registeredOn, country, personal } = file
  const services = (personal?.plan ?? []).map(({ kind, notedOn, arranged, ended }) => ({
    kind,
    notedOn,
    ...(arranged === undefined ? {} : { begins: arranged.begins }),
    ...(arranged?.until === undefined ? {} : { until: arranged.until }),
    ...(ended === undefined ? {} : { endedOn: ended.on, outcome: ended.outcome }),
  }))
  return {
    id,
    category,
    complainant,
    procedure,
    state,
    registeredOn,
    ...(country === undefined ? {} : { country }),
    findings: newest(file),
    services,
  }
}

function recordOf(file: CaseFile, around: HtcdsAround): CaseRecord {
  const { id, office, named } = around
  const { personal, country } = file
  const signs = present(file)
  const told = named ? personal?.account : undefined
  return {
    standard: 'HTCDS 2.0',
    fields: {
      ...known({ org_Name: office.name, org_Type: officeTypeOf[office.kind] }),
      ...personFields(file, around),
      ...victimFields(file, around),
      ...caseFields(file, around),
    },
    events: country === undefined ? [] : [known({ hte_Type: 'Exploitation', hte_Country: country, hte_Description: told })],
    supportPlans: (personal?.plan ?? []).map((service) => supportFields(service, signs, named)),
    comments: named ? Object.values(personal?.said ?? {}).map((said) => ({ cco_CaseComment: said })) : [],
    kawal: ownCodes(id, file),
  }
}

export function htcdsOf(file: CaseFile, around: HtcdsAround): CaseRecord {
  const { named, person } = around
  return givenBack(file, recordOf(file, around), { named, known: person !== undefined })
}
