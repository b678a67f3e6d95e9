// SPDX-License-Identifier: AGPL-3.0-or-later
// A tiny capability, plugged into the real shell, for the tests of the shell.

import { useState } from 'preact/hooks'
import { lazy } from 'preact-iso'
import * as z from 'zod/mini'
import { query } from '#kernel/contract.ts'
import { useKeysSetting, useListKeys } from '#platform/web/keys.ts'
import { mount } from '#platform/web/mount.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useList, useQuery } from '#platform/web/query.ts'
import type { Registration } from '#platform/web/registration.ts'
import { RecordSections } from '#platform/web/sections.tsx'
import type { SessionPort } from '#platform/web/session.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { ShowMore } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { WorkGroup, WorkRow } from '#platform/web/ui/work.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const Person = z.object({ id: z.string(), name: z.string() })
const common = { may: ['village-officer'], sensitivity: 'personal', summary: { id: 'Uji.', en: 'Test.' } } as const
const listPeople = query({
  ...common,
  path: '/people',
  input: z.object({ cursor: z.optional(z.string()) }),
  output: z.object({ items: z.array(Person), next: z.nullable(z.string()) }),
})
const getPerson = query({ ...common, path: '/people/{id}', input: z.object({ id: z.string() }), output: Person })

function People() {
  const list = useList(listPeople, {})
  const [keys] = useKeysSetting()
  const undo = useUndo()
  const [done, setDone] = useState('')
  const active = useListKeys({
    count: list.items.length,
    onOpen: (index) => document.querySelector<HTMLAnchorElement>(`#row-${index} a`)?.click(),
    on: keys,
  })
  if (list.state === 'loading') return <Skeleton />
  return (
    <>
      <PageHead title="Orang" />
      {list.problem && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
      <WorkGroup id="all" title="Semua" count={list.items.length} tone="line">
        {list.items.map((person, index) => (
          <WorkRow
            key={person.id}
            id={`row-${index}`}
            href={`/people/${person.id}`}
            name={person.name}
            step="Sahkan surat"
            due="2026-11-24"
            active={index === active}
            action={
              <Button
                onPress={() =>
                  undo.hold({ message: `Surat ${person.name} disahkan`, run: () => setDone(person.name), onUndo: () => setDone('batal') })
                }
              >
                Sahkan
              </Button>
            }
          />
        ))}
      </WorkGroup>
      <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      <p id="done">{done}</p>
    </>
  )
}

function PersonPage(props: { readonly params?: Readonly<Record<string, string>> }) {
  const person = useQuery(getPerson, { id: props.params?.['id'] ?? '' })
  const session = useSession()
  switch (person.state) {
    case 'loading':
      return <Skeleton />
    case 'failed':
      return <ProblemNotice problem={person.problem} onRetry={person.reload} />
    case 'ready':
      return (
        <>
          <PageHead title={person.value.name} lead={session.office.name} />
          <RecordSections on="person" id={person.value.id} version={1} />
        </>
      )
  }
}

function Broken(): never {
  throw new Error('planted')
}

const session: SessionPort = {
  load: async () => {
    const answer = await fetch('/api/v1/session')
    return {
      session: answer.ok
        ? {
            userId: 'rini',
            name: 'Rini Astuti',
            role: 'village-officer',
            office: { id: 'desa', name: 'Desa Wringinpitu', kind: 'VILLAGE', areas: ['35.10.04.2006'] },
            language: 'id',
          }
        : undefined,
    }
  },
  signOut: async () => void (await fetch('/api/v1/session', { method: 'DELETE' })),
  loadProve: () => Promise.reject(new Error('nothing here asks')),
  SignIn: (props) => (
    <Button kind="main" onPress={() => void fetch('/api/v1/session', { method: 'POST' }).then(() => props.onSignedIn())}>
      Masuk
    </Button>
  ),
}

const pages: readonly Registration[] = [
  {
    routes: [
      { path: '/', component: People, title: { id: 'Pekerjaan', en: 'Work' } },
      { path: '/people/:id', component: PersonPage, title: { id: 'Berkas', en: 'File' } },
      {
        path: '/add',
        component: lazy(() => import('./add-page.tsx').then((module) => module.AddPage)),
        title: { id: 'Daftarkan', en: 'Register' },
      },
      { path: '/broken', component: Broken, title: { id: 'Rusak', en: 'Broken' } },
    ],
    menu: [
      { href: '/', label: { id: 'Pekerjaan', en: 'Work' }, icon: 'work', roles: ['village-officer'] },
      { href: '/add', label: { id: 'Daftarkan', en: 'Register' }, icon: 'plus', roles: ['village-officer'] },
      { href: '/broken', label: { id: 'Rusak', en: 'Broken' }, icon: 'warning', roles: ['village-officer'] },
      { href: '/log', label: { id: 'Catatan', en: 'Log' }, icon: 'list', roles: ['auditor'] },
    ],
  },
  {
    routes: [],
    menu: [],
    sections: [
      {
        on: 'person',
        key: 'training',
        title: { id: 'Pelatihan', en: 'Training' },
        component: ({ id }) => <p>Kelas {id}</p>,
        roles: ['village-officer'],
      },
      { on: 'person', key: 'log', title: { id: 'Catatan', en: 'Log' }, component: Broken, roles: ['auditor'] },
    ],
  },
]

mount(Promise.resolve(pages), session)
