// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked of a request to know who sends it.

import type { FastifyRequest } from 'fastify'
import type { Actor } from '#kernel/authority.ts'

/** A request, as far as it says who sends it; a WebSocket begins with one too. */
export type Asking = Pick<FastifyRequest, 'headers' | 'method' | 'url' | 'socket'>

/** Who sends this request; undefined when nobody that we know. Supplied by the access capability. */
export type Authenticate = (request: Asking) => Promise<Actor | undefined>
