// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of an annex: its own office writes it, opens it until a day and closes it again; who must read it to protect somebody opens it for
// hours, and says why. Nothing has to happen for a day or an hour to pass.

import { annexTerms } from '#cases/core/annex.law.ts'
import type { AnnexCommand, AnnexEvent, AnnexFacts, AnnexState, AnnexWords, BrokenGlass, Opening } from '#cases/core/annex.ts'
import { decideFile, evolveFile } from '#cases/core/annex-file.rules.ts'
import type { CaseFile } from '#cases/core/case.ts'
import { isInsideAny } from '#kernel/area.ts'
import { type Actor, isNear, type OfficeKind } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, must, refuse, unreachable } from '#kernel/decider.ts'
import { basisOn, ruleOn } from '#kernel/law.ts'
import { guestOn, letInUntil, letsIn } from '#kernel/letting.ts'
import { addDays, type Instant, jakartaDate, type LocalDate } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'

type Of<T extends AnnexCommand['type']> = Extract<AnnexCommand, { type: T }>
type By = Pick<Opening, 'on' | 'userId' | 'officeId'>

const HOUR_MS = 3_600_000

/** Who teaches, tests or looks over the log works on no case. */
const working: readonly OfficeKind[] = ['REGENCY', 'ONE_ROOF', 'PROVINCE', 'AGENCY', 'MISSION']

/** To whom its office may open it though it is no party to the case: whoever works on cases elsewhere, and whoever prosecutes what befell people. */
const outsiders: readonly OfficeKind[] = [...working, 'POLICE']

/** Whether an office may be let into an annex at all. Neighbours are never. */
export function mayBeGuest(kind: OfficeKind): boolean {
  return outsiders.includes(kind)
}

/** Whether an office works on this case, by its place or because it was let in. Neighbours do not. */
export function worksOn(
  file: Pick<CaseFile, 'area'> & { readonly letIn?: readonly string[] },
  office: { readonly office: string; readonly kind: OfficeKind; readonly areas: readonly string[] },
  today: LocalDate,
): boolean {
  if (!working.includes(office.kind)) return false
  return isInsideAny(file.area, office.areas) || letsIn(file.letIn ?? [], guestOn(office.office, today))
}

/** Whether an office that works on a case is told that another keeps an annex in it, and no more than that. A neighbour is told of its own alone. */
export function tellsOf(office: string, { officeId, officeKind }: Pick<Actor, 'officeId' | 'officeKind'>): boolean {
  return office === officeId || !isNear(officeKind)
}

/** Whether an annex lets this office read it at an instant. */
export function opensTo({ sealedTo }: Pick<AnnexState, 'sealedTo'>, officeId: string, now: Instant): boolean {
  return letsIn(sealedTo, guestOn(officeId, jakartaDate(now), now))
}

/** The openings that let somebody in on a day. */
export function openingsOn({ openings }: Pick<AnnexState, 'openings'>, on: LocalDate): readonly Opening[] {
  return openings.filter(({ until }) => on <= until)
}

const by = ({ actor, today }: Context): By => ({ on: today, userId: actor.userId, officeId: actor.officeId })
const invalid = (field: string, code: string): ReturnType<typeof refuse> => refuse('invalid-input', { fields: [{ field, code }] })

function write(state: AnnexState | undefined, command: Of<'AddAnnexNote'>, context: Context, facts: AnnexFacts): Decision<AnnexEvent> {
  const { area, caseId, kind, told, text } = command
  const { actor, today } = context
  if (facts.withheld === true) return refuse('annex-withheld')
  if (state !== undefined && state.office !== actor.officeId) return refuse('annex-not-yours')
  if (told > today) return invalid('told', 'annex-told-later')
  const note: AnnexEvent = { type: 'AnnexNoteAdded', kind, told, ...by(context), personal: { text } }
  if (state !== undefined) return accept(note)
  return accept<AnnexEvent>({ type: 'AnnexBegun', area, caseId, office: actor.officeId, kind: actor.officeKind }, note)
}

/** Without a word in it yet: for a file that comes first. */
function begin(
  state: AnnexState | undefined,
  { area, caseId }: Of<'BeginAnnex'>,
  { actor }: Context,
  facts: AnnexFacts,
): Decision<AnnexEvent> {
  if (facts.withheld === true) return refuse('annex-withheld')
  if (state !== undefined) return state.office === actor.officeId ? accept() : refuse('annex-not-yours')
  return accept({ type: 'AnnexBegun', area, caseId, office: actor.officeId, kind: actor.officeKind })
}

function open(state: AnnexState, { office, purpose, until }: Of<'OpenAnnex'>, context: Context, facts: AnnexFacts): Decision<AnnexEvent> {
  const { guest } = facts
  const { today } = context
  if (guest === undefined) return invalid('office', 'annex-office-unknown')
  if (isNear(guest.kind)) return invalid('office', 'annex-office-near')
  if (!mayBeGuest(guest.kind)) return invalid('office', 'annex-office-elsewhere')
  if (office === state.office || openingsOn(state, today).some((each) => each.office === office))
    return invalid('office', 'annex-office-has-it')
  if (until < today) return invalid('until', 'annex-until-past')
  const { mostDays, outsideDays } = ruleOn(annexTerms, today)
  if (until > addDays(today, mostDays)) return invalid('until', 'annex-until-far')
  if (!guest.onCase && until > addDays(today, outsideDays)) return invalid('until', 'annex-until-outside')
  return accept({ type: 'AnnexOpened', office, purpose, until, ...(guest.onCase ? {} : { outside: guest.kind }), ...by(context) })
}

function breakGlass(state: AnnexState, { reason }: Of<'BreakGlass'>, context: Context): Decision<AnnexEvent> {
  const { actor, now, today } = context
  if (isNear(actor.officeKind)) return refuse('annex-none')
  if (opensTo(state, actor.officeId, now)) return refuse('annex-reached')
  const until = new Date(Date.parse(now) + ruleOn(annexTerms, today).breakHours * HOUR_MS).toISOString()
  return accept({ type: 'GlassBroken', until, ...by(context), personal: { reason } })
}

function decide(state: AnnexState | undefined, command: AnnexCommand, context: Context, facts: AnnexFacts): Decision<AnnexEvent> {
  if (command.type === 'AddAnnexNote') return write(state, command, context, facts)
  if (command.type === 'BeginAnnex') return begin(state, command, context, facts)
  if (state === undefined) return refuse('annex-none')
  if (command.type === 'ForgetAnnex') return accept({ type: 'AnnexForgotten', on: context.today })
  if (command.type === 'BreakGlass') return breakGlass(state, command, context)
  // Whoever was let in lets nobody in, and nobody out.
  if (state.office !== context.actor.officeId) return refuse('annex-not-yours')
  switch (command.type) {
    case 'OpenAnnex':
      return open(state, command, context, facts)
    case 'CloseAnnex': {
      const { office } = command
      if (!openingsOn(state, context.today).some((each) => each.office === office)) return refuse('annex-not-open')
      return accept({ type: 'AnnexClosed', office, ...by(context) })
    }
    case 'AddAnnexFile':
    case 'WithdrawAnnexFile':
      return decideFile(state, command, context, facts)
    case 'SeeBrokenGlass':
      if (!state.broken.some(({ seenOn }) => seenOn === undefined)) return refuse('annex-nothing-broken')
      return accept({ type: 'BrokenGlassSeen', ...by(context) })
    default:
      return unreachable(command)
  }
}

/** Its own office for good; of each other one its opening, or else the last time that it opened it for itself. */
function sealOf({ office, openings, broken }: Pick<AnnexState, 'office' | 'openings' | 'broken'>): readonly string[] {
  const until = new Map<string, LocalDate | Instant>(broken.map((each) => [each.officeId, each.until]))
  for (const each of openings) until.set(each.office, each.until)
  return [office, ...[...until].map(([each, end]) => letInUntil(each, end))]
}

/** With the wall that follows; what had passed on that day lets nobody in any more and need not stand in it. */
function walled(state: AnnexState, on: LocalDate, change: Partial<Pick<AnnexState, 'openings' | 'broken'>>): AnnexState {
  const { openings, broken } = { ...state, ...change }
  const standing = { openings: openings.filter(({ until }) => on <= until), broken }
  const recent = broken.filter(({ until }) => on <= jakartaDate(until))
  return { ...state, ...standing, sealedTo: sealOf({ office: state.office, openings: standing.openings, broken: recent }) }
}

function said(state: AnnexState, change: (words: AnnexWords) => Partial<AnnexWords>): Pick<AnnexState, 'personal'> {
  const words = must(state.personal, 'what was told')
  return { personal: { ...words, ...change(words) } }
}

function evolve(before: AnnexState | undefined, event: AnnexEvent): AnnexState {
  if (event.type === 'AnnexBegun') {
    const { type: _, ...begun } = event
    return { ...begun, sealedTo: [begun.office], notes: [], openings: [], broken: [], personal: { texts: [], reasons: [] } }
  }
  const state = must(before, 'the annex before it')
  switch (event.type) {
    case 'AnnexNoteAdded': {
      const { type: _, personal, ...note } = event
      return { ...state, notes: [...state.notes, note], ...said(state, ({ texts }) => ({ texts: [...texts, personal.text] })) }
    }
    case 'AnnexFileAdded':
    case 'AnnexFileWithdrawn':
      return evolveFile(state, event)
    case 'AnnexOpened': {
      const { type: _, ...opening } = event
      return walled(state, event.on, { openings: [...state.openings.filter(({ office }) => office !== event.office), opening] })
    }
    case 'AnnexClosed':
      return walled(state, event.on, { openings: state.openings.filter(({ office }) => office !== event.office) })
    case 'GlassBroken': {
      const { type: _, personal, ...glass } = event
      const told = said(state, ({ reasons }) => ({ reasons: [...reasons, personal.reason] }))
      return walled({ ...state, ...told }, event.on, { broken: [...state.broken, glass] })
    }
    case 'BrokenGlassSeen':
      return { ...state, broken: state.broken.map((each) => (each.seenOn === undefined ? { ...each, seenOn: event.on } : each)) }
    case 'AnnexForgotten': {
      // What an office was told is gone; that the row was sealed to it stays, or its wall would fall.
      const { personal: _, ...rest } = state
      return { ...rest, erased: true }
    }
    default:
      return unreachable(event)
  }
}

/**
 * Its own office reads who opened it without being let in, and why. Whoever was let in from outside the case finds it in its work until its day,
 * since no case leads there. Nobody else is asked for either.
 */
export function annexSteps({ office, kind: owner, openings, broken }: AnnexState): readonly NextStep[] {
  const first: BrokenGlass | undefined = broken.find(({ seenOn }) => seenOn === undefined)
  const outside = openings.flatMap(({ office: guest, outside: kind, on, until }): readonly NextStep[] =>
    kind === undefined ? [] : [{ code: 'READ_ANNEX', owner: kind, office: guest, due: until, ...basisOn(annexTerms, on) }],
  )
  if (first === undefined) return outside
  const { seenDays, legalBasis, standing } = ruleOn(annexTerms, first.on)
  return [{ code: 'SEE_BROKEN_GLASS', owner, office, due: addDays(first.on, seenDays), legalBasis, standing }, ...outside]
}

export const annexDecider: Decider<AnnexState, AnnexCommand, AnnexEvent, AnnexFacts> = { decide, evolve }
