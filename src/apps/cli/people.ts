// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts, offices and tokens from the command line: whoever runs it holds the keys of the instance.

import { scopePattern } from '#access/core/sign-in.rules.ts'
import { findUserId, listOffices, listUsers } from '#access/server/access.store.ts'
import { addUser, createToken, ensureOffices, inviteUser, setUserActive } from '#access/server/provision.ts'
import { addressOf, type Ground, onGround } from '#apps/cli/ground.ts'
import { regencyOf } from '#kernel/area.ts'
import { officeKinds, roles } from '#kernel/authority.ts'
import { formatId } from '#kernel/ids.ts'
import { jakartaDate } from '#kernel/time.ts'
import { type Command, type ExitCode, type Invocation, type Option, optionsOf } from '#platform/cli/command.ts'
import { speaker } from '#platform/cli/help.ts'
import { present } from '#platform/cli/present.ts'
import { readSettings, type Settings } from '#platform/server/settings.ts'
import { everywhere } from '#platform/server/storage/database.ts'
import type { Outcome } from '#platform/server/storage/records.ts'

const EVERYTHING = 100_000

/** A command that asks the database once and shows what it answers; undefined where it has said why not. */
function asking(
  name: string,
  summary: string,
  options: readonly Option[],
  ask: (ground: Ground, invocation: Invocation, settings: Settings) => Promise<object | undefined>,
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
      if (answer === undefined) return 1
      screen.out(json ? JSON.stringify(answer) : present(answer, speaker(language)))
      return 0
    },
  }
}

function refusalOf(outcome: Outcome | undefined, login: string): string {
  if (outcome === undefined) return `There is no user ${login}. See: kawal user list`
  if (outcome.type !== 'refused') return `Not done: ${outcome.type}.`
  const { code, fields = [] } = outcome.refusal
  return `Not done: ${[code, ...fields.map((field) => `--${field.field} ${field.code}`)].join('; ')}.`
}

const loginOption = optionsOf({ login: { required: true, positional: true, about: 'the name used at sign-in' } })

function blocking(name: string, summary: string, active: boolean): Command {
  return asking(name, summary, loginOption, async ({ services }, { values, screen }) => {
    const login = String(values['login'])
    const outcome = await setUserActive(services, login, active)
    if (outcome?.type === 'done') return { login, active }
    screen.err(refusalOf(outcome, login))
    return undefined
  })
}

const offices = async ({ services }: Ground): Promise<object> => ({
  items: await listOffices(services.db, everywhere, jakartaDate(services.clock())),
})

const link = (settings: Settings, path: string): string => `${addressOf(settings)}${path}`

export const peopleCommands: readonly Command[] = [
  asking(
    'user add',
    'Adds an account and prints the one-time link with which its owner sets the password',
    optionsOf({
      login: { required: true },
      name: { required: true },
      role: { required: true, choices: roles },
      office: { required: true },
    }),
    async ({ services }, { values, screen }, settings) => {
      const [login = '', name = '', officeId = ''] = [values['login'], values['name'], values['office']].map(String)
      const role = roles.find((each) => each === values['role'])
      const outcome = role === undefined ? undefined : await addUser(services, { login, name, role, officeId })
      if (outcome?.type === 'done') {
        const { path, expires } = await inviteUser(services.db, outcome.id, services.clock())
        return { id: outcome.id, login, link: link(settings, path), expires }
      }
      screen.err(refusalOf(outcome, login))
      return undefined
    },
  ),
  asking('user list', 'The accounts, by name', [], async ({ services }) => ({
    items: await listUsers(services.db, everywhere, jakartaDate(services.clock()), { limit: EVERYTHING }),
  })),
  blocking('user block', 'Closes an account: its sessions and tokens stop working within seconds', false),
  blocking('user unblock', 'Opens a closed account again', true),
  asking(
    'user link',
    'Makes a new one-time link with which the owner sets a new password',
    loginOption,
    async ({ services }, call, settings) => {
      const login = String(call.values['login'])
      const userId = await findUserId(services.db, login)
      if (userId === undefined) {
        call.screen.err(refusalOf(undefined, login))
        return undefined
      }
      const { path, expires } = await inviteUser(services.db, userId, services.clock())
      return { login, link: link(settings, path), expires }
    },
  ),
  asking('user offices', 'The offices, by the names they have today', [], offices),
  asking('office list', 'The offices, by the names they have today', [], offices),
  asking(
    'office add',
    'Opens an office and prints its id',
    optionsOf({
      kind: { required: true, choices: officeKinds },
      name: { required: true },
      area: { kind: 'list', required: true, about: 'a place it answers for, by its code; once for each' },
      from: { about: 'YYYY-MM-DD, the first day of this name' },
    }),
    async ({ services }, { values, screen }) => {
      const areas = Array.isArray(values['area']) ? values['area'].map(String) : []
      const kind = officeKinds.find((each) => each === values['kind'])
      const validFrom = String(values['from'] ?? jakartaDate(services.clock()))
      if (
        kind === undefined ||
        !areas.every((area) => /^(\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?)?$/.test(area)) ||
        !/^\d{4}-\d\d-\d\d$/.test(validFrom)
      ) {
        screen.err('Not done: --area takes codes such as PP.KK or PP.KK.CC.DDDD, --from a day such as 2026-01-31.')
        return undefined
      }
      const area = areas[0] ?? ''
      const id = formatId({ regency: regencyOf(area), uuid: services.newId() })
      const office = { id, kind, area, areas, names: [{ name: String(values['name']), validFrom }] }
      await ensureOffices(services, [office])
      return office
    },
  ),
  {
    name: 'token create',
    summary: 'Makes a token for a machine, which acts as this account; it is printed alone, this once',
    group: 'instance',
    options: optionsOf({
      user: { required: true },
      scope: { kind: 'list', about: 'read, write, or either below one path: read:workers; none: all that the account may' },
      days: { kind: 'number', about: 'after so many days it stops working; 90' },
      name: { about: 'what it is for, as the list of tokens shows it' },
    }),
    run: async ({ values, screen, json, misuse }) => {
      const scopes = Array.isArray(values['scope']) ? values['scope'].map(String) : []
      const odd = scopes.find((scope) => !scopePattern.test(scope))
      if (odd !== undefined) return misuse(`There is no scope ${odd}.`)
      const expiresInDays = Number(values['days'] ?? 90)
      const user = String(values['user'])
      const token = await onGround(readSettings(process.env), screen.err, ({ services }) =>
        createToken(services, user, { scopes, expiresInDays, name: String(values['name'] ?? '') }),
      )
      if (token === undefined) {
        screen.err(refusalOf(undefined, user))
        return 1
      }
      screen.out(json ? JSON.stringify({ token }) : token)
      return 0
    },
  },
]
