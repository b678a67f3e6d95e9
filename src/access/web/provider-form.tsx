// SPDX-License-Identifier: AGPL-3.0-or-later
// The identity provider of an office: set after it was asked whether it is one, or taken away.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { providerAccessContracts } from '#access/core/provider.contract.ts'
import { providerWords } from '#access/web/provider.words.ts'
import { useSecretForm } from '#access/web/secret-form.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { Checkbox, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Known = OutputOf<typeof providerAccessContracts.GetIdentityProvider>

interface FieldsProps {
  readonly id: string
  readonly known: Known
  readonly onDone: (what: 'saved' | 'removed') => void
}

function Fields({ id, known, onDone }: FieldsProps): VNode {
  const t = useWords(providerWords)
  const { provider } = known
  const save = useCommand(providerAccessContracts.SetIdentityProvider)
  const remove = useCommand(providerAccessContracts.RemoveIdentityProvider)
  const form = useSecretForm('provider-', { issuer: provider?.issuer ?? '', clientId: provider?.clientId ?? '', secret: '' })
  const [required, setRequired] = useState(provider?.required ?? false)
  const { issuer, clientId, secret } = form.values

  async function send(): Promise<void> {
    const needed = provider === null ? (['issuer', 'clientId', 'secret'] as const) : (['issuer', 'clientId'] as const)
    const empty = needed.filter((field) => form.values[field].trim() === '')
    form.show(empty.map((field) => ({ field, message: t(`${field}-missing`) })))
    if (empty.length > 0) return
    const answer = await save.send({ id, issuer, clientId, required, ...(secret === '' ? {} : { secret }) })
    if (!answer.ok) return form.showProblem(answer.problem)
    onDone('saved')
  }

  async function takeAway(): Promise<void> {
    if ((await remove.send({ id })).ok) onDone('removed')
  }

  return (
    <>
      <p>{t('lead')}</p>
      <Facts facts={[{ label: t('return-address'), value: <code>{known.returnAddress}</code> }]} />
      {remove.problem !== undefined && <ProblemNotice problem={remove.problem} />}
      <FormFrame form={form} sending={save} onSend={send} verb={t('save')}>
        <TextInput {...form.bind('issuer')} label={t('issuer')} hint={t('issuer-hint')} maxLength={300} required />
        <TextInput {...form.bind('clientId')} label={t('client-id')} hint={t('client-hint')} maxLength={200} required />
        <TextInput
          {...form.bind('secret')}
          label={t('secret')}
          hint={t(provider === null ? 'secret-hint' : 'secret-kept')}
          type="password"
          maxLength={500}
          required={provider === null}
        />
        <Checkbox id="provider-required" label={t('required')} hint={t('required-hint')} checked={required} onChange={setRequired} />
      </FormFrame>
      {provider !== null && (
        <Button kind="danger" busy={remove.busy} onPress={() => void takeAway()}>
          {t('remove')}
        </Button>
      )}
    </>
  )
}

interface ProviderFormProps {
  readonly office: { readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onDone: (words: string) => void
}

export function ProviderForm({ office, onClose, onDone }: ProviderFormProps): VNode {
  const t = useWords(providerWords)
  const known = useQuery(providerAccessContracts.GetIdentityProvider, { id: office.id })
  return (
    <Modal open title={t('title', { name: office.name })} onClose={onClose} actions={<Button onPress={onClose}>{t('cancel')}</Button>}>
      <div class="form">
        {known.state === 'loading' && <Skeleton />}
        {known.state === 'failed' && <ProblemNotice problem={known.problem} onRetry={known.reload} />}
        {known.state === 'ready' && <Fields id={office.id} known={known.value} onDone={(what) => onDone(t(what))} />}
      </div>
    </Modal>
  )
}
