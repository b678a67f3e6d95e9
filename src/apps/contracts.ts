// SPDX-License-Identifier: AGPL-3.0-or-later
// Every contract that is plugged in, by its name: the command line derives its commands from them.

import { accessContracts } from '#access/core/access.contract.ts'
import { delegationContracts } from '#access/core/delegation.contract.ts'
import { deviceContracts } from '#access/core/device.contract.ts'
import { providerAccessContracts } from '#access/core/provider.contract.ts'
import { reEnrolmentContracts, signInContracts } from '#access/core/sign-in.contract.ts'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { agencyListContracts } from '#agencies/core/agency-list.contract.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { boardContracts } from '#cases/core/board.contract.ts'
import { caseContracts } from '#cases/core/case.contract.ts'
import { caseReferralContracts } from '#cases/core/case-referral.contract.ts'
import { claimContracts } from '#cases/core/claim.contract.ts'
import { caseFamilyContracts } from '#cases/core/family.contract.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { letterContracts } from '#cases/core/letter.contract.ts'
import { planContracts } from '#cases/core/plan.contract.ts'
import { exportContracts } from '#exchange/core/export.contract.ts'
import { importContracts } from '#exchange/core/import.contract.ts'
import { populationContracts } from '#exchange/core/population.contract.ts'
import { formContracts } from '#forms/core/form.contract.ts'
import { awayContracts } from '#journeys/core/away.contract.ts'
import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { costContracts } from '#journeys/core/cost.contract.ts'
import { doubleContracts } from '#journeys/core/double.contract.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { findContracts } from '#journeys/core/find.contract.ts'
import { likelyContracts } from '#journeys/core/likely.contract.ts'
import { overrideContracts } from '#journeys/core/override.contract.ts'
import { overviewContracts } from '#journeys/core/overview.contract.ts'
import { placeContracts } from '#journeys/core/place.contract.ts'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { twinContracts } from '#journeys/core/twin.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { Contract } from '#kernel/contract.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { letterContracts as officeLetterContracts } from '#letters/core/letter.contract.ts'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { guestLinkContracts } from '#meetings/core/guest-link.contract.ts'
import { meetingContracts } from '#meetings/core/meeting.contract.ts'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { regionContracts } from '#regions/core/region.contract.ts'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { bodyContracts } from '#training/core/body.contract.ts'
import { classContracts } from '#training/core/class.contract.ts'
import { completionContracts } from '#training/core/completion.contract.ts'
import { programmeContracts } from '#training/core/programme.contract.ts'
import { providerContracts } from '#training/core/provider.contract.ts'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { watchContracts } from '#village/core/watch.contract.ts'

export const contracts: Readonly<Record<string, Contract>> = {
  ...workContracts,
  ...regionContracts,
  ...accessContracts,
  ...signInContracts,
  ...deviceContracts,
  ...reEnrolmentContracts,
  ...providerAccessContracts,
  ...delegationContracts,
  ...agencyContracts,
  ...jobOrderContracts,
  ...agencyListContracts,
  ...workerContracts,
  ...placeContracts,
  ...costContracts,
  ...overviewContracts,
  ...twinContracts,
  ...doubleContracts,
  ...findContracts,
  ...familyContracts,
  ...awayContracts,
  ...contestedContracts,
  ...overrideContracts,
  ...referralContracts,
  ...paperContracts,
  ...likelyContracts,
  ...providerContracts,
  ...programmeContracts,
  ...classContracts,
  ...bodyContracts,
  ...assessmentContracts,
  ...completionContracts,
  ...officeLetterContracts,
  ...watchContracts,
  ...briefingContracts,
  ...outreachContracts,
  ...countContracts,
  ...caseContracts,
  ...planContracts,
  ...claimContracts,
  ...caseFamilyContracts,
  ...caseReferralContracts,
  ...boardContracts,
  ...htcdsContracts,
  ...letterContracts,
  ...formContracts,
  ...roomContracts,
  ...meetingContracts,
  ...decisionContracts,
  ...annexContracts,
  ...guestLinkContracts,
  ...rightsContracts,
  ...importContracts,
  ...populationContracts,
  ...exportContracts,
  ...agreementContracts,
}
