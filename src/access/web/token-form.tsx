// SPDX-License-Identifier: AGPL-3.0-or-later
// Making a token of one's own: what for, how far, how long; and the password once more.

import type { VNode } from 'preact'
import { accessContracts } from '#access/core/access.contract.ts'
import { PresentPassword, SignInCode } from '#access/web/secret-fields.tsx'
import { useSecretForm } from '#access/web/secret-form.ts'
import { tokenWords } from '#access/web/token.words.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export interface MadeToken {
  readonly name: string
  readonly token: string
  readonly expires: string
}

interface TokenFormProps {
  /** Whether a code from a phone is asked too. */
  readonly totp: boolean
  readonly onMade: (made: MadeToken) => void
}

export function TokenForm({ totp, onMade }: TokenFormProps): VNode {
  const t = useWords(tokenWords)
  const make = useCommand(accessContracts.CreateToken)
  const form = useSecretForm('token-', { name: '', scopes: 'read', days: '90', password: '', code: '' })
  const { scopes, days, password, code } = form.values
  const name = form.values.name.trim()

  async function send(): Promise<void> {
    const empty = (['name', 'password'] as const).filter((field) => form.values[field].trim() === '')
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`${field}-missing`) })))
    const answer = await make.send({ name, scopes: [scopes], days: Number(days), password, ...(totp ? { code } : {}) })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    onMade({ name, ...answer.value })
  }

  return (
    <FormFrame form={form} sending={make} onSend={send} verb={t('make')}>
      <TextInput {...form.bind('name')} label={t('purpose')} hint={t('purpose-hint')} maxLength={60} required />
      <RadioChips
        {...form.bind('scopes')}
        label={t('reach')}
        choices={[
          { value: 'read', label: t('reach-read') },
          { value: 'write', label: t('reach-write') },
        ]}
      />
      <RadioChips
        {...form.bind('days')}
        label={t('days')}
        choices={(['30', '90', '365'] as const).map((value) => ({ value, label: t(`days-${value}`) }))}
      />
      <PresentPassword field={form.bind('password')} label={t('password')} />
      {totp && <SignInCode field={form.bind('code')} />}
    </FormFrame>
  )
}
