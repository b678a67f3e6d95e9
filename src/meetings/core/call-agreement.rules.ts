// SPDX-License-Identifier: AGPL-3.0-or-later
// How two browsers agree on the way between them, and how they come to agree again after anything went wrong. Pure: what a browser does of it, and
// the time until the next trial, are the glue's (`call-peer.ts`).
//
// One of the two alone offers, always the same; the other asks it to. So two offers never meet, nothing is ever taken back (the specification's
// "perfect negotiation", W3C WebRTC 1.0, 10.7, needs both), and whatever was lost is said again as it was. Each offer has a number: an answer counts
// for the offer whose number it bears, and for no other.

export interface Agreement {
  /** This side offers; the other one answers. */
  readonly offers: boolean
  /** The number of the newest offer that was made or taken; 0 before the first. */
  readonly round: number
  /** Whether the newest offer began a new connection, and not a new path for the one that was there (ICE restart). */
  readonly fresh: boolean
  /** `offered`: the answer is waited for. `broken`: the browser refused a description; only a new connection mends it. */
  readonly stage: 'none' | 'offered' | 'agreed' | 'broken'
  readonly connected: boolean
  /** It was connected at some time. */
  readonly stood: boolean
  /** Trials since it was connected last, or since it began. */
  readonly tries: number
}

/** What the offering side is asked: to begin anew after this offer, with a new connection where a new path would not do. */
export interface Asked {
  readonly round: number
  readonly fresh: boolean
}

export type Happening =
  | { readonly type: 'begin' }
  | { readonly type: 'offer'; readonly round: number; readonly fresh: boolean }
  | { readonly type: 'answer'; readonly round: number }
  | ({ readonly type: 'asked' } & Asked)
  /** By the browser: it reaches the other, or not any more. */
  | { readonly type: 'connected' | 'lost' }
  /** It is not connected although there was time enough. */
  | { readonly type: 'late' }
  /** The line to the instance is there again, on this side or the other: what was said meanwhile is lost. */
  | { readonly type: 'line' }
  /** The browser did not do what was to be done. */
  | { readonly type: 'refused' }

/** What is to be done, one after the other. */
export type Act =
  | { readonly do: 'offer'; readonly round: number; readonly fresh: boolean }
  | { readonly do: 'answer'; readonly round: number; readonly fresh: boolean }
  | { readonly do: 'take-answer' }
  /** The own description, as it is by now. */
  | { readonly do: 'repeat'; readonly round: number; readonly fresh: boolean }
  | ({ readonly do: 'ask' } & Asked)

export interface Step {
  readonly after: Agreement
  readonly act?: Act
}

export function newAgreement(offers: boolean): Agreement {
  return { offers, round: 0, fresh: true, stage: 'none', connected: false, stood: false, tries: 0 }
}

/** Nothing is left to be done: it is connected by what both sides agreed on last. */
export function isSettled({ connected, stage }: Agreement): boolean {
  return connected && stage === 'agreed'
}

/** A new path is tried first. What never was connected may be broken in a way that no path mends, and is begun anew sooner. */
const needsFresh = ({ stage, stood, tries }: Agreement): boolean => stage === 'broken' || (tries > 0 && tries % (stood ? 4 : 2) === 0)

function offer(now: Agreement, fresh: boolean): Step {
  const round = now.round + 1
  return {
    after: { ...now, round, fresh, stage: 'offered', connected: now.connected && !fresh },
    act: { do: 'offer', round, fresh },
  }
}

const repeat = (now: Agreement): Step => ({ after: now, act: { do: 'repeat', round: now.round, fresh: now.fresh } })

/** The offering side begins again: by the same words where they were not answered yet. */
function again(now: Agreement, fresh: boolean): Step {
  if (fresh || now.stage === 'broken' || now.stage === 'none') return offer(now, true)
  return now.stage === 'offered' ? repeat(now) : offer(now, false)
}

/** @param now not settled */
function tryAgain(now: Agreement, fresh: boolean): Step {
  if (now.offers) return again(now, fresh)
  // Whoever was offered nothing yet has nothing to ask for: the offer is said again by itself.
  return now.stage === 'none' ? { after: now } : { after: now, act: { do: 'ask', round: now.round, fresh } }
}

function heardOffer(now: Agreement, { round, fresh }: { readonly round: number; readonly fresh: boolean }): Step {
  if (now.offers || round < now.round) return { after: now }
  // It was answered, and the answer lost.
  if (round === now.round) return now.stage === 'agreed' ? repeat(now) : { after: now }
  return {
    after: { ...now, round, fresh, stage: 'agreed', connected: now.connected && !fresh },
    act: { do: 'answer', round, fresh },
  }
}

export function step(now: Agreement, happening: Happening): Step {
  switch (happening.type) {
    case 'begin':
      return now.offers && now.stage === 'none' ? offer(now, true) : { after: now }
    case 'offer':
      return heardOffer(now, happening)
    case 'answer':
      if (now.stage !== 'offered' || happening.round !== now.round) return { after: now }
      return { after: { ...now, stage: 'agreed' }, act: { do: 'take-answer' } }
    case 'asked':
      // Of an offer that came after what is asked for, they have not heard yet.
      return now.offers && happening.round === now.round ? again(now, happening.fresh) : { after: now }
    case 'connected':
      return { after: { ...now, connected: true, stood: true, tries: 0 } }
    case 'lost':
      return { after: { ...now, connected: false } }
    case 'late': {
      const after = { ...now, tries: now.tries + 1 }
      return isSettled(now) ? { after: now } : tryAgain(after, needsFresh(after))
    }
    case 'line':
      // However often a bad line comes and goes, new connections are made in their own time.
      return isSettled(now) ? { after: now } : tryAgain(now, now.stage === 'broken')
    case 'refused':
      return { after: { ...now, stage: 'broken' } }
  }
}
