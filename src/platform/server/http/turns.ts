// SPDX-License-Identifier: AGPL-3.0-or-later
// Devices that come at once, as after an hour without a network. Few are served at a time, so that whoever works at a desk meanwhile waits for none
// of them; some wait in line, in the order in which they came; the rest are told when to come again, each at a moment of its own (RFC 9110,
// 10.2.3). Nothing of those is read or kept.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem, type Words } from '#kernel/problem.ts'
import { CROWDED } from '#kernel/sync-protocol.ts'
import type { Language } from '#kernel/words.ts'
import { languageOf, sendProblem } from '#platform/server/http/routes.ts'

export interface Turns {
  readonly isFull: () => boolean
  /** When it is one's turn, how to end it; undefined where the line is full. */
  readonly take: () => Promise<() => void> | undefined
  /** In so many seconds somebody who was turned away should come again: behind whoever is in line, and behind whom that was said to before. */
  readonly comeAgain: () => number
}

export interface Line {
  readonly served: number
  readonly waiting: number
  /** Milliseconds. */
  readonly clock: () => number
}

/** What a turn takes, before one was seen; and how much of what is known of it the next one changes. */
const [FIRST_GUESS_MS, NEWS] = [50, 0.1]
const LONGEST_S = 120

export function openTurns({ served, waiting, clock }: Line): Turns {
  const line: (() => void)[] = []
  let inTurn = 0
  let takes = FIRST_GUESS_MS
  /** The last moment that somebody was told. */
  let told = 0

  const isFull = (): boolean => line.length >= waiting
  async function begin(): Promise<() => void> {
    const since = clock()
    let over = false
    return () => {
      if (over) return
      over = true
      takes += (clock() - since - takes) * NEWS
      const next = line.shift()
      // Whoever is next has the place: nobody who comes just now passes by.
      if (next === undefined) inTurn -= 1
      else next()
    }
  }

  return {
    isFull,
    take: () => {
      if (inTurn < served) {
        inTurn += 1
        return begin()
      }
      if (isFull()) return undefined
      return new Promise<void>((resolve) => line.push(resolve)).then(begin)
    },
    comeAgain: () => {
      const each = takes / served
      const now = clock()
      told = Math.min(Math.max(now + (line.length + inTurn) * each, told + each), now + LONGEST_S * 1000)
      return Math.max(1, Math.ceil((told - now) / 1000))
    },
  }
}

type Said = Readonly<Record<Language, Words>>

function sendAway(turns: Turns, words: Said): (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> {
  return (request, reply) =>
    sendProblem(
      reply.header('retry-after', String(turns.comeAgain())),
      problem('unavailable', words[languageOf(request)], { code: CROWDED }),
    )
}

/** Before anything of a request is read. */
export function whereFull(turns: Turns, words: Said) {
  const away = sendAway(turns, words)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> =>
    turns.isFull() ? away(request, reply) : undefined
}

/** @param end the turn is over before the handler is: what is left waits for the line alone, which may be slow */
type Handler = (request: FastifyRequest, reply: FastifyReply, end: () => void) => Promise<FastifyReply>

/** What waits its turn. Whoever hung up meanwhile will come again, and is not served now. */
export function inTurn(turns: Turns, words: Said, handle: Handler) {
  const away = sendAway(turns, words)
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const turn = turns.take()
    if (turn === undefined) return away(request, reply)
    const end = await turn
    try {
      return await (request.raw.socket.destroyed ? reply.hijack() : handle(request, reply, end))
    } finally {
      end()
    }
  }
}
