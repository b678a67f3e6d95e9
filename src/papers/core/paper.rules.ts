// SPDX-License-Identifier: AGPL-3.0-or-later
// The rules of a paper: what comes in is looked at by a person, what was decided stays decided, and a flag refuses nothing.

import type { Role } from '#kernel/authority.ts'
import { accept, type Context, type Decider, type Decision, must, refuse } from '#kernel/decider.ts'
import { ruleOn } from '#kernel/law.ts'
import { addDays } from '#kernel/time.ts'
import type { NextStep } from '#kernel/work.ts'
import { fileFlags, newFlags, readingFlags } from '#papers/core/paper.flags.ts'
import { lookRules, paperRule, paperUntil } from '#papers/core/paper.law.ts'
import { deciders } from '#papers/core/paper.roles.ts'
import {
  type Flag,
  type PaperCommand,
  type PaperEvent,
  type PaperFacts,
  type PaperStanding,
  type PaperState,
  standingOn,
} from '#papers/core/paper.ts'

type Of<T extends PaperCommand['type']> = Extract<PaperCommand, { type: T }>

/** In which standings a command may come; the button asks the same. */
export const allowedIn = {
  VerifyPaper: ['RECEIVED'],
  RefusePaper: ['RECEIVED', 'QUARANTINED', 'VERIFIED', 'EXPIRED'],
  WithdrawPaper: ['RECEIVED', 'QUARANTINED', 'REFUSED', 'SUPERSEDED', 'VERIFIED', 'EXPIRED'],
} as const satisfies Readonly<Record<string, readonly PaperStanding[]>>

export function mayBe(command: keyof typeof allowedIn, standing: PaperStanding): boolean {
  return allowedIn[command].some((each) => each === standing)
}

/** Who only attaches takes back their own slip: what nobody has looked at and nothing stands out in. The rest may be evidence. */
export function mayWithdraw(role: Role, standing: PaperStanding, flags: readonly { readonly settled?: unknown }[]): boolean {
  if (deciders.some((each) => each === role)) return mayBe('WithdrawPaper', standing)
  return standing === 'RECEIVED' && flags.every(({ settled }) => settled !== undefined)
}

/** What was refused or flagged may prove a forgery, whoever takes it back. */
function withdraw(state: PaperState, reason: string, { actor, today }: Context): Decision<PaperEvent> {
  const standing = standingOn(state, today)
  if (!mayBe('WithdrawPaper', standing)) return refuse('paper-decided')
  if (!mayWithdraw(actor.role, standing, state.flags)) return refuse('withdrawal-decides')
  const keeps = standing === 'REFUSED' || state.flags.length > 0
  return accept<PaperEvent>({
    type: 'PaperWithdrawn',
    ...(keeps ? { kept: true } : {}),
    on: today,
    by: actor.userId,
    personal: { reason },
  })
}

function wrong(field: string, code: string, params: Readonly<Record<string, string>> = {}): Decision<PaperEvent> {
  return refuse('invalid-input', { fields: [{ field, code, params }] })
}

function attach({ workerId, kind, file, address }: Of<'AttachPaper'>, context: Context, { holder }: PaperFacts): Decision<PaperEvent> {
  if (holder === undefined) return refuse('not-within-reach')
  return accept({
    type: 'PaperAttached',
    area: holder.area,
    workerId,
    kind,
    file,
    flags: fileFlags(file),
    on: context.today,
    by: context.actor.userId,
    personal: { name: holder.name, address },
  })
}

/** Why a reading cannot be right, or says too little. */
function readingFault(state: PaperState, command: Of<'VerifyPaper'>, context: Context): Decision<PaperEvent> | undefined {
  const { today } = context
  const rule = must(paperRule(state.kind, today), `the rule of ${state.kind}`)
  const { marks, issuedOn, validUntil, startedOn, note } = command
  const given = Object.keys(marks)
  if (given.length !== rule.checks.length || rule.checks.some((code) => marks[code] === undefined))
    return wrong('compared', 'marks-incomplete')
  if (issuedOn !== undefined && issuedOn > today) return wrong('issuedOn', 'date-in-future')
  if (startedOn !== undefined && issuedOn !== undefined && startedOn > issuedOn) return wrong('startedOn', 'start-after-issue')
  if (rule.lapses === true && validUntil === undefined) return wrong('validUntil', 'required')
  if (validUntil !== undefined && issuedOn !== undefined) {
    if (validUntil < issuedOn) return wrong('validUntil', 'ends-before-issue')
    const longest = paperUntil(rule, issuedOn)
    if (longest !== undefined && validUntil > longest.until) return wrong('validUntil', 'valid-until-too-far', { until: longest.until })
  }
  // What differs is kept with what the officer thought of it, since it is kept in spite of that.
  const odd = Object.values(marks).some((mark) => mark !== 'AGREES')
  return odd && note === undefined ? wrong('note', 'note-needed') : undefined
}

function verify(state: PaperState, command: Of<'VerifyPaper'>, context: Context, { holder }: PaperFacts): Decision<PaperEvent> {
  const fault = readingFault(state, command, context)
  if (fault !== undefined) return fault
  const { today } = context
  const { marks, issuedOn, validUntil, number, issuer, hours, startedOn, note } = command
  const rule = must(paperRule(state.kind, today), `the rule of ${state.kind}`)
  return accept({
    type: 'PaperVerified',
    marks,
    ...(issuedOn === undefined ? {} : { issuedOn }),
    ...(validUntil === undefined ? {} : { validUntil }),
    flags: newFlags(state.flags, readingFlags(rule, command, { holder, today })),
    on: today,
    by: context.actor.userId,
    personal: {
      ...(number === undefined ? {} : { number }),
      ...(issuer === undefined ? {} : { issuer }),
      ...(hours === undefined ? {} : { hours }),
      ...(startedOn === undefined ? {} : { startedOn }),
      ...(note === undefined ? {} : { note }),
    },
  })
}

function decideOn(state: PaperState, command: Exclude<PaperCommand, { type: 'AttachPaper' }>, context: Context, facts: PaperFacts) {
  const standing = standingOn(state, context.today)
  const acted = { on: context.today, by: context.actor.userId }
  switch (command.type) {
    case 'RecordScan':
      return accept<PaperEvent>({ type: 'PaperScanned', scan: command.scan, on: context.today })
    case 'VerifyPaper':
      return mayBe('VerifyPaper', standing) ? verify(state, command, context, facts) : refuse('paper-decided')
    case 'RefusePaper':
      if (!mayBe('RefusePaper', standing)) return refuse('paper-decided')
      return accept<PaperEvent>({ type: 'PaperRefused', ...acted, personal: { reason: command.reason } })
    case 'WithdrawPaper':
      return withdraw(state, command.reason, context)
    case 'SupersedePaper':
      return standing === 'VERIFIED' || standing === 'EXPIRED'
        ? accept<PaperEvent>({ type: 'PaperSuperseded', ...acted })
        : refuse('paper-decided')
    case 'FlagPaper': {
      const flags = newFlags(state.flags, command.flags)
      return flags.length === 0 ? refuse('nothing-new') : accept<PaperEvent>({ type: 'PaperFlagged', flags, on: context.today })
    }
    case 'SettleFlag': {
      const { code, as, reason } = command
      const flag = state.flags.find((each) => each.code === code)
      if (flag === undefined) return refuse('flag-unknown')
      if (flag.settled !== undefined) return refuse('flag-settled')
      return accept<PaperEvent>({ type: 'FlagSettled', code, as, ...acted, personal: { reason } })
    }
    case 'ForgetPaper':
      return accept<PaperEvent>({ type: 'PaperForgotten', on: context.today })
  }
}

function decide(state: PaperState | undefined, command: PaperCommand, context: Context, facts: PaperFacts): Decision<PaperEvent> {
  if (command.type === 'AttachPaper') return state === undefined ? attach(command, context, facts) : refuse('paper-decided')
  if (state === undefined || state.erased === true) return refuse('paper-unknown')
  return decideOn(state, command, context, facts)
}

function settled(flags: readonly Flag[], { code, as, on, by }: Extract<PaperEvent, { type: 'FlagSettled' }>): readonly Flag[] {
  return flags.map((flag) => (flag.code === code ? { ...flag, settled: { as, on, by } } : flag))
}

function attached({ area, workerId, kind, file, flags, on, by, personal }: Extract<PaperEvent, { type: 'PaperAttached' }>): PaperState {
  return { area, workerId, kind, file, attachedOn: on, attachedBy: by, scan: 'NOT_SCANNED', flags, personal }
}

function evolve(state: PaperState | undefined, event: PaperEvent): PaperState {
  const before = (): PaperState => must(state, `the paper before ${event.type}`)
  const sealed = (more: object) => {
    const { personal } = before()
    return personal === undefined ? {} : { personal: { ...personal, ...more } }
  }
  switch (event.type) {
    case 'PaperAttached':
      return attached(event)
    case 'PaperScanned':
      return { ...before(), scan: event.scan }
    case 'PaperVerified': {
      const { marks, issuedOn, validUntil, flags, on, by, personal } = event
      return {
        ...before(),
        marks,
        ...(issuedOn === undefined ? {} : { issuedOn }),
        ...(validUntil === undefined ? {} : { validUntil }),
        flags: [...before().flags, ...flags],
        decided: { outcome: 'VERIFIED', on, by },
        ...sealed(personal),
      }
    }
    case 'PaperRefused':
      return { ...before(), decided: { outcome: 'REFUSED', on: event.on, by: event.by }, ...sealed(event.personal) }
    case 'PaperWithdrawn': {
      const { personal } = before()
      const { address, ...rest } = personal ?? { name: '' }
      const file = event.kept === true && address !== undefined ? { address } : {}
      return {
        ...before(),
        decided: { outcome: 'WITHDRAWN', on: event.on, by: event.by },
        ...(personal === undefined ? {} : { personal: { ...rest, ...file, ...event.personal } }),
      }
    }
    case 'PaperSuperseded':
      return { ...before(), decided: { outcome: 'SUPERSEDED', on: event.on, by: event.by } }
    case 'PaperFlagged':
      return { ...before(), flags: [...before().flags, ...event.flags] }
    case 'FlagSettled':
      return { ...before(), flags: settled(before().flags, event), ...sealed(event.personal) }
    case 'PaperForgotten': {
      const { personal: _, ...rest } = before()
      return { ...rest, erased: true }
    }
  }
}

export const paperDecider: Decider<PaperState, PaperCommand, PaperEvent, PaperFacts> = { decide, evolve }

/** Flags of a paper that still says something, which nobody has settled. */
export function openFlags(state: Pick<PaperState, 'flags' | 'decided'>): readonly Flag[] {
  const gone = state.decided?.outcome === 'WITHDRAWN' || state.decided?.outcome === 'SUPERSEDED'
  return gone ? [] : state.flags.filter((flag) => flag.settled === undefined)
}

/** Somebody looks at what came in, and at what stands out in it. */
export function paperSteps(state: PaperState, today: string): readonly NextStep[] {
  const standing = standingOn(state, today)
  const step = (code: keyof typeof lookRules, from: string): NextStep => {
    const { days, legalBasis, standing: sure } = ruleOn(lookRules[code], from)
    return { code, owner: 'REGENCY', due: addDays(from, days), legalBasis, standing: sure }
  }
  if (standing === 'RECEIVED') return [step('CHECK_PAPER', state.attachedOn)]
  return openFlags(state).length === 0 ? [] : [step('SETTLE_FLAG', state.decided?.on ?? state.attachedOn)]
}
