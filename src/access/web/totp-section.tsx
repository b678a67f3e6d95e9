// SPDX-License-Identifier: AGPL-3.0-or-later
// The second step of signing in: setting up an authenticator app, and recovery codes for when it is lost.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { encode } from 'uqr'
import { accessContracts } from '#access/core/access.contract.ts'
import { pageWords } from '#access/web/page.words.ts'
import { useSecretForm } from '#access/web/secret-form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface TotpSectionProps {
  readonly on: boolean
  readonly left: number
}

/** Dark on light in both themes: cameras read nothing else reliably. */
function QrCode(props: { readonly text: string; readonly label: string }): VNode {
  const { data, size } = encode(props.text, { border: 3 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="208" height="208" role="img" aria-label={props.label} shape-rendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

export function TotpSection(props: TotpSectionProps): VNode {
  const t = useWords(pageWords)
  const confirmation = useSecretForm('confirm-', { code: '' })
  const start = useCommand(accessContracts.StartTotp)
  const renew = useCommand(accessContracts.NewRecoveryCodes)
  const confirm = useCommand(accessContracts.ConfirmTotp)
  const [setup, setSetup] = useState<{ readonly uri: string; readonly secret: string }>()
  const [codes, setCodes] = useState<readonly string[]>()
  const problem = [start.problem, renew.problem, confirm.problem].find((found) => found !== undefined && found.errors === undefined)

  async function begin(): Promise<void> {
    const answer = await start.send({})
    if (!answer.ok) return
    setCodes(undefined)
    setSetup(answer.value)
  }

  async function newCodes(): Promise<void> {
    const answer = await renew.send({})
    if (!answer.ok) return
    setCodes(answer.value.recoveryCodes)
  }

  async function finish(): Promise<void> {
    const answer = await confirm.send({ code: confirmation.values.code })
    if (!answer.ok) return confirmation.showProblem(answer.problem)
    confirmation.clear()
    setSetup(undefined)
    setCodes(answer.value.recoveryCodes)
  }

  return (
    <Section title={t('totp')} lead={props.on ? t('totp-on', { count: props.left }) : t('totp-off')} id="totp">
      <div class="form">
        <ErrorSummary faults={confirmation.faults} />
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {codes !== undefined && (
          <Notice tone="good" title={t('recovery-title')} live>
            <p>{t('recovery-text')}</p>
            {codes.map((code) => (
              <div key={code}>
                <code>{code}</code>
              </div>
            ))}
          </Notice>
        )}
        {setup === undefined ? (
          <ButtonRow>
            <Button busy={start.busy} onPress={() => void begin()}>
              {t(props.on ? 'totp-again' : 'totp-start')}
            </Button>
            {props.on && (
              <Button busy={renew.busy} onPress={() => void newCodes()}>
                {t('recovery-new')}
              </Button>
            )}
          </ButtonRow>
        ) : (
          <form
            class="form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault()
              void finish()
            }}
          >
            <p>{t('totp-scan')}</p>
            <QrCode text={setup.uri} label={t('totp-picture')} />
            <Facts facts={[{ label: t('totp-secret'), value: <code>{setup.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')}</code> }]} />
            <TextInput
              {...confirmation.bind('code')}
              label={t('code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              width="short"
              maxLength={6}
            />
            <Button type="submit" kind="main" busy={confirm.busy}>
              {t('totp-confirm')}
            </Button>
          </form>
        )}
      </div>
    </Section>
  )
}
