// SPDX-License-Identifier: AGPL-3.0-or-later
// Before anything else on a device that keeps a copy: its officer's PIN.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { openCopy } from '#platform/web/offline/away.ts'
import { fetchCapabilities } from '#platform/web/offline/capabilities.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { listVaults, type VaultRow } from '#platform/web/offline/shelf.ts'
import { PIN_TRIES } from '#platform/web/offline/tries.ts'
import { faultOfPin, openByPin } from '#platform/web/offline/vault.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

interface GateProps {
  readonly onOpened: () => void
  readonly onOther: () => void
  /** No copy lies here after all. */
  readonly onNone: () => void
}

const isClosed = ({ byPin }: VaultRow): boolean => byPin === undefined || byPin.tries >= PIN_TRIES

export function Gate(props: GateProps): VNode {
  const t = useWords(offlineWords)
  const [rows, setRows] = useState<readonly VaultRow[]>()
  const [fault, setFault] = useState<'unreadable'>()
  const [busy, setBusy] = useState(false)
  const form = useForm<'who' | 'pin'>(undefined, { who: '', pin: '' })
  const { who, pin } = form.values
  const row = rows?.find(({ id }) => id === who) ?? rows?.find((each) => !isClosed(each)) ?? rows?.[0]

  const read = (): Promise<void> => listVaults().then(setRows, () => setRows([]))
  useEffect(() => {
    void read()
    // It comes while somebody types.
    fetchCapabilities().catch(() => undefined)
  }, [])
  useEffect(() => {
    if (rows?.length === 0) props.onNone()
  }, [rows])

  /** @returns how many tries remain where it was another PIN */
  async function attempt(device: string): Promise<'opened' | 'empty' | number> {
    const got = await openByPin(device, pin)
    return 'key' in got ? openCopy(device, got.key) : got.left
  }

  async function open(device: string): Promise<void> {
    // What cannot be one is no try.
    if (faultOfPin(pin) === 'pin-digits') return form.show([{ field: 'pin', message: t('pin-digits') }])
    form.show([])
    setFault(undefined)
    setBusy(true)
    try {
      // A store that is being closed, as after a page that was killed, refuses once and is there the next moment.
      const got = await attempt(device).catch(() => attempt(device))
      if (got === 'opened') return props.onOpened()
      if (got === 'empty') return setFault('unreadable')
      await read()
      form.set('pin', '')
      if (got > 0) form.show([{ field: 'pin', message: t('pin-wrong', { count: String(got) }) }])
    } catch {
      setFault('unreadable')
    } finally {
      setBusy(false)
    }
  }

  if (row === undefined) return <Skeleton />
  const other = (
    <Button kind={isClosed(row) ? 'main' : 'plain'} onPress={props.onOther}>
      {t('gate-other')}
    </Button>
  )
  const choice =
    rows !== undefined && rows.length > 1 ? (
      <RadioChips
        {...form.bind('who')}
        value={row.id}
        label={t('gate-who')}
        choices={rows.map(({ id, name, office }) => ({ value: id, label: `${name}, ${office}` }))}
      />
    ) : null
  if (isClosed(row))
    return (
      <div class="form">
        <PageHead title={t('gate-title')} lead={`${row.name}, ${row.office}`} />
        {choice}
        <Notice tone="dawn" title={t('pin-closed')} live>
          <p>{t('pin-closed-text')}</p>
        </Notice>
        {other}
      </div>
    )
  return (
    <>
      <FormFrame
        form={form}
        sending={{ busy, problem: undefined }}
        verb={t('open')}
        onSend={() => open(row.id)}
        head={<PageHead title={t('gate-title')} lead={choice === null ? `${row.name}, ${row.office}` : t('gate-lead')} />}
      >
        {fault !== undefined && (
          <Notice tone="late" title={t('gate-failed')} live>
            <p>{t('gate-failed-text')}</p>
          </Notice>
        )}
        {choice}
        <TextInput {...form.bind('pin')} label={t('pin')} type="password" digits width="short" maxLength={6} required />
      </FormFrame>
      <p class="gate-other">{other}</p>
    </>
  )
}
