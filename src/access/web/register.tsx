// SPDX-License-Identifier: AGPL-3.0-or-later
// How one signs in and out of the officer app.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { signInWords } from '#access/core/sign-in.words.ts'
import { call } from '#platform/web/api.ts'
import type { SessionPort } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const SESSION = '/api/v1/session'

function SignIn(props: { readonly onSignedIn: () => void }): VNode {
  const t = useWords(signInWords)
  const { language } = useReading()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [failure, setFailure] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function signIn(): Promise<void> {
    setBusy(true)
    const response = await fetch(SESSION, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': language },
      body: JSON.stringify({ login, password }),
    }).catch(() => undefined)
    setBusy(false)
    if (response?.ok === true) props.onSignedIn()
    else setFailure(t('sign-in-failed'))
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void signIn()
      }}
    >
      <PageHead title={t('page-title')} lead={t('lead')} />
      {failure !== undefined && <Notice tone="late" title={failure} live />}
      <TextInput id="login" label={t('login')} value={login} onChange={setLogin} autoComplete="username" width="half" />
      <TextInput
        id="password"
        label={t('password')}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="current-password"
        width="half"
      />
      <Button type="submit" kind="main" busy={busy}>
        {t('submit')}
      </Button>
    </form>
  )
}

export const accessSession: SessionPort = {
  load: async () => {
    const answer = await call(accessContracts.GetMe, {})
    if (answer.ok) return { session: answer.value }
    return answer.problem.status === 401 ? { session: undefined } : { problem: answer.problem }
  },
  signOut: async () => {
    await fetch(SESSION, { method: 'DELETE' }).catch(() => undefined)
  },
  SignIn,
}
