// SPDX-License-Identifier: AGPL-3.0-or-later
// When the devices of every office were last heard of, for the administrator: who has been out of reach for long, and which village has none.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { deviceContracts } from '#access/core/device.contract.ts'
import { deviceWords } from '#access/web/device.words.ts'
import { EndModal, Heard } from '#access/web/device-parts.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Contact = OutputOf<typeof deviceContracts.ListUserDevices>

function Without({ offices }: { readonly offices: Contact['without'] }): VNode {
  const t = useWords(deviceWords)
  const { language } = useReading()
  return (
    <Section title={t('without')} id="without">
      {offices.length === 0 ? (
        <p>{t('without-all')}</p>
      ) : (
        <details class="fold">
          <summary>{t('without-count', { count: formatNumber(offices.length, language) })}</summary>
          <ul class="plain-list">
            {offices.map(({ office, areas }) => (
              <li key={areas.join()}>{office}</li>
            ))}
          </ul>
        </details>
      )}
    </Section>
  )
}

export function ContactPage(): VNode {
  const t = useWords(deviceWords)
  const { say } = useUndo()
  const devices = useQuery(deviceContracts.ListUserDevices, {})
  const end = useCommand(deviceContracts.EndUserDevice)
  const [asked, setAsked] = useState<Contact['items'][number]>()
  const nameOf = ({ device, user }: Contact['items'][number]): string => `${device}, ${user}`

  async function endIt(): Promise<void> {
    if (asked === undefined) return
    const answer = await end.send({ id: asked.deviceId })
    setAsked(undefined)
    if (answer.ok) say(t('ended'))
  }

  return (
    <>
      <PageHead title={t('contact-title')} lead={t('contact-lead')} />
      {end.problem !== undefined && <ProblemNotice problem={end.problem} />}
      {devices.state === 'loading' && <Skeleton />}
      {devices.state === 'failed' && <ProblemNotice problem={devices.problem} onRetry={devices.reload} />}
      {devices.state === 'ready' && devices.value.items.length === 0 && (
        <EmptyState icon="phone" title={t('contact-none')}>
          {t('contact-none-text')}
        </EmptyState>
      )}
      {devices.state === 'ready' && devices.value.items.length > 0 && (
        <Table
          caption={t('contact-title')}
          rows={devices.value.items}
          rowKey={({ deviceId }) => deviceId}
          columns={[
            { key: 'office', label: t('office'), cell: ({ office }) => office },
            { key: 'heard', label: t('heard'), cell: ({ heard }) => <Heard at={heard} /> },
            { key: 'officer', label: t('officer'), cell: ({ user }) => user },
            { key: 'device', label: t('device'), cell: ({ device }) => device },
            {
              key: 'end',
              label: t('end'),
              action: true,
              cell: (each) => (
                <Button small label={t('end-of', { name: nameOf(each) })} onPress={() => setAsked(each)}>
                  {t('end')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {devices.state === 'ready' && <Without offices={devices.value.without} />}
      <EndModal
        name={asked === undefined ? undefined : nameOf(asked)}
        heard={asked?.heard}
        busy={end.busy}
        onEnd={() => void endIt()}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}
