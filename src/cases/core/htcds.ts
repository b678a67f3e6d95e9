// SPDX-License-Identifier: AGPL-3.0-or-later
// The Human Trafficking Case Data Standard 2.0 (UNMigration/HTCDS): its 84 fields by name, and the values that we can fill in. Which of them are
// held here, and which are not and why, is told field by field in docs/htcds.md.

import type { OccupationGroup } from '#agencies/core/occupation.law.ts'
import type { CaseState } from '#cases/core/case.ts'
import type { CasePurpose } from '#cases/core/case-referral.ts'
import type { Sign } from '#cases/core/screening.ts'
import type { ServiceKind } from '#cases/core/service.ts'
import type { OfficeKind } from '#kernel/authority.ts'

/** In the order of the standard; those of events, support plans and comments come once for each of them. */
export const htcdsFields = {
  org: [
    'Name',
    'ShippingCity',
    'ShippingCountry',
    'ShippingState',
    'ShippingStreet',
    'ShippingPostalCode',
    'ShippingLongitude',
    'ShippingLatitude',
    'Phone',
    'Type',
  ],
  prs: [
    ...['Salutation', 'FirstName', 'MiddleName', 'SecondName', 'Birthdate', 'Gender', 'Deceased', 'MaritalStatus', 'NumberOfChildren'],
    ...['PrimaryLanguage', 'SecondaryLanguage', 'HighestLevelOfEducation', 'Citizenship', 'IdentityNumber', 'Title', 'Email', 'HomePhone'],
    ...[
      'MobilePhone',
      'MailingCity',
      'MailingCountry',
      'MailingState',
      'MailingStreet',
      'MailingPostalCode',
      'MailingLongitude',
      'MailingLatitude',
    ],
  ],
  vic: [
    ...['AgreementToManagePersonalData', 'TraffickingStatus', 'TraffickingStatusDecisionMakingOrg', 'RelationshipToTrafficker'],
    ...['AgeWhenTrafficked', 'RecruitmentWebsitesAndApps', 'MethodOfRecruitment', 'LocationOfRecruitment', 'MethodsOfControl'],
    ...['TypeOfExploitation', 'ForcedLabourIndustry', 'TypeOfSexExploitation', 'LocationOfExploitation', 'ExploitationWebsitesAndApps'],
    ...['Vulnerabilities', 'DetailsOfVulnerabilities'],
  ],
  per: ['RoleInProcess', 'RoleDetails', 'Organisation'],
  cas: [
    ...['Status', 'ReasonForCaseClosure', 'CaseOwner', 'ReferringOrganisation', 'IncomingReferralDate', 'ReferringPrimaryCaseWorker'],
    ...['ReasonForIncomingReferral', 'IncomingReferralDetails', 'ReferredOrganisation', 'ReferredPrimaryCaseWorker'],
    ...['ReasonForOutgoingReferral', 'OutgoingReferralDate', 'OutgoingReferralDetails'],
  ],
  cco: ['CaseComment'],
  hte: ['Longitude', 'Latitude', 'City', 'Country', 'State', 'Street', 'PostalCode', 'Date', 'Type', 'Description'],
  spl: ['Objectives', 'ActionPlan', 'PlannedEndDate', 'ActualEndDate', 'Type'],
  con: ['Consent'],
} as const

/** What the standard lets a list say. */
export const listOf: Readonly<Record<string, readonly string[]>> = {
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
  cas_ReasonForIncomingReferral: ['AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other'],
  hte_Type: ['Recruitment', 'Transit', 'Exploitation'],
  spl_Type: [
    ...['Education', 'Financial', 'Health', 'LabourExploitationRehabilitation', 'Legal', 'Livelihood', 'RightsBasedTraining'],
    ...['SexualExploitationRehabilitation', 'SocialCare'],
  ],
}

/** What a record without names may carry: codes, days, and which offices. */
export const openFields: ReadonlySet<string> = new Set([
  ...['org_Name', 'org_Type', 'prs_Gender', 'prs_Deceased', 'prs_Citizenship', 'prs_MailingCity', 'prs_MailingCountry', 'prs_MailingState'],
  ...['vic_TraffickingStatus', 'vic_TraffickingStatusDecisionMakingOrg', 'vic_MethodsOfControl', 'vic_TypeOfExploitation'],
  ...['vic_ForcedLabourIndustry', 'vic_TypeOfSexExploitation', 'cas_Status', 'cas_ReasonForCaseClosure', 'cas_ReferringOrganisation'],
  ...['cas_IncomingReferralDate', 'cas_ReasonForIncomingReferral', 'cas_ReferredOrganisation', 'cas_ReasonForOutgoingReferral'],
  ...['cas_OutgoingReferralDate', 'hte_Country', 'hte_Type', 'spl_PlannedEndDate', 'spl_ActualEndDate', 'spl_Type'],
])

/** Why a case was handed on, by what for. */
export const reasonOf: Readonly<Record<CasePurpose, string>> = {
  ESCORT: 'AdditionalServicesRequired',
  RETURN: 'MigrationOrChangeOfLocation',
  REHABILITATION: 'AdditionalServicesRequired',
  REINTEGRATION: 'AdditionalServicesRequired',
  LEGAL_HELP: 'AdditionalServicesRequired',
  SHELTER: 'AdditionalServicesRequired',
  HANDLING: 'Other',
}

/** What a sign says of how somebody was controlled, where the standard has a word for it; otherwise *Other*. */
export const controlOf: Readonly<Partial<Record<Sign, string>>> = {
  ABUSE_OF_VULNERABILITY: 'Other',
  DECEPTION: 'FalsePromises',
  RESTRICTION_OF_MOVEMENT: 'Other',
  ISOLATION: 'Other',
  PHYSICAL_AND_SEXUAL_VIOLENCE: 'PhysicalAbuse',
  INTIMIDATION_AND_THREATS: 'PsychologicalAbuse',
  RETENTION_OF_IDENTITY_DOCUMENTS: 'WithholdsDocuments',
  WITHHOLDING_OF_WAGES: 'TakesEarnings',
  DEBT_BONDAGE: 'DebtBondage',
  ABUSIVE_WORKING_AND_LIVING_CONDITIONS: 'WithholdsNecessities',
  EXCESSIVE_OVERTIME: 'ExcessiveWorkingHours',
  ANCAMAN_KEKERASAN: 'PhysicalThreats',
  KEKERASAN: 'PhysicalAbuse',
  PENCULIKAN: 'Other',
  PENYEKAPAN: 'Other',
  PEMALSUAN: 'FalsePromises',
  PENIPUAN: 'FalsePromises',
  PENYALAHGUNAAN_KEKUASAAN_ATAU_POSISI_RENTAN: 'Other',
  PENJERATAN_UTANG: 'DebtBondage',
  MEMBERI_BAYARAN_ATAU_MANFAAT: 'Other',
}

export const exploitationOf: Readonly<Partial<Record<Sign, string>>> = {
  PELACURAN: 'SexualExploitation',
  KERJA_PAKSA: 'ForcedLabour',
  PERBUDAKAN: 'Servitude',
  PENINDASAN: 'Other',
  PEMERASAN: 'Other',
  PEMANFAATAN_FISIK_SEKSUAL_ORGAN: 'Other',
  ADOPSI_ILEGAL: 'ForcedAdoption',
  FORCED_CRIMINALITY: 'Other',
  LAINNYA: 'Other',
}

/** Sections of ISIC 4, as the standard names them. */
export const industryOf: Readonly<Record<OccupationGroup, string>> = {
  DOMESTIC: 'T_ActivitiesOfHouseholdsAsEmployers',
  CARE: 'Q_HumanHealthAndSocialWorkActivities',
  SEA: 'A_AgricultureForestryAndFishing',
  FIELD: 'A_AgricultureForestryAndFishing',
  INDUSTRY: 'C_Manufacturing',
  SERVICE: 'S_OtherServiceActivities',
  HEALTH: 'Q_HumanHealthAndSocialWorkActivities',
}

export const supportOf: Readonly<Record<ServiceKind, string>> = {
  SHELTER: 'SocialCare',
  HEALTH: 'Health',
  PSYCHOSOCIAL: 'Health',
  PROTECTION: 'Legal',
  TRANSLATION: 'SocialCare',
  LEGAL_AID: 'Legal',
  RESTITUTION: 'Legal',
  WAGE_CLAIM: 'Financial',
  INSURANCE_CLAIM: 'Financial',
  REPATRIATION: 'SocialCare',
  REMAINS: 'SocialCare',
  REHABILITATION: 'LabourExploitationRehabilitation',
  REINTEGRATION: 'Livelihood',
}

export const officeTypeOf: Readonly<Partial<Record<OfficeKind, string>>> = {
  VILLAGE: 'LocalGovernmentOrganisation',
  DISTRICT: 'LocalGovernmentOrganisation',
  REGENCY: 'LocalGovernmentOrganisation',
  ONE_ROOF: 'LocalGovernmentOrganisation',
  PROVINCE: 'LocalGovernmentOrganisation',
  AGENCY: 'CentralGovernmentOrganisation',
  MISSION: 'CentralGovernmentOrganisation',
  AUDIT: 'CentralGovernmentOrganisation',
  POLICE: 'LawEnforcement',
}

/** What was handed to another office, or is followed after a decision, stays watched. */
export const followed: readonly CaseState[] = ['REFERRED', 'SANCTION_RECOMMENDED', 'NOT_RESOLVED']
