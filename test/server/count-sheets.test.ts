// SPDX-License-Identifier: AGPL-3.0-or-later
// Count sheets over HTTP: which one of a village stands, and who sent one, however many did.

import { afterAll, beforeAll, expect, it } from 'vitest'
import * as z from 'zod/mini'
import { jakartaDate } from '#kernel/time.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import { newKey } from '#platform/web/key.ts'
import { villagesWithin } from '#regions/server/register.ts'
import { countContracts } from '#village/core/count.contract.ts'
import { type OfficerName, openInstance, type TestInstance } from '../support/instance.ts'
import { freshDatabase } from '../support/postgres.ts'

const HERE = '35.10.04.2006'
const MONTH = '2026-05'
const NOW = '2026-05-20T02:00:00.000Z'
const TODAY = jakartaDate(NOW)
const abroad = { PROCEDURAL: 0, NON_PROCEDURAL: 0, UNDOCUMENTED: 0, UNKNOWN: 0 }
const figures = { abroad, left: 0, returned: 0, households: 0, uncared: 0, visits: 0, sessions: 0, reached: 0 }
const sheet = (unrecorded: number) => ({ area: HERE, month: MONTH, figures, unrecorded })
let instance: TestInstance

beforeAll(async () => {
  instance = openInstance(await freshDatabase())
  instance.setNow(NOW)
})
afterAll(async () => {
  await instance.app.close()
  await instance.db.close()
})

const list = async (as: OfficerName) =>
  countContracts.ListCountSheets.output.parse((await instance.send('GET', `/count-sheets/villages?month=${MONTH}`, as)).json())

it('hold to the one that was counted last, also where an older one comes in after it', async () => {
  expect((await instance.send('POST', '/count-sheets', 'camat', sheet(2))).json()).toMatchObject({ version: 1 })
  const items = [{ key: newKey(), contract: 'SendCountSheet', input: sheet(9), doneOn: '2026-05-12' }]
  const sent = await instance.send('POST', '/commands', 'desa', { items })
  expect(sent.json()).toMatchObject({ items: [{ body: { version: 2 } }] })
  const told = countContracts.GetCountSheet.output.parse((await instance.send('GET', `/count-sheets?month=${MONTH}`, 'desa')).json())
  expect(told.sheets.map(({ unrecorded, on, by }) => [unrecorded, on, by])).toEqual([
    [2, TODAY, 'camat'],
    [9, '2026-05-12', 'desa'],
  ])
  expect((await list('dinas')).places).toMatchObject([{ area: HERE, on: TODAY, sheets: 2, unrecorded: 2 }])
})

it('call nobody silent who sent one, however many are shown', async () => {
  const villages = villagesWithin(['35'])
  const before = await list('provinsi')
  expect([before.villages, before.sent, before.silent?.some(({ area }) => area === HERE)]).toEqual([villages.length, 1, false])
  const senders = villages.filter((area) => area !== HERE).slice(0, villages.length - 3)
  const [known] = before.places
  await instance.db.transaction(everywhere, (tx) =>
    tx.run(
      `insert into count_sheet (regency, stream_id, area, month, last)
       select left(area, 5), gen_random_uuid(), area, $2, $3::jsonb || jsonb_build_object('area', area) from unnest($1::text[]) area`,
      [senders, MONTH, JSON.stringify(known)],
    ),
  )
  const { places, sent, silent } = await list('provinsi')
  expect(sent).toBe(villages.length - 2)
  expect(silent?.map(({ area }) => area)).toEqual(villages.filter((area) => area !== HERE && !senders.includes(area)))
  expect(z.array(z.object({ area: z.string() })).parse(places).length).toBeLessThan(senders.length)
})
