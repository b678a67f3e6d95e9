// SPDX-License-Identifier: AGPL-3.0-or-later
// One training provider: its licences, by their days; a further one; one taken away.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { AreaText } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatShortDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { providerContracts } from '#training/core/provider.contract.ts'
import { trainingWriters } from '#training/core/training.roles.ts'
import { initialLicence, LicenceFields, neededOfLicence } from '#training/web/licence-fields.tsx'
import { providerPageWords } from '#training/web/provider.words.ts'
import { LicenceBadge } from '#training/web/providers-page.tsx'

type Provider = OutputOf<typeof providerContracts.GetProvider>
type Licence = Provider['licences'][number]

function AddLicence(props: { readonly id: string }): VNode {
  const t = useWords(providerPageWords)
  const { say } = useUndo()
  const form = useForm(`licence.${props.id}`, initialLicence)
  const add = useCommand(providerContracts.AddProviderLicence)
  const { values } = form

  async function send(): Promise<void> {
    const missing = neededOfLicence.filter((field) => values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await add.send({ id: props.id, ...values, to: values.to === '' ? undefined : values.to })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('licence-added'))
  }

  return (
    <FormFrame form={form} sending={add} onSend={send} verb={t('add-licence')} kind="quiet" icon="plus">
      <LicenceFields form={form} />
    </FormFrame>
  )
}

function RevokeDialog(props: { readonly id: string; readonly licence: Licence | undefined; readonly onClose: () => void }): VNode {
  const t = useWords(providerPageWords)
  const { say } = useUndo()
  const { today } = useReading()
  const [reason, setReason] = useState('')
  const [on, setOn] = useState(today)
  const revoke = useCommand(providerContracts.RevokeProviderLicence)
  const { licence } = props

  async function send(): Promise<void> {
    if (licence === undefined) return
    const answer = await revoke.send({ id: props.id, number: licence.number, on, reason })
    if (!answer.ok) return
    setReason('')
    props.onClose()
    say(t('revoked-said'))
  }

  return (
    <Modal
      open={licence !== undefined}
      title={t('revoke-title', { number: licence?.number ?? '' })}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="danger" busy={revoke.busy} blocked={reason.trim() === '' ? t('required') : undefined} onPress={() => void send()}>
            {t('revoke')}
          </Button>
          <Button onPress={props.onClose}>{t('keep')}</Button>
        </>
      }
    >
      {revoke.problem !== undefined && <ProblemNotice problem={revoke.problem} />}
      <p>{t('revoke-text')}</p>
      <DateInput id="revoke-on" label={t('revoke-on')} value={on} onChange={setOn} max={today} required />
      <TextInput id="revoke-reason" label={t('reason')} value={reason} onChange={setReason} maxLength={200} required />
    </Modal>
  )
}

export function ProviderPage(props: PageProps): VNode {
  const t = useWords(providerPageWords)
  const { language } = useReading()
  const { role } = useSession()
  const [revoking, setRevoking] = useState<Licence>()
  const id = props.params?.['id'] ?? ''
  const provider = useQuery(providerContracts.GetProvider, { id })
  if (provider.state === 'loading') return <Skeleton />
  if (provider.state === 'failed')
    return <ProblemPage problem={provider.problem} onRetry={provider.reload} back={{ href: '/providers', label: t('providers') }} />
  const { value } = provider
  const mayWrite = trainingWriters.some((each) => each === role)
  const revoke = (row: Licence): VNode | null =>
    row.revokedOn === undefined ? (
      <Button small kind="plain" label={`${t('revoke')} ${row.number}`} onPress={() => setRevoking(row)}>
        {t('revoke')}
      </Button>
    ) : null
  return (
    <>
      <PageHead
        title={value.name}
        lead={
          <>
            {t(value.kind)} · <AreaText code={value.area} names={1} />
          </>
        }
        back={{ href: '/providers', label: t('providers') }}
      />
      <div class="record-bar">
        <LicenceBadge licensed={value.licensed} until={value.licensedUntil} />
      </div>
      <Section title={t('licences')}>
        <Table
          caption={t('licences')}
          rows={value.licences}
          rowKey={(row) => row.number}
          columns={[
            {
              key: 'number',
              label: t('number'),
              cell: (row) => (
                <>
                  {row.number}
                  <small class="cell-more">{row.issuer}</small>
                </>
              ),
            },
            {
              key: 'days',
              label: t('licence'),
              cell: (row) =>
                t('licence-days', {
                  from: formatShortDate(row.from, language),
                  to: row.to === undefined ? t('endless') : formatShortDate(row.to, language),
                }),
            },
            {
              key: 'revoked',
              label: t('standing'),
              cell: (row) =>
                row.revokedOn === undefined ? (
                  '–'
                ) : (
                  <Badge tone="late">{t('revoked', { date: formatShortDate(row.revokedOn, language) })}</Badge>
                ),
            },
            ...(mayWrite ? [{ key: 'revoke', label: t('revoke'), action: true, cell: revoke }] : []),
          ]}
        />
      </Section>
      {mayWrite && (
        <Section title={t('add-licence')}>
          <AddLicence id={id} />
        </Section>
      )}
      <RevokeDialog id={id} licence={revoking} onClose={() => setRevoking(undefined)} />
    </>
  )
}
