// SPDX-License-Identifier: AGPL-3.0-or-later
// What changes of an office: its name from a day on, and the places it answers for.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { officeWords } from '#access/web/office.words.ts'
import { PlacesField } from '#access/web/places-field.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export type Office = OutputOf<typeof accessContracts.ListOffices>['items'][number]

export interface ChangeProps {
  readonly office: Office
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RenameOffice({ office, onClose, onDone }: ChangeProps): VNode {
  const t = useWords(officeWords)
  const [name, setName] = useState(office.name)
  const [from, setFrom] = useState('')
  const rename = useCommand(accessContracts.RenameOffice)

  async function send(): Promise<void> {
    const answer = await rename.send({ id: office.id, name, ...(from === '' ? {} : { from }) })
    if (answer.ok) onDone()
  }

  return (
    <Modal
      open
      title={t('rename-title', { name: office.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={rename.busy} onPress={() => void send()}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <div class="form">
        {rename.problem !== undefined && <ProblemNotice problem={rename.problem} />}
        <TextInput id="office-name" label={t('name')} hint={t('rename-hint')} value={name} onChange={setName} maxLength={120} />
        <DateInput id="office-from" label={t('from')} value={from} onChange={setFrom} optional />
      </div>
    </Modal>
  )
}

export function ChangePlaces({ office, onClose, onDone }: ChangeProps): VNode {
  const t = useWords(officeWords)
  const [places, setPlaces] = useState<readonly string[]>(office.areas)
  const change = useCommand(accessContracts.ChangeOfficeAreas)

  async function send(): Promise<void> {
    const answer = await change.send({ id: office.id, areas: [...places] })
    if (answer.ok) onDone()
  }

  return (
    <Modal
      open
      title={t('change-places-title', { name: office.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={change.busy} blocked={places.length === 0 ? t('fill-in') : undefined} onPress={() => void send()}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <div class="form">
        <p>{t('change-places-hint')}</p>
        {change.problem !== undefined && <ProblemNotice problem={change.problem} />}
        <PlacesField id="office-places" places={places} onChange={setPlaces} />
      </div>
    </Modal>
  )
}
