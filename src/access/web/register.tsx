// SPDX-License-Identifier: AGPL-3.0-or-later

import { accessContracts } from '#access/core/access.contract.ts'
import { signOut } from '#access/web/session-port.ts'
import { SignInPage } from '#access/web/sign-in-page.tsx'
import { roles, rolesOf } from '#kernel/authority.ts'
import { actingUnder } from '#platform/web/acting.ts'
import { call } from '#platform/web/api.ts'
import { keep } from '#platform/web/kept.ts'
import { lazy } from '#platform/web/lazy.tsx'
import type { Registration } from '#platform/web/registration.ts'
import type { SessionPort } from '#platform/web/session.ts'

/** Who is signed in, and how one signs in and out. */
export const accessSession: SessionPort = {
  load: async () => {
    const answer = await call(accessContracts.GetMe, {}, { asWhoever: true })
    if (answer.ok) {
      const { reEnrolled, acting: places, ...me } = answer.value
      const under = actingUnder()
      // A volunteer has nothing to do as nobody but themselves.
      const place = places.find(({ id }) => id === under) ?? (me.role === 'volunteer' ? places[0] : undefined)
      if (place?.id !== under) keep('session', 'acting', place?.id)
      const own = { role: me.role, office: me.office }
      return {
        session: {
          ...me,
          grants: places,
          ...(place === undefined ? {} : { role: place.role, office: { ...place.office, id: me.office.id }, acting: place, own }),
          ...(reEnrolled === null ? {} : { alert: { at: reEnrolled.at, href: '/account' } }),
        },
      }
    }
    return answer.problem.status === 401 ? { session: undefined } : { problem: answer.problem }
  },
  signOut,
  SignIn: SignInPage,
  loadProve: () => import('#access/web/prove-dialog.tsx').then((module) => module.ProveDialog),
}

const account = { id: 'Akun saya', en: 'My account' }
const away = { id: 'Tanpa jaringan', en: 'Without a network' }
const tasks = { id: 'Tugas saya', en: 'My tasks' }
const staff = { id: 'Petugas', en: 'Staff' }
const contact = { id: 'Kontak desa', en: 'Village contact' }
const offices = { id: 'Kantor', en: 'Offices' }
const log = { id: 'Catatan', en: 'Log' }

export const accessPages: Registration = {
  routes: [
    {
      path: '/account',
      component: lazy(() => import('#access/web/account-page.tsx').then((module) => module.AccountPage)),
      title: account,
    },
    {
      path: '/account/deputies',
      component: lazy(() => import('#access/web/deputies-page.tsx').then((module) => module.DeputiesPage)),
      title: { id: 'Wakil', en: 'Deputies' },
    },
    {
      path: '/tasks',
      component: lazy(() => import('#access/web/tasks-page.tsx').then((module) => module.TasksPage)),
      title: tasks,
      away: true,
    },
    {
      path: '/outbox',
      component: lazy(() => import('#access/web/outbox-page.tsx').then((module) => module.OutboxPage)),
      title: away,
      away: true,
    },
    { path: '/staff', component: lazy(() => import('#access/web/staff-page.tsx').then((module) => module.StaffPage)), title: staff },
    {
      path: '/staff/:id/tokens',
      component: lazy(() => import('#access/web/user-tokens-page.tsx').then((module) => module.UserTokensPage)),
      title: { id: 'Token', en: 'Tokens' },
    },
    {
      path: '/contact',
      component: lazy(() => import('#access/web/contact-page.tsx').then((module) => module.ContactPage)),
      title: contact,
    },
    {
      path: '/offices',
      component: lazy(() => import('#access/web/offices-page.tsx').then((module) => module.OfficesPage)),
      title: offices,
    },
    { path: '/log', component: lazy(() => import('#access/web/log-page.tsx').then((module) => module.LogPage)), title: log },
    {
      path: '/first-administrator',
      component: lazy(() => import('#access/web/first-administrator-page.tsx').then((module) => module.FirstAdministratorPage)),
      title: { id: 'Admin pertama', en: 'First administrator' },
      open: true,
    },
    {
      path: '/invitation',
      component: lazy(() => import('#access/web/first-administrator-page.tsx').then((module) => module.InvitationPage)),
      title: { id: 'Buat kata sandi', en: 'Choose a password' },
      open: true,
    },
  ],
  acts: () => import('#access/web/acts.words.ts').then((module) => module.accessActs),
  menu: [
    { href: '/staff', label: staff, icon: 'people', roles: ['administrator'], group: 'office' },
    { href: '/offices', label: offices, icon: 'home', roles: ['administrator'], group: 'office' },
    { href: '/contact', label: contact, icon: 'phone', roles: ['administrator'], group: 'office' },
    { href: '/log', label: log, icon: 'list', roles: ['auditor'], group: 'office' },
    { href: '/tasks', label: tasks, icon: 'work', roles: ['volunteer'] },
    { href: '/outbox', label: away, icon: 'phone', roles: [...rolesOf.identity, 'trainer', 'volunteer'], group: 'office' },
    { href: '/account', label: account, icon: 'settings', roles },
  ],
}
