// SPDX-License-Identifier: AGPL-3.0-or-later
// How an agreement is kept: its rules, the row it is listed by, its steps in the work list.

import { agreementOpen } from '#agreements/core/agreement.open.ts'
import { agreementDecider, agreementSteps, isSigned } from '#agreements/core/agreement.rules.ts'
import {
  AGREEMENT_TYPE,
  type Agreement,
  type AgreementCommand,
  type AgreementEvent,
  type AgreementFacts,
} from '#agreements/core/agreement.ts'
import type { Aggregate } from '#kernel/aggregate.ts'

export const agreementAggregate: Aggregate<Agreement, AgreementCommand, AgreementEvent, AgreementFacts> = {
  type: AGREEMENT_TYPE,
  open: agreementOpen,
  decider: agreementDecider,
  nextSteps: agreementSteps,
  describe: (agreement) => ({
    label: agreement.personal.title,
    stage: agreement.ended !== undefined ? 'ENDED' : isSigned(agreement) ? 'IN_FORCE' : 'PROPOSED',
  }),
  project: (after, { regency, uuid }) => [
    {
      table: 'agreement',
      values: {
        regency,
        agreement_id: uuid,
        area: after.area,
        let_in: after.letIn,
        title: after.personal.title,
        signed: isSigned(after),
        valid_from: after.from,
        valid_until: after.until,
        ended_on: after.ended?.on ?? null,
        due_on:
          agreementSteps(after)
            .map(({ due }) => due)
            .sort()[0] ?? null,
      },
    },
  ],
}
