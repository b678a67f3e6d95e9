// SPDX-License-Identifier: AGPL-3.0-or-later
// Giving a deputy some of what one may do: who, what, where, until when.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { delegationContracts } from '#access/core/delegation.contract.ts'
import { deputyWords } from '#access/web/deputy.words.ts'
import { PlacesField } from '#access/web/places-field.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { FieldGroup } from '#platform/web/ui/field.tsx'
import { Checkbox, DateInput, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Mine = OutputOf<typeof delegationContracts.GetDelegations>

interface GiveFormProps {
  readonly mine: Mine
  /** A command in words. */
  readonly act: (command: string) => string
}

export function GiveForm({ mine, act }: GiveFormProps): VNode {
  const t = useWords(deputyWords)
  const { say } = useUndo()
  const give = useCommand(delegationContracts.GiveDelegation)
  const form = useForm('give', { colleague: '', login: '', commands: '', areas: '', from: '', until: '' })
  const [places, setPlaces] = useState<readonly string[]>(mine.areas)
  const { colleague, from, until } = form.values
  const login = form.values.login.trim() === '' ? colleague : form.values.login.trim()
  const isVolunteer = mine.colleagues.some((each) => each.volunteer && each.login === login)
  const offered = isVolunteer ? mine.volunteers : mine.commands
  const chosen = form.values.commands.split(' ').filter((name) => offered.includes(name))

  function choose(name: string, on: boolean): void {
    form.set('commands', (on ? [...chosen, name] : chosen.filter((each) => each !== name)).join(' '))
  }

  async function send(): Promise<void> {
    const empty = [
      ...(login === '' ? (['login'] as const) : []),
      ...(chosen.length === 0 ? (['commands'] as const) : []),
      ...(places.length === 0 ? (['areas'] as const) : []),
      ...(until === '' ? (['until'] as const) : []),
    ]
    form.show(empty.map((field) => ({ field, message: t(`${field}-missing`) })))
    if (empty.length > 0) return
    const answer = await give.send({ login, commands: chosen, areas: [...places], ...(from === '' ? {} : { from }), until })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('gave'))
  }

  return (
    <FormFrame form={form} sending={give} onSend={send} verb={t('give')}>
      {mine.colleagues.length > 0 && (
        <Select
          {...form.bind('colleague')}
          label={t('colleague')}
          optional
          choices={mine.colleagues.map((each) => ({
            value: each.login,
            label: each.volunteer ? t('is-volunteer', { name: each.name }) : each.name,
          }))}
        />
      )}
      <TextInput {...form.bind('login')} label={t('login')} hint={t('login-hint')} width="half" maxLength={40} optional />
      <FieldGroup
        id="commands"
        label={t('commands')}
        hint={isVolunteer ? t('commands-volunteer') : undefined}
        error={form.bind('commands').error}
      >
        {offered.map((name) => (
          <Checkbox
            key={name}
            id={`command-${name}`}
            label={act(name)}
            checked={chosen.includes(name)}
            onChange={(on) => choose(name, on)}
          />
        ))}
      </FieldGroup>
      <FieldGroup id="areas" label={t('where')} error={form.bind('areas').error}>
        <PlacesField id="give-places" places={places} onChange={setPlaces} hint={t('where-hint')} />
      </FieldGroup>
      <DateInput {...form.bind('from')} label={t('from')} hint={t('from-hint')} optional />
      <DateInput {...form.bind('until')} label={t('until')} required />
    </FormFrame>
  )
}
