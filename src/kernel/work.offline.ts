// SPDX-License-Identifier: AGPL-3.0-or-later
// The work list on a device: of every kind of record that it keeps, as the server lists it from its one table.

import type { OutputOf } from '#kernel/contract.ts'
import { type Away, type OfflineCapability, offlineQuery, type Worked } from '#kernel/offline.ts'
import { wordsOf } from '#kernel/problem.ts'
import { workContracts } from '#kernel/work.contract.ts'
import { arrivalAt, climbsTo, NAMELESS, urgencyOf } from '#kernel/work.ts'

type Item = OutputOf<typeof workContracts.ListWork>['items'][number]

function itemsOf({ steps, subject, risky }: Worked, { actor, today }: Away, text: (code: string) => string): readonly Item[] {
  const { officeKind } = actor
  const climbs = climbsTo(officeKind, today, subject.type)
  return steps.flatMap(({ code, owner, due, legalBasis, standing, office }) => {
    const mine = owner === officeKind && (office === undefined || office === actor.officeId)
    const climbed = climbs?.owners.includes(owner) === true && due < climbs.dueBefore && office === undefined
    if (!mine && !climbed) return []
    return [
      {
        code,
        owner,
        due,
        legalBasis,
        standing,
        text: text(`step.${code}`),
        subject: { ...subject, label: subject.label === NAMELESS ? text(`nameless.${subject.type}`) : subject.label },
        urgency: urgencyOf(due, today),
        why: mine ? ('mine' as const) : ('climbed' as const),
        climbedSince: mine ? undefined : arrivalAt(officeKind, due, today, subject.type),
        atRisk: due < today && risky === true,
      },
    ]
  })
}

const orderOf = ({ due, subject, code }: Item): string => `${due} ${subject.id.slice(5)} ${code}`

export function workOffline(capabilities: readonly OfflineCapability[]): OfflineCapability {
  const catalogues = capabilities.map(({ words }) => words)
  return {
    copies: [],
    commands: [],
    queries: [
      offlineQuery(workContracts.ListWork, ({ limit, cursor = '0' }, away) => {
        const words = wordsOf(catalogues, away.language)
        const text = (key: string): string => words(key) ?? key.slice(key.indexOf('.') + 1)
        const all = capabilities.flatMap(({ works }) => works?.(away) ?? []).flatMap((each) => itemsOf(each, away, text))
        const counts = { late: 0, today: 0, week: 0, later: 0 }
        for (const { urgency } of all) counts[urgency] += 1
        const inOrder = all
          .map((item) => ({ item, order: orderOf(item) }))
          .sort((a, b) => (a.order < b.order ? -1 : 1))
          .map(({ item }) => item)
        const from = Number(cursor) || 0
        const next = from + limit < inOrder.length ? String(from + limit) : null
        return { items: inOrder.slice(from, from + limit), next, counts }
      }),
    ],
    words: { id: {}, en: {} },
  }
}
