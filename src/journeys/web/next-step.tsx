// SPDX-License-Identifier: AGPL-3.0-or-later
// The one card under the path, and quietly beneath it the steps that follow or wait beside it.

import type { VNode } from 'preact'
import type { StepAct } from '#journeys/core/arrow.law.ts'
import { contestedContracts } from '#journeys/core/contested.contract.ts'
import { costContracts } from '#journeys/core/cost.contract.ts'
import { familyContracts } from '#journeys/core/family.contract.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { isComputed, milestonesAt } from '#journeys/core/milestone.law.ts'
import { overrideContracts } from '#journeys/core/override.contract.ts'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import { purposeActs } from '#journeys/core/referral.law.ts'
import type { ReferralPurpose } from '#journeys/core/referral.ts'
import { actsOf, isMilestone, mayRecord } from '#journeys/core/worker.act.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { moveWords } from '#journeys/web/move.words.ts'
import type { Contract } from '#kernel/contract.ts'
import type { LocalDate } from '#kernel/time.ts'
import { climbOf } from '#kernel/work.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { FurtherSteps } from '#platform/web/ui/further-steps.tsx'
import { NextStepCard } from '#platform/web/ui/next-step-card.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** What was charged is told and settled in the file in which it stands, also when another one leads. */
const inLed: readonly Contract[] = Object.values(costContracts)

const named: Readonly<Record<string, Contract>> = { ...workerContracts, ...costContracts, ...familyContracts, ...referralContracts }

function forPurpose(purpose: ReferralPurpose, contract: Contract): boolean {
  return [...purposeActs[purpose], 'SeeReferral'].some((name) => named[name] === contract)
}

export function may(desk: Desk, contract: Contract): boolean {
  // Whoever was let in does what it was let in for.
  const own = desk.file.referrals?.find((each) => each.own)
  if (own !== undefined && contract.kind === 'command' && !forPurpose(own.purpose, contract)) return false
  // In a file that is led by another nothing is done any more: it is done there.
  const rests = desk.file.mergedInto !== undefined && contract.kind === 'command' && !inLed.includes(contract)
  return !rests && contract.may.includes(desk.session.role)
}

/** Whether whoever looks may do an act. */
function mine(desk: Desk, act: StepAct, today: LocalDate): boolean {
  if ('milestone' in act) {
    const rule = milestonesAt(today).get(act.milestone)
    return rule !== undefined && may(desk, workerContracts.RecordMilestone) && mayRecord(rule, desk.session.office.kind)
  }
  if ('review' in act) return may(desk, workerContracts.ReviewWorker)
  if ('plan' in act) return may(desk, workerContracts.ChangePlan)
  if ('costs' in act) return may(desk, costContracts.SettleCost)
  if ('override' in act) return may(desk, overrideContracts.GrantOverride)
  if ('contested' in act) return may(desk, contestedContracts.SettleContested)
  if ('correct' in act) return may(desk, workerContracts.CorrectPerson)
  return 'moves' in act ? may(desk, workerContracts.MoveWorker) : may(desk, workerContracts.ResolveTrouble)
}

/** The buttons of one act that answers a step. */
function ActButtons(props: { readonly desk: Desk; readonly act: StepAct; readonly main: boolean; readonly computed: boolean }): VNode {
  const t = useWords(fileWords)
  const moved = useWords(moveWords)
  const { desk, act } = props
  const { busy } = desk.acts
  const kind = props.main ? 'main' : 'quiet'
  if ('milestone' in act) {
    const code = act.milestone
    if (props.computed)
      return (
        <>
          <p class="muted">{t('from-class')}</p>
          <Button onPress={() => desk.ask({ type: 'record', code })}>{t('accept-paper')}</Button>
        </>
      )
    return (
      <>
        <Button kind={kind} busy={busy} onPress={() => desk.run(desk.make.record(code, {}))}>
          {t('record')}
        </Button>
        <Button onPress={() => desk.ask({ type: 'record', code })}>{t('record-more')}</Button>
      </>
    )
  }
  if ('resolve' in act) {
    const { resolve } = act
    return (
      <Button kind={kind} busy={busy} onPress={() => desk.run(desk.make.resolve(resolve))}>
        {t('resolve')}
      </Button>
    )
  }
  if ('review' in act)
    return (
      <Button kind={kind} busy={busy} onPress={() => desk.run(desk.make.review())}>
        {t('review')}
      </Button>
    )
  if ('plan' in act)
    return (
      <Button kind={kind} onPress={() => desk.ask({ type: 'plan' })}>
        {t('plan-change')}
      </Button>
    )
  if ('costs' in act)
    return (
      <LinkButton kind={kind} href="#costs">
        {t('see-costs')}
      </LinkButton>
    )
  if ('override' in act)
    return (
      <LinkButton kind={kind} href="#override">
        {t('see-override')}
      </LinkButton>
    )
  if ('contested' in act)
    return (
      <LinkButton kind={kind} href="#contested">
        {t('see-contested')}
      </LinkButton>
    )
  if ('correct' in act) return <Button onPress={() => desk.ask({ type: 'correct' })}>{t('correct')}</Button>
  return (
    <>
      {act.moves.map((to) => (
        <Button key={to} onPress={() => desk.ask({ type: 'move', to })}>
          {moved(to)}
        </Button>
      ))}
    </>
  )
}

/** What is next, who must do it, by when, and why. */
export function NextStep(props: { readonly desk: Desk }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const { desk } = props
  const [next, ...further] = desk.file.nextSteps
  if (next === undefined)
    return (
      <Notice tone="good" title={t('no-step')}>
        <p>{t('no-step-text')}</p>
      </Notice>
    )
  const computed = isMilestone(next.code) && isComputed(next.code, today)
  const acts = actsOf(next.code).filter((act) => mine(desk, act, today))
  const climb = climbOf(next.owner, next.due, today)
  const office = named(`office.${next.owner}`)
  return (
    <>
      <NextStepCard
        what={next.text}
        who={office}
        due={next.due}
        why={{ article: next.legalBasis, standing: next.standing }}
        note={climb && t('climbed', { office: named(`office.${climb.to}`), date: formatDate(climb.since, language) })}
        action={
          acts.length === 0 ? (
            <p class="muted">{computed ? t('from-class') : t('other-office', { office })}</p>
          ) : (
            acts.map((act, index) => <ActButtons key={JSON.stringify(act)} desk={desk} act={act} main={index === 0} computed={computed} />)
          )
        }
      />
      <FurtherSteps steps={further} office={(owner) => named(`office.${owner}`)} />
    </>
  )
}
