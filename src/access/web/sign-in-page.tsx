// SPDX-License-Identifier: AGPL-3.0-or-later
// Signing in: with a passkey where the browser has them; otherwise login and password, then a code where one is asked for.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ByProvider } from '#access/web/by-provider.tsx'
import { pageWords } from '#access/web/page.words.ts'
import { hasPasskeys } from '#access/web/passkey-port.ts'
import { PresentPassword, SignInCode } from '#access/web/secret-fields.tsx'
import { useSecretForm } from '#access/web/secret-form.ts'
import { signIn, signInByPasskey } from '#access/web/session-port.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function SignInPage(props: { readonly onSignedIn: () => void }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const form = useSecretForm('', { login: '', password: '', code: '' })
  const [problem, setProblem] = useState<Problem>()
  const [asksCode, setAsksCode] = useState(false)
  const [busy, setBusy] = useState(false)
  const [missed, setMissed] = useState(false)
  const { login, password, code } = form.values

  async function send(): Promise<void> {
    setProblem(undefined)
    const empty = (asksCode ? (['login', 'password', 'code'] as const) : (['login', 'password'] as const)).filter(
      (field) => form.values[field] === '',
    )
    form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    if (empty.length > 0) return
    setBusy(true)
    const found = await signIn({ login, password, ...(asksCode ? { code } : {}) }, language)
    setBusy(false)
    if (found === undefined) return props.onSignedIn()
    if (found.code === 'code-needed') setAsksCode(true)
    setProblem(found)
  }

  async function showKey(): Promise<void> {
    setProblem(undefined)
    setMissed(false)
    form.show([])
    setBusy(true)
    const found = await signInByPasskey(login.trim(), language)
    setBusy(false)
    if (found === undefined) return props.onSignedIn()
    if (found === 'not-shown') setMissed(true)
    else setProblem(found)
  }

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void send()
      }}
    >
      <PageHead title={t('sign-in')} lead={t('sign-in-lead')} />
      <ErrorSummary faults={form.faults} />
      {problem?.code === 'code-needed' && <Notice tone="sea" title={problem.title} live />}
      {problem !== undefined && problem.code !== 'code-needed' && <ProblemNotice problem={problem} onRetry={() => void send()} />}
      {hasPasskeys() && (
        <>
          {missed && <Notice tone="dawn" title={t('passkey-not-shown')} live />}
          <Button icon="lock" busy={busy} onPress={() => void showKey()}>
            {t('sign-in-passkey')}
          </Button>
          <p class="muted">{t('or-password')}</p>
        </>
      )}
      <TextInput {...form.bind('login')} label={t('login')} autoComplete="username" width="half" maxLength={60} required />
      <PresentPassword field={form.bind('password')} label={t('password')} />
      {asksCode && <SignInCode field={form.bind('code')} />}
      <Button type="submit" kind="main" busy={busy}>
        {t('sign-in')}
      </Button>
      <ByProvider />
      <p class="muted">{t('forgot')}</p>
      <p>
        {t('no-officer')} <a href="/verify">{t('to-verify')}</a>
      </p>
      <p>
        {t('in-trouble')} <a href="/guides">{t('to-guides')}</a>
      </p>
    </form>
  )
}
