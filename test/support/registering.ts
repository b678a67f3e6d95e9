// SPDX-License-Identifier: AGPL-3.0-or-later
// Officers of one village who register one person after the other, each as soon as the last is answered, until they are told to stop.

import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'

const Id = z.object({ id: z.string() })
const place = { area: '35.10.04.2006', scheme: 'G_TO_G', destination: 'HKG', sex: 'F', birthDate: '1999-07-01' }

export interface Registering {
  /** Who is in a file, as far as it was answered. */
  readonly answered: readonly string[]
  /** Ends when the last has its answer. @throws where one was refused */
  readonly stop: () => Promise<void>
}

/** @param count of officers, twenty at most */
export function keepRegistering(address: string, secret: string, count: number): Registering {
  const headers = { authorization: `Local ${secret}`, 'x-kawal-user': 'desa', 'content-type': 'application/json' }
  const answered: string[] = []
  let over = false
  async function officer(number: number): Promise<void> {
    for (let turn = 0; !over; turn += 1) {
      const name = `${'abcdefghijklmnopqrst'.charAt(number).repeat(3)} ${'klmnopqrst'.charAt(turn % 10)}${'x'.repeat(Math.floor(turn / 10) + 1)}`
      const body = JSON.stringify({ ...place, name })
      const got = await fetch(`${address}/api/v1/workers`, {
        method: 'POST',
        headers: { ...headers, 'idempotency-key': randomUUID() },
        body,
      })
      const text = await got.text()
      if (!got.ok) throw new Error(text)
      answered.push(Id.parse(JSON.parse(text)).id)
    }
  }
  const all = Promise.all(Array.from({ length: count }, (_, number) => officer(number)))
  all.catch(() => undefined)
  return {
    answered,
    stop: async () => {
      over = true
      await all
    },
  }
}
