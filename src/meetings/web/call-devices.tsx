// SPDX-License-Identifier: AGPL-3.0-or-later
// Which microphone and which camera. Their names are known once one of them was given.

import type { VNode } from 'preact'
import { useCallback, useState } from 'preact/hooks'
import { callWords } from '#meetings/web/call.words.ts'
import { type Choices, type Devices, listDevices } from '#meetings/web/call-media.ts'
import { Select } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

const none: Choices = { microphones: [], cameras: [] }

const idsOf = ({ microphones, cameras }: Choices): string => [...microphones, ...cameras].map(({ deviceId }) => deviceId).join()

export function useDevices() {
  const [devices, setDevices] = useState<Devices>({ microphone: '', camera: '' })
  const [choices, setChoices] = useState(none)
  const refresh = useCallback(async () => {
    const found = await listDevices()
    setChoices((before) => (idsOf(before) === idsOf(found) ? before : found))
  }, [])
  return { devices, setDevices, choices, refresh }
}

export function DevicesFold(props: {
  readonly devices: Devices
  readonly choices: Choices
  readonly onChoose: (devices: Devices) => void
}): VNode | null {
  const t = useWords(callWords)
  const { devices, choices, onChoose } = props
  if (choices.microphones.length + choices.cameras.length === 0) return null
  const named = (found: readonly MediaDeviceInfo[]) => found.map(({ deviceId: value, label }) => ({ value, label }))
  return (
    <details class="fold">
      <summary>{t('devices')}</summary>
      <div class="call-devices">
        <Select
          id="call-microphone"
          label={t('microphone')}
          placeholder={t('default')}
          value={devices.microphone}
          choices={named(choices.microphones)}
          onChange={(microphone) => onChoose({ ...devices, microphone })}
        />
        <Select
          id="call-camera-choice"
          label={t('camera')}
          placeholder={t('default')}
          value={devices.camera}
          choices={named(choices.cameras)}
          onChange={(camera) => onChoose({ ...devices, camera })}
        />
      </div>
    </details>
  )
}
