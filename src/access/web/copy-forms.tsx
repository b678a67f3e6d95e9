// SPDX-License-Identifier: AGPL-3.0-or-later
// Beginning a copy on this device, and opening one again whose PIN was closed or forgotten.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { deviceContracts } from '#access/core/device.contract.ts'
import { call } from '#platform/web/api.ts'
import { instant } from '#platform/web/device-clock.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { openCopy } from '#platform/web/offline/away.ts'
import { fetchCapabilities } from '#platform/web/offline/capabilities.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import { createVault, faultOfPin, openByServer } from '#platform/web/offline/vault.ts'
import type { Problem } from '#platform/web/problem.ts'
import { useSession } from '#platform/web/session.ts'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface PinForm {
  readonly form: ReturnType<typeof useForm<'name' | 'pin' | 'repeat'>>
  readonly check: (needsName: boolean) => boolean
}

function usePinForm(name: string): PinForm {
  const t = useWords(offlineWords)
  const form = useForm<'name' | 'pin' | 'repeat'>(undefined, { name, pin: '', repeat: '' })
  return {
    form,
    check: (needsName) => {
      const { pin, repeat, name: given } = form.values
      const fault = faultOfPin(pin)
      const faults = [
        ...(needsName && given.trim() === '' ? [{ field: 'name', message: t('device-name-needed') } as const] : []),
        ...(fault === undefined ? [] : [{ field: 'pin', message: t(fault) } as const]),
        ...(fault === undefined && pin !== repeat ? [{ field: 'repeat', message: t('pin-differs') } as const] : []),
      ]
      form.show(faults)
      return faults.length === 0
    },
  }
}

function NewPin({ form }: Pick<PinForm, 'form'>): VNode {
  const t = useWords(offlineWords)
  const typed = { type: 'password', digits: true, width: 'short', maxLength: 6, required: true } as const
  return (
    <>
      <TextInput {...form.bind('pin')} {...typed} label={t('new-pin')} hint={t('new-pin-hint')} />
      <TextInput {...form.bind('repeat')} {...typed} label={t('repeat-pin')} />
    </>
  )
}

/** What the browser could not do is said as what the server could not. */
async function orProblem(work: () => Promise<Problem | undefined>, title: string): Promise<Problem | undefined> {
  try {
    return await work()
  } catch {
    return { status: 507, code: 'device-full', title }
  }
}

function useSending(): {
  readonly busy: boolean
  readonly problem: Problem | undefined
  readonly run: (work: () => Promise<Problem | undefined>) => Promise<void>
} {
  const t = useWords(offlineWords)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  return {
    busy,
    problem,
    run: async (work) => {
      setBusy(true)
      setProblem(await orProblem(work, t('failed')))
      setBusy(false)
    },
  }
}

export function BeginCopy(): VNode {
  const t = useWords(offlineWords)
  const session = useSession()
  const isPhone = matchMedia('(pointer: coarse)').matches
  const { form, check } = usePinForm(t(isPhone ? 'device-phone' : 'device-desk'))
  const sending = useSending()

  async function begin(): Promise<Problem | undefined> {
    const { name, pin } = form.values
    // Read while the server answers and the PIN is reckoned.
    const ready = fetchCapabilities()
    const answer = await call(deviceContracts.RegisterDevice, { name })
    if (!answer.ok) return answer.problem
    const { id, key: half, keepDays } = answer.value
    const now = instant()
    const key = await createVault({ id, half, keepDays, name: session.name, office: session.office.name, now }, pin)
    await ready
    await openCopy(id, key, session)
    // Asked where it is begun: what is kept here is not to go by itself when space runs out.
    await navigator.storage?.persist?.()
    return undefined
  }

  return (
    <FormFrame form={form} sending={sending} verb={t('begin')} onSend={async () => (check(true) ? sending.run(begin) : undefined)}>
      <p>{t('begin-sealed')}</p>
      <TextInput {...form.bind('name')} label={t('device-name')} hint={t('device-name-hint')} width="half" maxLength={60} required />
      <NewPin form={form} />
    </FormFrame>
  )
}

interface UnlockProps {
  readonly device: string
  /** It was ended from elsewhere meanwhile. */
  readonly onEnded: () => void
}

export function UnlockCopy({ device, onEnded }: UnlockProps): VNode {
  const t = useWords(offlineWords)
  const session = useSession()
  const { form, check } = usePinForm('')
  const sending = useSending()

  async function unlock(): Promise<Problem | undefined> {
    const answer = await call(deviceContracts.GetDeviceKey, { id: device })
    if (!answer.ok && answer.problem.status === 410) onEnded()
    if (!answer.ok) return answer.problem
    const key = await openByServer(device, answer.value.key, form.values.pin)
    if (key === undefined) return { status: 404, code: 'failed', title: t('failed') }
    await openCopy(device, key, session)
    return undefined
  }

  return (
    <FormFrame form={form} sending={sending} verb={t('unlock')} onSend={async () => (check(false) ? sending.run(unlock) : undefined)}>
      <NewPin form={form} />
    </FormFrame>
  )
}
