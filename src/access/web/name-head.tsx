// SPDX-License-Identifier: AGPL-3.0-or-later
// Who heads a village office from a day on, chosen among its officers.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import type { ChangeProps } from '#access/web/change-office.tsx'
import { officeWords } from '#access/web/office.words.ts'
import { caretakers } from '#kernel/authority.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { DateInput, RadioChips, Select } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function NameHead({ office, onClose, onDone }: ChangeProps): VNode {
  const t = useWords(officeWords)
  const [login, setLogin] = useState('')
  const [from, setFrom] = useState('')
  const [as, setAs] = useState('')
  const staff = useQuery(accessContracts.ListUsers, { officeId: office.id, limit: 200 })
  const name = useCommand(accessContracts.NameHead)
  const officers = staff.state === 'ready' ? staff.value.items.filter(({ role, active }) => role === 'village-officer' && active) : []

  async function send(): Promise<void> {
    const caretaker = caretakers.find((each) => each === as)
    const answer = await name.send({
      id: office.id,
      login,
      ...(from === '' ? {} : { from }),
      ...(caretaker === undefined ? {} : { caretaker }),
    })
    if (answer.ok) onDone()
  }

  return (
    <Modal
      open
      title={t('name-head-title', { name: office.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={name.busy} blocked={login === '' ? t('fill-in') : undefined} onPress={() => void send()}>
            {t('save')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <div class="form">
        <p>{t('name-head-hint')}</p>
        {staff.state === 'loading' && <Skeleton />}
        {staff.state === 'failed' && <ProblemNotice problem={staff.problem} onRetry={staff.reload} />}
        {name.problem !== undefined && <ProblemNotice problem={name.problem} />}
        {staff.state === 'ready' && officers.length === 0 && <p>{t('name-head-nobody')}</p>}
        {officers.length > 0 && (
          <>
            <Select
              id="head-login"
              label={t('head')}
              value={login}
              onChange={setLogin}
              choices={officers.map((each) => ({ value: each.login, label: each.name }))}
            />
            <RadioChips
              id="head-as"
              label={t('head-as')}
              value={as}
              onChange={setAs}
              choices={[{ value: '', label: t('head-for-good') }, ...caretakers.map((value) => ({ value, label: t(`head-as-${value}`) }))]}
            />
            <DateInput id="head-from" label={t('from')} hint={t('head-from-hint')} value={from} onChange={setFrom} optional />
          </>
        )}
      </div>
    </Modal>
  )
}
