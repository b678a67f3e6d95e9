// SPDX-License-Identifier: AGPL-3.0-or-later
// The passkeys of one's own account: seen by their names, added, removed.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { signInContracts } from '#access/core/sign-in.contract.ts'
import { passkeyWords } from '#access/web/passkey.words.ts'
import { hasPasskeys, makePasskey } from '#access/web/passkey-port.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Passkey = OutputOf<typeof signInContracts.ListPasskeys>['items'][number]

function AddPasskey(): VNode {
  const t = useWords(passkeyWords)
  const { say } = useUndo()
  const start = useCommand(signInContracts.StartPasskey)
  const add = useCommand(signInContracts.AddPasskey)
  const form = useForm('passkey', { passkeyName: '' })
  const [missed, setMissed] = useState(false)
  const name = form.values.passkeyName.trim()

  async function send(): Promise<void> {
    setMissed(false)
    form.show(name === '' ? [{ field: 'passkeyName', message: t('name-missing') }] : [])
    if (name === '') return
    const prepared = await start.send({})
    if (!prepared.ok) return
    const passkey = await makePasskey(prepared.value)
    if (passkey === undefined) return setMissed(true)
    const answer = await add.send({ name, passkey })
    if (!answer.ok) return
    form.clear()
    say(t('added'))
  }

  return (
    <FormFrame
      form={form}
      sending={{ busy: start.busy || add.busy, problem: start.problem ?? add.problem }}
      onSend={send}
      verb={t('add')}
      icon="plus"
      kind="quiet"
    >
      {missed && <Notice tone="dawn" title={t('not-made')} live />}
      <TextInput {...form.bind('passkeyName')} label={t('name')} hint={t('name-hint')} width="half" maxLength={60} required />
    </FormFrame>
  )
}

export function PasskeySection(): VNode {
  const t = useWords(passkeyWords)
  const { language } = useReading()
  const { say } = useUndo()
  const keys = useQuery(signInContracts.ListPasskeys, {})
  const remove = useCommand(signInContracts.RemovePasskey)
  const [asked, setAsked] = useState<Passkey>()

  async function removeOne({ id }: Passkey): Promise<void> {
    const answer = await remove.send({ id })
    setAsked(undefined)
    if (answer.ok) say(t('removed'))
  }

  return (
    <Section title={t('passkeys')} lead={t('passkeys-lead')} id="passkeys">
      <div class="form">
        {remove.problem !== undefined && <ProblemNotice problem={remove.problem} />}
        {keys.state === 'loading' && <Skeleton lines={2} />}
        {keys.state === 'failed' && <ProblemNotice problem={keys.problem} onRetry={keys.reload} />}
        {keys.state === 'ready' && keys.value.items.length === 0 && (
          <EmptyState icon="lock" title={t('none')}>
            {t('none-text')}
          </EmptyState>
        )}
        {keys.state === 'ready' && keys.value.items.length > 0 && (
          <Table
            caption={t('passkeys')}
            rows={keys.value.items}
            rowKey={(key) => key.id}
            columns={[
              { key: 'name', label: t('name'), cell: (key) => key.name },
              { key: 'created', label: t('created'), cell: (key) => momentWords(key.created, language) },
              {
                key: 'used',
                label: t('last-used'),
                cell: (key) => (key.lastUsed === null ? t('never') : momentWords(key.lastUsed, language)),
              },
              {
                key: 'remove',
                label: t('remove'),
                action: true,
                cell: (key) => (
                  <Button small label={t('remove-of', { name: key.name })} onPress={() => setAsked(key)}>
                    {t('remove')}
                  </Button>
                ),
              },
            ]}
          />
        )}
        {keys.state === 'ready' && keys.value.items.length === 1 && <p class="muted">{t('only-one')}</p>}
        {hasPasskeys() ? <AddPasskey /> : <p class="muted">{t('elsewhere')}</p>}
      </div>
      <Modal
        open={asked !== undefined}
        title={asked === undefined ? '' : t('remove-ask', { name: asked.name })}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button kind="danger" busy={remove.busy} onPress={() => asked && void removeOne(asked)}>
              {t('remove-send')}
            </Button>
            <Button onPress={() => setAsked(undefined)}>{t('keep')}</Button>
          </>
        }
      >
        <p>{t('remove-text')}</p>
      </Modal>
    </Section>
  )
}
