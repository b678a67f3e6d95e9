// SPDX-License-Identifier: AGPL-3.0-or-later
// A record of HTCDS 2.0 read again, as another organisation would that was handed one of ours: by its fields, and by our codes beside them.

import * as z from 'zod/mini'
import { caseStates, categories, complainants, procedureStatuses } from '#cases/core/case.ts'
import { htcdsFields } from '#cases/core/htcds.ts'
import { confidences, signs, sources } from '#cases/core/screening.ts'
import { serviceKinds, serviceOutcomes } from '#cases/core/service.ts'
import { LocalDate } from '#kernel/time.ts'

export const fieldNames: readonly string[] = Object.entries(htcdsFields).flatMap(([prefix, names]) =>
  names.map((name) => `${prefix}_${name}`),
)

/** What the standard lets a list say. */
const valuesOf: Readonly<Record<string, readonly string[]>> = {
  org_Type: [
    ...['NGO', 'LawEnforcement', 'HealthServiceOrganisation', 'CentralGovernmentOrganisation', 'LocalGovernmentOrganisation'],
    ...['ImmigrationService', 'LegalService', 'CorporateBusiness', 'SchoolOrCollege'],
  ],
  prs_Gender: ['Feminine', 'Masculine', 'TransgenderFeminine', 'TransgenderMasculine', 'NonConforming', 'NonSpecifiedUnknown'],
  vic_TraffickingStatus: ['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking', 'NotAVictimOfTrafficking'],
  vic_TraffickingStatusDecisionMakingOrg: ['Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other'],
  vic_MethodsOfControl: [
    ...['PhysicalThreats', 'ThreatsLawEnforcement', 'ThreatensChildrenFamily', 'DebtBondage', 'FalsePromises', 'PhysicalAbuse'],
    ...['SexualAbuse', 'TakesEarnings', 'RestrictsFinancialAccess', 'RestrictsMedicalCare', 'WithholdsNecessities', 'PsychologicalAbuse'],
    ...['PsychoactiveSubstance', 'ExcessiveWorkingHours', 'WithholdsDocuments', 'Other'],
  ],
  vic_TypeOfExploitation: [
    ...['ForcedLabour', 'SexualExploitation', 'ChildLabour', 'ForcedMarriage', 'Servitude', 'ForcedMilitaryByNonStateActors'],
    ...['OrganRemoval', 'ForcedBegging', 'ForcedAdoption', 'Surrogacy', 'Other'],
  ],
  vic_ForcedLabourIndustry: [
    ...['A_AgricultureForestryAndFishing', 'B_MiningAndQuarrying', 'C_Manufacturing', 'F_Construction'],
    ...['I_AccommodationAndFoodServiceActivities', 'P_Education', 'Q_HumanHealthAndSocialWorkActivities', 'S_OtherServiceActivities'],
    'T_ActivitiesOfHouseholdsAsEmployers',
  ],
  vic_TypeOfSexExploitation: ['Prostitution', 'Pornography', 'RemoteInteractiveServices', 'PrivateSexualServices'],
  cas_Status: ['Active', 'FollowUp', 'Closed', 'ClosedReferred'],
  cas_ReasonForOutgoingReferral: ['AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other'],
  hte_Type: ['Recruitment', 'Transit', 'Exploitation'],
  spl_Type: [
    ...['Education', 'Financial', 'Health', 'LabourExploitationRehabilitation', 'Legal', 'Livelihood', 'RightsBasedTraining'],
    ...['SexualExploitationRehabilitation', 'SocialCare'],
  ],
}

const Value = z.union([z.string(), z.array(z.string())])
/** Fields of the standard alone, and of its lists the values alone. */
const Fields = z
  .record(z.string(), Value)
  .check(
    z.refine((fields) =>
      Object.entries(fields).every(
        ([field, value]) => fieldNames.includes(field) && [value].flat().every((each) => valuesOf[field]?.includes(each) ?? true),
      ),
    ),
  )

const Finding = z.strictObject({
  sign: z.enum(signs),
  mark: z.enum(['present', 'absent']),
  source: z.enum(sources),
  confidence: z.enum(confidences),
})

const Record = z.strictObject({
  standard: z.literal('HTCDS 2.0'),
  fields: Fields,
  events: z.array(Fields),
  supportPlans: z.array(Fields),
  comments: z.array(Fields),
  kawal: z.strictObject({
    category: z.enum(categories),
    complainant: z.enum(complainants),
    procedure: z.enum(procedureStatuses),
    state: z.enum(caseStates),
    registeredOn: LocalDate,
    country: z.exactOptional(z.string()),
    findings: z.array(Finding),
    services: z.array(
      z.strictObject({
        kind: z.enum(serviceKinds),
        notedOn: LocalDate,
        begins: z.exactOptional(LocalDate),
        until: z.exactOptional(LocalDate),
        endedOn: z.exactOptional(LocalDate),
        outcome: z.exactOptional(z.enum(serviceOutcomes)),
      }),
    ),
  }),
})

/** @throws where it is no record of the standard */
export function readHtcds(text: string): z.output<typeof Record> {
  return Record.parse(JSON.parse(text))
}
