// SPDX-License-Identifier: AGPL-3.0-or-later
// Showing once more who is sitting here, over whatever page asked for it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { signInContracts } from '#access/core/sign-in.contract.ts'
import { passkeyWords } from '#access/web/passkey.words.ts'
import { hasPasskeys, showPasskey } from '#access/web/passkey-port.ts'
import { PresentPassword, SignInCode } from '#access/web/secret-fields.tsx'
import { useSecretForm } from '#access/web/secret-form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

function ByPasskey({ onProven }: { readonly onProven: () => void }): VNode {
  const t = useWords(passkeyWords)
  const start = useCommand(signInContracts.StartProof)
  const prove = useCommand(signInContracts.ProveIdentity)
  const [missed, setMissed] = useState(false)
  const problem = start.problem ?? prove.problem

  async function show(): Promise<void> {
    setMissed(false)
    const asked = await start.send({})
    if (!asked.ok) return
    const passkey = await showPasskey(asked.value)
    if (passkey === undefined) return setMissed(true)
    if ((await prove.send({ passkey })).ok) onProven()
  }

  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} onRetry={() => void show()} />}
      {missed && <Notice tone="dawn" title={t('not-shown')} live />}
      <Button kind="main" icon="lock" busy={start.busy || prove.busy} onPress={() => void show()}>
        {t('prove-passkey')}
      </Button>
    </>
  )
}

function ByPassword({ totp, onProven }: { readonly totp: boolean; readonly onProven: () => void }): VNode {
  const t = useWords(passkeyWords)
  const prove = useCommand(signInContracts.ProveIdentity)
  const form = useSecretForm('prove-', { password: '', code: '' })
  const { password, code } = form.values

  async function send(): Promise<void> {
    if (password === '') return form.show([{ field: 'password', message: t('password-missing') }])
    const answer = await prove.send({ password, ...(totp ? { code } : {}) })
    if (!answer.ok) return form.showProblem(answer.problem)
    onProven()
  }

  return (
    <FormFrame form={form} sending={prove} onSend={send} verb={t('prove-password')}>
      <PresentPassword field={form.bind('password')} label={t('password')} />
      {totp && <SignInCode field={form.bind('code')} />}
    </FormFrame>
  )
}

export function ProveDialog({ onDone }: { readonly onDone: (proven: boolean) => void }): VNode {
  const t = useWords(passkeyWords)
  const me = useQuery(accessContracts.GetMe, {})
  const proven = (): void => onDone(true)
  const keys = me.state === 'ready' && me.value.passkeys > 0 && hasPasskeys()
  const password = me.state === 'ready' && me.value.password
  return (
    <Modal
      open
      title={t('prove-title')}
      onClose={() => onDone(false)}
      actions={<Button onPress={() => onDone(false)}>{t('cancel')}</Button>}
    >
      <div class="form">
        <p>{t('prove-lead')}</p>
        {me.state === 'loading' && <Skeleton lines={2} />}
        {me.state === 'failed' && <ProblemNotice problem={me.problem} onRetry={me.reload} />}
        {keys && <ByPasskey onProven={proven} />}
        {keys && password && <p class="muted">{t('or-password')}</p>}
        {me.state === 'ready' && password && <ByPassword totp={me.value.totp} onProven={proven} />}
        {me.state === 'ready' && !keys && !password && <Notice tone="dawn" title={t('no-way')} />}
      </div>
    </Modal>
  )
}
