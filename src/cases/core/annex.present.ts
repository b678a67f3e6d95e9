// SPDX-License-Identifier: AGPL-3.0-or-later
// What people see of an annex; pure.

import type { annexAccess } from '#cases/core/annex.contract.ts'
import { annexTerms } from '#cases/core/annex.law.ts'
import { openingsOn } from '#cases/core/annex.rules.ts'
import type { AnnexState, BrokenGlass } from '#cases/core/annex.ts'
import { filesIn } from '#cases/core/annex-file.rules.ts'
import { basisOn } from '#kernel/law.ts'
import type { Instant, LocalDate } from '#kernel/time.ts'

interface Around {
  /** The office that reads. */
  readonly officeId: string
  readonly now: Instant
  readonly today: LocalDate
  readonly withheld: boolean
  /** Names of offices of today. */
  readonly names: ReadonlyMap<string, string>
  /** Who wrote each note, behind them who opened it for themselves, and then who brought each file. */
  readonly by: readonly { readonly user?: string; readonly office?: string }[]
}

interface Access {
  readonly access: (typeof annexAccess)[number]
  readonly until?: LocalDate | Instant
  readonly left?: number
}

function accessOf({ office, broken }: AnnexState, opened: LocalDate | undefined, { officeId, now }: Around): Access {
  if (office === officeId) return { access: 'OWN' }
  if (opened !== undefined) return { access: 'OPENED', until: opened }
  const until = broken.findLast((each) => each.officeId === officeId)?.until ?? now
  return { access: 'BROKEN', until, left: Math.max(0, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000)) }
}

interface Found {
  readonly id: string
  readonly state: AnnexState
}

/** What is open to an office, the soonest ended first. What it opened for itself for hours is no opening. */
export function presentOpened(
  found: readonly Found[],
  { officeId, today, names }: Pick<Around, 'officeId' | 'today' | 'names'>,
): readonly object[] {
  return found
    .flatMap(({ id, state }) => {
      const opening = openingsOn(state, today).find(({ office }) => office === officeId)
      if (opening === undefined) return []
      const { purpose, on, until } = opening
      return [{ id, name: names.get(state.office), purpose, on, until, ...basisOn(annexTerms, on) }]
    })
    .toSorted((one, other) => one.until.localeCompare(other.until, 'en') || one.id.localeCompare(other.id, 'en'))
}

/** A guest is told of no other guest. */
export function presentAnnex(id: string, version: number, state: AnnexState, around: Around): object {
  const { officeId, today, withheld, names, by } = around
  const { caseId, office, notes, broken, personal } = state
  const open = openingsOn(state, today)
  const reading = accessOf(state, open.find((each) => each.office === officeId)?.until, around)
  const isOwn = reading.access === 'OWN'
  const told = ({ on, until, seenOn }: BrokenGlass, nth: number): object => ({
    on,
    until,
    seenOn,
    reason: withheld ? undefined : personal?.reasons[nth],
    ...by[notes.length + nth],
  })
  return {
    id,
    version,
    caseId,
    today,
    name: names.get(office),
    ...reading,
    withheld,
    notes: withheld
      ? []
      : notes.map(({ kind, told: on, on: written }, nth) => ({
          kind,
          told: on,
          on: written,
          text: personal?.texts[nth] ?? '',
          user: by[nth]?.user,
        })),
    files: withheld
      ? []
      : filesIn(state).map(({ nth, file: { address: _, ...file } }) => ({
          nth,
          ...file,
          on: state.files?.[nth]?.on,
          user: by[notes.length + broken.length + nth]?.user,
        })),
    openings: isOwn
      ? open.map(({ office: guest, purpose, on, until }) => ({
          officeId: guest,
          name: names.get(guest),
          purpose,
          on,
          until,
          ...basisOn(annexTerms, on),
        }))
      : [],
    broken: isOwn ? broken.map(told).reverse() : [],
  }
}
