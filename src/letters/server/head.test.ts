// SPDX-License-Identifier: AGPL-3.0-or-later
// How an office calls itself on its papers.

import { expect, it } from 'vitest'
import type { Actor, OfficeKind } from '#kernel/authority.ts'
import type { Regencies } from '#kernel/regency.ts'
import { headOf, type Naming } from '#letters/server/head.ts'

const regencies: Regencies = new Map([
  ['35.10', { code: '35.10', name: 'Dinas Tenaga Kerja Banyuwangi', letterhead: ['Jl. Ahmad Yani 100'], deadlines: [] }],
])
const actorOf = (officeKind: OfficeKind): Actor => ({
  userId: 'ani',
  name: 'Ani',
  role: 'regency-officer',
  officeId: 'kantor',
  officeKind,
  prefixes: ['35.10'],
})
type Head = Awaited<ReturnType<Naming['headOfOffice']>>
const headed = (kind: OfficeKind, office?: string, head?: Head, forUserId?: string) =>
  headOf(
    { regencies },
    {
      nameActs: async (acts) =>
        acts.map(({ userId }) => ({
          user: userId === 'ani' ? 'Ani Wulandari' : 'Sri Rahayu',
          ...(office === undefined ? {} : { office }),
        })),
      regionName: (code) => code,
      seatOfOffice: async () => undefined,
      headOfOffice: async () => head,
    },
  )({ ...actorOf(kind), ...(forUserId === undefined ? {} : { acting: { forUserId, ownKind: kind, commands: [] } }) }, '35.10', '2026-05-03')

it('is the name of its own record on that day, with the lines of the regency', async () => {
  const lines = ['Jl. Ahmad Yani 100']
  expect((await headed('REGENCY', 'Disnaker Perindustrian')).office).toEqual({ name: 'Disnaker Perindustrian', lines })
  expect((await headed('REGENCY')).office).toEqual({ name: 'Dinas Tenaga Kerja Banyuwangi', lines })
})

it('of a one-roof service is its own, under the manpower office', async () => {
  expect((await headed('ONE_ROOF', 'LTSA Banyuwangi')).office).toEqual({
    name: 'LTSA Banyuwangi',
    lines: ['Jl. Ahmad Yani 100'],
    over: 'Dinas Tenaga Kerja Banyuwangi',
  })
})

it('is signed for whoever heads it, by everybody else who works there', async () => {
  const budi = { userId: 'budi', name: 'Budi Santoso' }
  expect(await headed('VILLAGE', 'Desa Wringinpitu', budi)).toMatchObject({
    signer: { name: 'Ani Wulandari', forName: 'Budi Santoso' },
    headId: 'budi',
  })
  expect((await headed('VILLAGE', 'Desa Wringinpitu', { userId: 'ani', name: 'Ani Wulandari' })).signer).toEqual({ name: 'Ani Wulandari' })
  expect((await headed('VILLAGE', 'Desa Wringinpitu')).signer).toEqual({ name: 'Ani Wulandari' })
})

it('says that the head is one for the time being, whether that one signs or somebody else for them', async () => {
  const plt = { userId: 'budi', name: 'Budi Santoso', caretaker: 'PLT' } as const
  expect((await headed('VILLAGE', 'Desa Wringinpitu', plt)).signer).toEqual({
    name: 'Ani Wulandari',
    forName: 'Budi Santoso',
    caretaker: 'PLT',
  })
  expect((await headed('VILLAGE', 'Desa Wringinpitu', { ...plt, userId: 'ani' })).signer).toEqual({
    name: 'Ani Wulandari',
    caretaker: 'PLT',
  })
})

it('is signed for the head also by whoever acts for another officer, and by the head as the head', async () => {
  const budi = { userId: 'budi', name: 'Budi Santoso', caretaker: 'PLT' } as const
  const signer = async (head: Head | undefined, forUserId: string) => (await headed('VILLAGE', 'Desa Wringinpitu', head, forUserId)).signer
  expect(await signer(budi, 'sri')).toEqual({ name: 'Ani Wulandari', forName: 'Budi Santoso', caretaker: 'PLT' })
  expect(await signer({ ...budi, userId: 'ani', name: 'Ani Wulandari' }, 'sri')).toEqual({ name: 'Ani Wulandari', caretaker: 'PLT' })
  // Where none is named, for whoever gave the acts.
  expect(await signer(undefined, 'sri')).toEqual({ name: 'Ani Wulandari', forName: 'Sri Rahayu' })
})
