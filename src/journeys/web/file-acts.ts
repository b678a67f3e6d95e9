// SPDX-License-Identifier: AGPL-3.0-or-later
// Every act on a file as the screen sends it: what is said, what was wanted, how the file has it now.

import { formatMoney } from '#agencies/core/currency.ts'
import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { costContracts } from '#journeys/core/cost.contract.ts'
import type { Cost, CostOutcome } from '#journeys/core/cost.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { overrideContracts } from '#journeys/core/override.contract.ts'
import { placeContracts } from '#journeys/core/place.contract.ts'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import type { ErasureBasis, JourneyState, MilestoneCode, Trouble } from '#journeys/core/worker.ts'
import type { Act } from '#journeys/web/act.ts'
import { contestedWords } from '#journeys/web/contested.words.ts'
import { costPageWords } from '#journeys/web/cost.words.ts'
import { erasureWords } from '#journeys/web/erasure.words.ts'
import { familyWords } from '#journeys/web/family.words.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import { overrideWords } from '#journeys/web/override.words.ts'
import { placementWords } from '#journeys/web/placement.words.ts'
import { referralWords } from '#journeys/web/referral.words.ts'
import type { InputOf } from '#kernel/contract.ts'
import type { ReferralEnd } from '#kernel/referral.ts'
import type { LocalDate } from '#kernel/time.ts'
import type { Language } from '#kernel/words.ts'
import { call } from '#platform/web/api.ts'
import type { DaySaid } from '#platform/web/day-said.ts'
import { formatDate } from '#platform/web/ui/format.ts'
import { translate } from '#platform/web/ui/words.ts'

export interface MilestoneDetails {
  readonly on?: LocalDate
  readonly validUntil?: LocalDate
  readonly evidence?: string
}

export interface Change {
  readonly label: string
  readonly wanted: string
  readonly now: (file: FullFile) => string
}

/** The acts on one file, in the reader's language. */
export function actsOn(id: string, language: Language, today: LocalDate) {
  const t = translate(fileWords, language)
  const named = translate(journeyWords, language)
  const moved = translate(moveWords, language)
  const placed = translate(placementWords, language)
  const costed = translate(costPageWords, language)
  const money = ({ amount, currency }: Cost): string => formatMoney({ amount, currency }, language)
  const overriding = translate(overrideWords, language)
  const referring = translate(referralWords, language)
  const family = translate(familyWords, language)
  const erasing = translate(erasureWords, language)
  const dated = (date: LocalDate): string => formatDate(date, language)

  function milestoneNow(code: MilestoneCode) {
    return (file: FullFile): string => {
      const what = named(`milestone.${code}`)
      const found = file.milestones.find((milestone) => milestone.code === code)
      return found?.on === undefined ? t('is-open', { what }) : t('is-done', { what, date: dated(found.on) })
    }
  }
  function listed(changes: readonly Change[], file: FullFile | undefined): string {
    return changes.map(({ label, wanted, now }) => `${label}: ${file === undefined ? wanted : now(file)}`).join('; ')
  }

  return {
    record: (code: MilestoneCode, details: MilestoneDetails): Act => ({
      said: t('recorded', { what: named(`milestone.${code}`) }),
      wanted: t('is-done', { what: named(`milestone.${code}`), date: dated(details.on ?? today) }),
      now: milestoneNow(code),
      send: (options) => call(workerContracts.RecordMilestone, { id, code, ...details }, options),
    }),
    revoke: (code: MilestoneCode, reason: string): Act => ({
      said: t('revoked', { what: named(`milestone.${code}`) }),
      wanted: t('is-open', { what: named(`milestone.${code}`) }),
      now: milestoneNow(code),
      send: (options) => call(workerContracts.RevokeMilestone, { id, code, reason }, options),
    }),
    move: (to: JourneyState, said: DaySaid, reason: string): Act => ({
      said: t('recorded', { what: moved(to) }),
      wanted: moved(to),
      now: (file) => `${named(`state.${file.state}`)}, ${t('since', { date: dated(file.since) })}`,
      send: (options) => call(workerContracts.MoveWorker, { id, to, ...said, ...(reason === '' ? {} : { reason }) }, options),
    }),
    plan: (input: Omit<InputOf<typeof workerContracts.ChangePlan>, 'id'>, changes: readonly Change[]): Act => ({
      said: t('plan-saved'),
      wanted: listed(changes, undefined),
      now: (file) => listed(changes, file),
      send: (options) => call(workerContracts.ChangePlan, { id, ...input }, options),
    }),
    cost: (cost: Cost): Act => ({
      said: costed('recorded'),
      wanted: money(cost),
      now: () => costed('now-unknown'),
      send: (options) => call(costContracts.RecordCost, { id, cost }, options),
      lasting: true,
    }),
    correctCost: (nth: number, cost: Cost): Act => ({
      said: costed('corrected'),
      wanted: money(cost),
      now: () => costed('now-unknown'),
      send: (options) => call(costContracts.CorrectCost, { id, nth, cost }, options),
      lasting: true,
    }),
    withdrawCost: (nth: number): Act => ({
      said: costed('withdrawn'),
      wanted: costed('withdraw'),
      now: () => costed('now-unknown'),
      send: (options) => call(costContracts.WithdrawCost, { id, nth }, options),
      lasting: true,
    }),
    settleCost: (nth: number, outcome: CostOutcome, wanted: string): Act => ({
      said: costed('settled'),
      wanted,
      now: () => costed('now-unknown'),
      send: (options) => call(costContracts.SettleCost, { id, nth, outcome }, options),
      lasting: true,
    }),
    settleContested: (nth: number, take: boolean): Act => ({
      said: translate(contestedWords, language)('settled'),
      wanted: translate(contestedWords, language)('wanted'),
      now: () => translate(contestedWords, language)('stands'),
      send: (options) => call(contestedContracts.SettleContested, { id, nth, take }, options),
      lasting: true,
    }),
    order: (orderId: string, name: string): Act => ({
      said: placed('order-taken'),
      wanted: name,
      now: (file) => placed(file.jobOrderId === undefined ? 'order-no' : 'order-yes'),
      send: (options) => call(placeContracts.ChooseJobOrder, { id, orderId }, options),
    }),
    leaveOrder: (): Act => ({
      said: placed('order-left-said'),
      wanted: placed('order-no'),
      now: (file) => placed(file.jobOrderId === undefined ? 'order-no' : 'order-yes'),
      send: (options) => call(placeContracts.LeaveJobOrder, { id }, options),
    }),
    correct: (input: Omit<InputOf<typeof workerContracts.CorrectPerson>, 'id'>, changes: readonly Change[]): Act => ({
      said: t('corrected'),
      wanted: listed(changes, undefined),
      now: (file) => listed(changes, file),
      send: (options) => call(workerContracts.CorrectPerson, { id, ...input }, options),
    }),
    askOverride: (guards: InputOf<typeof overrideContracts.AskOverride>['guards'], reason: string): Act => ({
      said: overriding('asked-said'),
      wanted: overriding('asked-wanted'),
      now: (file) => overriding(file.override === undefined ? 'none' : 'asked-wanted'),
      send: (options) => call(overrideContracts.AskOverride, { id, guards, reason }, options),
      lasting: true,
    }),
    answerOverride: (answer: 'grant' | 'decline'): Act => ({
      said: overriding(answer === 'grant' ? 'granted-said' : 'declined-said'),
      wanted: overriding(answer === 'grant' ? 'granted-said' : 'declined-said'),
      now: (file) => overriding(file.override?.asked === undefined ? 'none' : 'asked-wanted'),
      send: (options) => call(answer === 'grant' ? overrideContracts.GrantOverride : overrideContracts.DeclineOverride, { id }, options),
      lasting: true,
    }),
    refer: (input: Omit<InputOf<typeof referralContracts.ReferFile>, 'id'>): Act => ({
      said: referring('referred-said'),
      wanted: referring('referred-wanted'),
      now: (file) => referring(file.referrals === undefined ? 'none' : 'referred-wanted'),
      send: (options) => call(referralContracts.ReferFile, { id, ...input }, options),
      lasting: true,
    }),
    endReferral: (office: string, because: ReferralEnd): Act => ({
      said: referring('ended-said'),
      wanted: referring('ended-wanted'),
      now: (file) => referring(file.referrals?.some((each) => each.office === office) === true ? 'referred-wanted' : 'ended-wanted'),
      send: (options) => call(referralContracts.EndReferral, { id, office, because }, options),
      lasting: true,
    }),
    seeReferral: (): Act => ({
      said: referring('seen-said'),
      wanted: referring('see'),
      now: () => referring('guest-title'),
      send: (options) => call(referralContracts.SeeReferral, { id }, options),
      lasting: true,
    }),
    relative: (input: Omit<InputOf<typeof familyContracts.SetRelative>, 'id'>): Act => ({
      said: family('saved', { name: input.name }),
      wanted: `${family(`relation.${input.relation}`)}: ${input.name}`,
      now: (file) => {
        const found = file.family?.find(({ key }) => key === input.relative)
        return found === undefined ? family('not-named') : `${family(`relation.${found.relation}`)}: ${found.name}`
      },
      send: (options) => call(familyContracts.SetRelative, { id, ...input }, options),
    }),
    removeRelative: (key: string, name: string): Act => ({
      said: family('removed', { name }),
      wanted: family('not-named'),
      now: (file) => file.family?.find((each) => each.key === key)?.name ?? family('not-named'),
      send: (options) => call(familyContracts.RemoveRelative, { id, relative: key }, options),
    }),
    report: (trouble: Trouble, said: DaySaid): Act => ({
      said: t('trouble-reported'),
      wanted: t('trouble-open', { what: named(`trouble.${trouble}`) }),
      now: (file) => t(file.troubles.includes(trouble) ? 'trouble-open' : 'trouble-closed', { what: named(`trouble.${trouble}`) }),
      send: (options) => call(workerContracts.ReportTrouble, { id, trouble, ...said }, options),
    }),
    resolve: (trouble: Trouble): Act => ({
      said: t('trouble-resolved', { what: named(`trouble.${trouble}`) }),
      wanted: t('trouble-closed', { what: named(`trouble.${trouble}`) }),
      now: (file) => t(file.troubles.includes(trouble) ? 'trouble-open' : 'trouble-closed', { what: named(`trouble.${trouble}`) }),
      send: (options) => call(workerContracts.ResolveTrouble, { id, trouble }, options),
    }),
    review: (): Act => ({
      said: t('recorded', { what: t('review') }),
      wanted: t('review'),
      now: (file) => named(`state.${file.state}`),
      send: (options) => call(workerContracts.ReviewWorker, { id }, options),
    }),
    erase: (basis: ErasureBasis): Act => ({
      said: erasing('said'),
      wanted: erasing('wanted'),
      now: () => erasing('not-erased'),
      send: (options) => call(workerContracts.ErasePerson, { id, basis }, options),
      lasting: true,
    }),
  }
}
export type FileActs = ReturnType<typeof actsOn>
