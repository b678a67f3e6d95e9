// SPDX-License-Identifier: AGPL-3.0-or-later
// The question that is open, if any.

import type { VNode } from 'preact'
import { CostQuestion, SettleCostQuestion, WithdrawCostQuestion } from '#journeys/web/cost-questions.tsx'
import type { Question } from '#journeys/web/desk.ts'
import { EraseQuestion } from '#journeys/web/erase-section.tsx'
import { RelativeQuestion } from '#journeys/web/family-question.tsx'
import { RecordQuestion, RevokeQuestion } from '#journeys/web/milestone-questions.tsx'
import { MoveQuestion } from '#journeys/web/move-section.tsx'
import { OrderQuestion } from '#journeys/web/order-question.tsx'
import { OverrideQuestion } from '#journeys/web/override-section.tsx'
import { CorrectQuestion, StatedQuestion } from '#journeys/web/person-questions.tsx'
import { PlanQuestion } from '#journeys/web/plan-section.tsx'
import type { AskedProps } from '#journeys/web/question.tsx'
import { EndReferralQuestion, ReferQuestion } from '#journeys/web/referral-questions.tsx'
import { TroubleQuestion } from '#journeys/web/trouble-section.tsx'

export function Asked(props: AskedProps & { readonly question: Question }): VNode {
  const { question, ...asked } = props
  switch (question.type) {
    case 'record':
      return <RecordQuestion {...asked} code={question.code} />
    case 'revoke':
      return <RevokeQuestion {...asked} code={question.code} />
    case 'move':
      return <MoveQuestion {...asked} to={question.to} />
    case 'plan':
      return <PlanQuestion {...asked} />
    case 'cost':
      return <CostQuestion {...asked} row={question.row} />
    case 'withdraw-cost':
      return <WithdrawCostQuestion {...asked} nth={question.nth} />
    case 'settle-cost':
      return <SettleCostQuestion {...asked} nth={question.nth} />
    case 'order':
      return <OrderQuestion {...asked} />
    case 'correct':
      return <CorrectQuestion {...asked} />
    case 'stated':
      return <StatedQuestion {...asked} />
    case 'relative':
      return <RelativeQuestion {...asked} relative={question.key} />
    case 'override':
      return <OverrideQuestion {...asked} />
    case 'refer':
      return <ReferQuestion {...asked} />
    case 'end-referral':
      return <EndReferralQuestion {...asked} office={question.office} name={question.name} />
    case 'trouble':
      return <TroubleQuestion {...asked} />
    case 'erase':
      return <EraseQuestion {...asked} />
  }
}
