// SPDX-License-Identifier: AGPL-3.0-or-later
// Making a token of one's own: what for, how far, how long.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { useSecretForm } from '#access/web/secret-form.ts'
import { tokenWords } from '#access/web/token.words.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Checkbox, RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export interface MadeToken {
  readonly name: string
  readonly token: string
  readonly expires: string
}

interface TokenFormProps {
  readonly onMade: (made: MadeToken) => void
}

export function TokenForm({ onMade }: TokenFormProps): VNode {
  const t = useWords(tokenWords)
  const make = useCommand(accessContracts.CreateToken)
  const form = useSecretForm('token-', { name: '', scopes: 'read', days: '90' })
  const [stepsUp, setStepsUp] = useState(false)
  const { scopes, days } = form.values
  const name = form.values.name.trim()

  async function send(): Promise<void> {
    if (name === '') return form.show([{ field: 'name', message: t('name-missing') }])
    const answer = await make.send({ name, scopes: [scopes, ...(stepsUp ? ['step-up'] : [])], days: Number(days) })
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
      <Checkbox id="token-step-up" label={t('step-up')} hint={t('step-up-hint')} checked={stepsUp} onChange={setStepsUp} />
    </FormFrame>
  )
}
