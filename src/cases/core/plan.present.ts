// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of a plan and of a return home; pure.

import type { CaseFile } from '#cases/core/case.ts'
import { markRules } from '#cases/core/homecoming.law.ts'
import { dueOf, openMarks } from '#cases/core/homecoming.rules.ts'
import { returnMarks } from '#cases/core/homecoming.ts'
import { lastDayOf, serviceStep } from '#cases/core/service.rules.ts'
import type { OfficeKind } from '#kernel/authority.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'

/** @param near an office of the neighbourhood: what somebody is given is not its to read */
export function presentPlan({ personal }: CaseFile, near: boolean): readonly object[] {
  if (near) return []
  const arrivedOn = personal?.homecoming?.seen.arrivedOn
  return (personal?.plan ?? []).map((service, nth) => {
    const longest = service.arranged === undefined ? undefined : lastDayOf(service.kind, service.arranged.begins, arrivedOn)
    const { code: _, ...next } = serviceStep(service, arrivedOn)
    return {
      nth,
      ...service,
      ...(longest === undefined ? {} : { longest }),
      ...(service.ended === undefined ? { next } : {}),
    }
  })
}

interface Reader {
  readonly kind: OfficeKind
  /** Where what is told is not for this office, it reads the codes and days alone. */
  readonly withheld: boolean
}

export function presentHomecoming({ personal }: CaseFile, { kind, withheld }: Reader): object | undefined {
  const homecoming = personal?.homecoming
  if (homecoming === undefined) return undefined
  const { marks, plannedOn, ...rest } = homecoming
  return {
    ...rest,
    plannedOn,
    marks: returnMarks.flatMap((mark) => {
      const marked = marks[mark]
      if (marked === undefined) return []
      const { said: _, minutes: _m, paper: _p, ...codes } = marked
      return [{ mark, ...(withheld ? codes : marked), ...basisOn(markRules[mark], plannedOn) }]
    }),
    open: openMarks(homecoming).map((mark) => {
      const { owner, recorders, legalBasis, standing } = ruleOn(markRules[mark], plannedOn)
      const due = dueOf(homecoming, mark)
      return { mark, owner, mine: [owner, ...recorders].includes(kind), legalBasis, standing, ...(due === undefined ? {} : { due }) }
    }),
  }
}
