// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own account: who I am, where I am signed in, password, code from the phone, tokens.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { deviceContracts } from '#access/core/device.contract.ts'
import { deputyWords } from '#access/web/deputy.words.ts'
import { DeviceSection } from '#access/web/device-section.tsx'
import { pageWords } from '#access/web/page.words.ts'
import { PasskeySection } from '#access/web/passkey-section.tsx'
import { ReEnrolled, ReEnrolments } from '#access/web/re-enrolments.tsx'
import { NewPassword } from '#access/web/secret-fields.tsx'
import { useSecretForm } from '#access/web/secret-form.ts'
import { TieSection } from '#access/web/tie-section.tsx'
import { TokenSection } from '#access/web/token-section.tsx'
import { TotpSection } from '#access/web/totp-section.tsx'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Checkbox } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

function Sessions(): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const sessions = useQuery(accessContracts.ListSessions, {})
  const end = useCommand(accessContracts.EndSession)
  const { say } = useUndo()

  async function endOne(id: string): Promise<void> {
    const answer = await end.send({ id })
    if (answer.ok) say(t('session-ended'))
  }

  return (
    <Section title={t('sessions')} lead={t('sessions-lead')}>
      {end.problem !== undefined && <ProblemNotice problem={end.problem} />}
      {sessions.state === 'loading' && <Skeleton lines={2} />}
      {sessions.state === 'failed' && <ProblemNotice problem={sessions.problem} onRetry={sessions.reload} />}
      {sessions.state === 'ready' && (
        <Table
          caption={t('sessions')}
          rows={sessions.value.items}
          rowKey={(session) => session.id}
          columns={[
            {
              key: 'device',
              label: t('device'),
              cell: (session) => (
                <>
                  {session.agent === '' ? t('device-unknown') : session.agent}{' '}
                  {session.current && <Badge tone="good">{t('this-device')}</Badge>}
                </>
              ),
            },
            { key: 'since', label: t('since'), cell: (session) => momentWords(session.created, language) },
            { key: 'seen', label: t('last-seen'), cell: (session) => momentWords(session.lastSeen, language) },
            {
              key: 'end',
              label: t('end-session'),
              action: true,
              cell: (session) =>
                session.current ? null : (
                  <Button
                    small
                    busy={end.busy}
                    label={t('end-session-of', { device: session.agent === '' ? t('device-unknown') : session.agent })}
                    onPress={() => void endOne(session.id)}
                  >
                    {t('end-session')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  )
}

function PasswordSection(): VNode {
  const t = useWords(pageWords)
  const form = useSecretForm('password-', { password: '', repeat: '' })
  const change = useCommand(accessContracts.ChangePassword)
  const { say } = useUndo()
  const [revokes, setRevokes] = useState(true)
  const { password, repeat } = form.values

  async function send(): Promise<void> {
    if (password !== repeat) return form.show([{ field: 'repeat', message: t('repeat-differs') }])
    const answer = await change.send({ password, tokens: revokes ? 'revoke' : 'keep' })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    setRevokes(true)
    say(t('password-changed'))
  }

  return (
    <Section title={t('change-password')} lead={t('change-password-lead')} id="password">
      <FormFrame form={form} sending={change} onSend={send} verb={t('change-password')} kind="quiet">
        <NewPassword password={form.bind('password')} repeat={form.bind('repeat')} />
        <Checkbox id="password-tokens" label={t('revoke-tokens')} hint={t('revoke-tokens-hint')} checked={revokes} onChange={setRevokes} />
      </FormFrame>
    </Section>
  )
}

export function AccountPage(): VNode {
  const t = useWords(pageWords)
  const d = useWords(deputyWords)
  const me = useQuery(accessContracts.GetMe, {})
  return (
    <>
      <PageHead title={t('account-title')} />
      {me.state === 'ready' && <ReEnrolled told={me.value.reEnrolled} />}
      <ReEnrolments />
      {me.state === 'loading' && <Skeleton />}
      {me.state === 'failed' && <ProblemNotice problem={me.problem} onRetry={me.reload} />}
      {me.state === 'ready' && (
        <Facts
          facts={[
            { label: t('name'), value: me.value.name },
            { label: t('role'), value: t(`role.${me.value.role}`) },
            { label: t('office'), value: me.value.office.name },
          ]}
        />
      )}
      <Section title={d('title')} lead={d('open-lead')} id="deputies">
        <LinkButton href="/account/deputies" icon="people">
          {d('open')}
        </LinkButton>
      </Section>
      <Sessions />
      {me.state === 'ready' && deviceContracts.ListDevices.may.some((role) => role === me.value.role) && <DeviceSection />}
      <PasskeySection />
      {me.state === 'ready' && <TieSection provider={me.value.provider} />}
      {me.state === 'ready' && <PasswordSection />}
      {me.state === 'ready' && <TotpSection on={me.value.totp} left={me.value.recoveryCodes} />}
      {me.state === 'ready' && <TokenSection />}
    </>
  )
}
