// SPDX-License-Identifier: AGPL-3.0-or-later
// Every contract that asks for a fresh proof of who is there is refused without one, and no other is: whatever is sent, inside or outside.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { send } from '../support/authority.ts'
import { freshDatabase } from '../support/postgres.ts'
import { officer, type Town } from '../support/town.ts'
import { openWhole, type Whole } from '../support/whole.ts'

const nowhere: Town = { area: '35.10.04.2006', bodyOffice: 'lsp', ids: {}, known: () => undefined, marks: [] }
let whole: Whole

beforeAll(async () => {
  whole = openWhole(await freshDatabase(), { isProven: async () => false })
})
afterAll(() => whole.close())

it('asks for it where the contract does, of every role that may', async () => {
  const refused: string[] = []
  const due: string[] = []
  for (const bound of whole.bound)
    for (const role of bound.contract.may) {
      const answer = await send(whole, bound, nowhere, { actor: officer(role, [nowhere.area]) })
      const name = `${bound.name} by ${role}`
      if (bound.contract.stepUp === true) due.push(name)
      if (answer.statusCode === 403 && answer.body.includes('step-up-needed')) refused.push(name)
    }
  expect(refused).toEqual(due)
  for (const name of [
    'ErasePerson',
    'CreateToken',
    'ChangePassword',
    'AddPasskey',
    'RemovePasskey',
    'ConfirmReEnrolment',
    'GiveDelegation',
    'UndoImport',
  ])
    expect(
      due.some((each) => each.startsWith(`${name} `)),
      name,
    ).toBe(true)
})
