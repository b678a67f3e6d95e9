// SPDX-License-Identifier: AGPL-3.0-or-later
// What one-time links open: the first administrator's account, and the password of an account that is there.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ByProvider } from '#access/web/by-provider.tsx'
import { pageWords } from '#access/web/page.words.ts'
import { NewPassword } from '#access/web/secret-fields.tsx'
import { useSecretForm } from '#access/web/secret-form.ts'
import { redeemInvitation, setFirstAdministrator } from '#access/web/session-port.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** The part of the address that no server sees. */
const tokenOfAddress = (): string => location.hash.slice(1)

function LinkForm(props: { readonly first: boolean }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const form = useSecretForm('', { login: '', name: '', password: '', repeat: '' })
  const [problem, setProblem] = useState<Problem>()
  const [busy, setBusy] = useState(false)
  const { login, name, password, repeat } = form.values

  async function send(): Promise<void> {
    setProblem(undefined)
    if (password !== repeat) return form.show([{ field: 'repeat', message: t('repeat-differs') }])
    setBusy(true)
    const token = tokenOfAddress()
    const found = props.first
      ? await setFirstAdministrator({ token, login, name, password }, language)
      : await redeemInvitation({ token, password }, language)
    setBusy(false)
    // The page is loaded anew, so that the link leaves the address.
    if (found === undefined) return location.assign('/')
    form.showProblem(found)
    if (found.errors === undefined) setProblem(found)
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
      <PageHead title={t(props.first ? 'first-title' : 'invitation-title')} lead={t(props.first ? 'first-lead' : 'invitation-lead')} />
      <ErrorSummary faults={form.faults} />
      {problem !== undefined && <ProblemNotice problem={problem} onRetry={() => void send()} />}
      {props.first && (
        <>
          <TextInput {...form.bind('name')} label={t('name')} autoComplete="name" width="half" maxLength={120} required />
          <TextInput
            {...form.bind('login')}
            label={t('login')}
            hint={t('login-hint')}
            autoComplete="username"
            width="half"
            maxLength={40}
            required
          />
        </>
      )}
      <NewPassword password={form.bind('password')} repeat={form.bind('repeat')} />
      <Button type="submit" kind="main" busy={busy}>
        {t(props.first ? 'first-send' : 'set-password')}
      </Button>
      {!props.first && <ByProvider token={tokenOfAddress()} />}
    </form>
  )
}

export function FirstAdministratorPage(): VNode {
  return <LinkForm first />
}

export function InvitationPage(): VNode {
  return <LinkForm first={false} />
}
