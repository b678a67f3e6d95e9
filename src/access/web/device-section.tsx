// SPDX-License-Identifier: AGPL-3.0-or-later
// The devices on which one's own copy is kept: seen, and ended.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { deviceContracts } from '#access/core/device.contract.ts'
import { deviceWords } from '#access/web/device.words.ts'
import { EndModal, Heard } from '#access/web/device-parts.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { jakartaDate } from '#kernel/time.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Device = OutputOf<typeof deviceContracts.ListDevices>['items'][number]

export function DeviceSection(): VNode {
  const t = useWords(deviceWords)
  const { say } = useUndo()
  const devices = useQuery(deviceContracts.ListDevices, {})
  const end = useCommand(deviceContracts.EndDevice)
  const [asked, setAsked] = useState<Device>()
  const working = devices.state === 'ready' ? devices.value.items.filter(({ ended }) => !ended) : []

  async function endIt(): Promise<void> {
    if (asked === undefined) return
    const answer = await end.send({ id: asked.id })
    setAsked(undefined)
    if (answer.ok) say(t('ended'))
  }

  return (
    <Section title={t('mine')} lead={t('mine-lead')} id="devices">
      {end.problem !== undefined && <ProblemNotice problem={end.problem} />}
      {devices.state === 'loading' && <Skeleton lines={2} />}
      {devices.state === 'failed' && <ProblemNotice problem={devices.problem} onRetry={devices.reload} />}
      {devices.state === 'ready' && working.length === 0 && (
        <EmptyState icon="phone" title={t('mine-none')}>
          {t('mine-none-text')}
        </EmptyState>
      )}
      {working.length > 0 && (
        <Table
          caption={t('mine')}
          rows={working}
          rowKey={(device) => device.id}
          columns={[
            { key: 'name', label: t('device'), cell: (device) => device.name },
            { key: 'registered', label: t('registered'), cell: (device) => <DateText date={jakartaDate(device.registered)} /> },
            { key: 'heard', label: t('heard'), cell: (device) => <Heard at={device.heard} /> },
            {
              key: 'end',
              label: t('end'),
              action: true,
              cell: (device) => (
                <Button small label={t('end-of', { name: device.name })} onPress={() => setAsked(device)}>
                  {t('end')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <EndModal name={asked?.name} heard={asked?.heard} busy={end.busy} onEnd={() => void endIt()} onClose={() => setAsked(undefined)} />
    </Section>
  )
}
