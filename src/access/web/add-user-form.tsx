// SPDX-License-Identifier: AGPL-3.0-or-later
// Adding an officer: who, which office, which of the roles that such an office has.

import type { VNode } from 'preact'
import { accessContracts } from '#access/core/access.contract.ts'
import { kindsOf } from '#access/core/office.ts'
import { pageWords } from '#access/web/page.words.ts'
import { roles } from '#kernel/authority.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export interface Handed {
  readonly name: string
  readonly path: string
  readonly expires: string
}

export function AddUserForm(props: { readonly onAdded: (handed: Handed) => void }): VNode {
  const t = useWords(pageWords)
  const form = useForm('add-user', { name: '', login: '', officeId: '', role: '' })
  const offices = useQuery(accessContracts.ListOffices, {})
  const add = useCommand(accessContracts.AddUser)
  const { name, login, officeId } = form.values
  const known = offices.state === 'ready' ? offices.value.items : []
  const kind = known.find((office) => office.id === officeId)?.kind
  const possible = roles.filter((role) => kind !== undefined && kindsOf[role].includes(kind))

  async function send(): Promise<void> {
    const role = possible.find((each) => each === form.values.role)
    const empty = (['name', 'login', 'officeId'] as const).filter((field) => form.values[field] === '')
    if (empty.length > 0 || role === undefined)
      return form.show(
        [...empty, ...(role === undefined ? (['role'] as const) : [])].map((field) => ({ field, message: t(`required-${field}`) })),
      )
    const answer = await add.send({ name, login, officeId, role })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    props.onAdded({ name, ...answer.value.invitation })
  }

  return (
    <Section title={t('add-title')} id="add">
      <FormFrame form={form} sending={add} onSend={send} verb={t('add-send')} icon="plus">
        {offices.state === 'failed' && <ProblemNotice problem={offices.problem} onRetry={offices.reload} />}
        <TextInput {...form.bind('name')} label={t('name')} width="half" maxLength={120} />
        <TextInput {...form.bind('login')} label={t('login')} hint={t('login-hint')} width="half" maxLength={40} />
        <Select
          {...form.bind('officeId')}
          label={t('office')}
          choices={known.map((office) => ({ value: office.id, label: office.name }))}
        />
        {possible.length > 0 && (
          <RadioChips
            {...form.bind('role')}
            label={t('role')}
            choices={possible.map((role) => ({ value: role, label: t(`role.${role}`) }))}
          />
        )}
      </FormFrame>
    </Section>
  )
}
