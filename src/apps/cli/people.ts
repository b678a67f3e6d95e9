// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts, offices and tokens from the command line: whoever runs it holds the keys of the instance.

import { accessWords } from '#access/core/access.words.ts'
import { scopePattern } from '#access/core/sign-in.rules.ts'
import { findUserId, listOffices, listUsers } from '#access/server/access.store.ts'
import { addUser, createToken, ensureOffices, inviteUser, recoverUser, setUserActive } from '#access/server/provision.ts'
import { addressOf, type Ground, onGround } from '#apps/cli/ground.ts'
import { sayIn, text } from '#apps/cli/instance-text.ts'
import { regencyOf } from '#kernel/area.ts'
import { officeKinds, roles } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { refusalProblem, wordsOf } from '#kernel/problem.ts'
import { problemWords } from '#kernel/problem.words.ts'
import { jakartaDate } from '#kernel/time.ts'
import type { Text } from '#kernel/words.ts'
import { type Command, type ExitCode, type Invocation, type Option, optionsOf } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present, presentProblem } from '#platform/cli/present.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const EVERYTHING = 100_000

/** A command that asks the database once and shows what it answers; a code where it has said why not. */
function asking(
  name: string,
  summary: Text,
  options: readonly Option[],
  ask: (ground: Ground, invocation: Invocation, settings: Settings) => Promise<object | ExitCode>,
): Command {
  return {
    name,
    summary,
    group: 'instance',
    options,
    run: async (invocation): Promise<ExitCode> => {
      const { screen, json, language } = invocation
      const settings = readSettings(process.env)
      const answer = await onGround(settings, screen.err, (ground) => ask(ground, invocation, settings))
      if (typeof answer !== 'object') return answer
      screen.out(json ? JSON.stringify(answer) : present(answer, speaker(language)))
      return 0
    },
  }
}

function unknownUser({ refuse, language }: Invocation, login: string): ExitCode {
  return refuse('no-such-user', sayIn(language, 'no-such-user', { login }))
}

/** Why the rules said no, in the sentences that the screens show as well. */
function refused({ refuse, language }: Invocation, outcome: Outcome | undefined): ExitCode {
  if (outcome?.type !== 'refused') return refuse('not-done', sayIn(language, 'not-done'))
  const said = refusalProblem(outcome.refusal, wordsOf([accessWords, problemWords], language))
  return refuse(said.code, presentProblem(said, speaker(language)))
}

const loginOption = optionsOf({ login: { required: true, positional: true, about: text('login') } })

function blocking(name: string, summary: Text, active: boolean): Command {
  return asking(name, summary, loginOption, async ({ services }, call) => {
    const login = String(call.values['login'])
    const outcome = await setUserActive(services, login, active)
    if (outcome?.type === 'done') return { login, active }
    return outcome === undefined ? unknownUser(call, login) : refused(call, outcome)
  })
}

const offices = async ({ services }: Ground): Promise<object> => ({
  items: await listOffices(services.db, everywhere, jakartaDate(services.clock())),
})

const link = (settings: Settings, path: string): string => `${addressOf(settings)}${path}`

export const peopleCommands: readonly Command[] = [
  asking(
    'user add',
    text('user-add'),
    optionsOf({
      login: { required: true },
      name: { required: true },
      role: { required: true, choices: roles },
      office: { required: true },
    }),
    async ({ services }, call, settings) => {
      const { values } = call
      const [login = '', name = '', officeId = ''] = [values['login'], values['name'], values['office']].map(String)
      const role = roles.find((each) => each === values['role'])
      const outcome = role === undefined ? undefined : await addUser(services, { login, name, role, officeId })
      if (outcome?.type === 'done') {
        const { path, expires } = await inviteUser(services.db, outcome.id, services.clock())
        return { id: outcome.id, login, link: link(settings, path), expires }
      }
      return refused(call, outcome)
    },
  ),
  asking('user list', text('user-list'), [], async ({ services }) => ({
    items: await listUsers(services.db, everywhere, jakartaDate(services.clock()), { now: services.clock(), limit: EVERYTHING }),
  })),
  blocking('user block', text('user-block'), false),
  blocking('user unblock', text('user-unblock'), true),
  asking('user link', text('user-link'), loginOption, async ({ services }, call, settings) => {
    const login = String(call.values['login'])
    const userId = await findUserId(services.db, login)
    if (userId === undefined) return unknownUser(call, login)
    const { path, expires } = await recoverUser(services, userId)
    return { login, link: link(settings, path), expires }
  }),
  asking('user offices', text('office-list'), [], offices),
  asking('office list', text('office-list'), [], offices),
  asking(
    'office add',
    text('office-add'),
    optionsOf({
      kind: { required: true, choices: officeKinds },
      name: { required: true },
      area: { kind: 'list', required: true, about: text('office-area') },
      from: { about: text('office-from') },
    }),
    async ({ services }, { values, misuse, language }) => {
      const areas = Array.isArray(values['area']) ? values['area'].map(String) : []
      const kind = officeKinds.find((each) => each === values['kind'])
      const validFrom = String(values['from'] ?? jakartaDate(services.clock()))
      if (
        kind === undefined ||
        !areas.every((area) => /^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$/.test(area)) ||
        !/^\d{4}-\d\d-\d\d$/.test(validFrom)
      )
        return misuse(sayIn(language, 'office-misuse'))
      const area = areas[0] ?? ''
      const id = formatId({ regency: regencyOf(area), uuid: services.newId() })
      const office = { id, kind, area, areas, names: [{ name: String(values['name']), validFrom }] }
      await ensureOffices(services, [office])
      return office
    },
  ),
  {
    name: 'token create',
    summary: text('token-create'),
    group: 'instance',
    options: optionsOf({
      user: { required: true },
      scope: { kind: 'list', about: text('token-scope') },
      days: { kind: 'number', about: text('token-days') },
      name: { about: text('token-name') },
    }),
    run: async (call) => {
      const { values, screen, json, misuse, language } = call
      const scopes = Array.isArray(values['scope']) ? values['scope'].map(String) : []
      const odd = scopes.find((scope) => !scopePattern.test(scope))
      if (odd !== undefined) return misuse(sayIn(language, 'no-such-scope', { scope: odd }))
      const expiresInDays = Number(values['days'] ?? 90)
      if (expiresInDays < 1) return misuse(sayIn(language, 'days-misuse'))
      const user = String(values['user'])
      const token = await onGround(readSettings(process.env), screen.err, ({ services }) =>
        createToken(services, user, { scopes, expiresInDays, name: String(values['name'] ?? '') }),
      )
      if (token === undefined) return unknownUser(call, user)
      screen.out(json ? JSON.stringify({ token }) : token)
      return 0
    },
  },
]
