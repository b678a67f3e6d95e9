// SPDX-License-Identifier: AGPL-3.0-or-later
// Another role in the same office: only those that such an office has.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { kindsOf } from '#access/core/office.ts'
import { pageWords } from '#access/web/page.words.ts'
import { type Role, roles } from '#kernel/authority.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface ChangeRoleProps {
  readonly user: { readonly id: string; readonly name: string; readonly role: Role; readonly officeId: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

export function ChangeRole({ user, onClose, onDone }: ChangeRoleProps): VNode {
  const t = useWords(pageWords)
  const [role, setRole] = useState<string>(user.role)
  const offices = useQuery(accessContracts.ListOffices, {})
  const change = useCommand(accessContracts.ChangeRole)
  const kind = offices.state === 'ready' ? offices.value.items.find((office) => office.id === user.officeId)?.kind : undefined
  const possible = roles.filter((each) => kind !== undefined && kindsOf[each].includes(kind))

  async function send(): Promise<void> {
    const chosen = possible.find((each) => each === role)
    if (chosen === undefined || chosen === user.role) return onClose()
    if ((await change.send({ id: user.id, role: chosen })).ok) onDone()
  }

  return (
    <Modal
      open
      title={t('change-role-title', { name: user.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={change.busy} onPress={() => void send()}>
            {t('change-role')}
          </Button>
          <Button onPress={onClose}>{t('keep-role')}</Button>
        </>
      }
    >
      <div class="form">
        {offices.state === 'failed' && <ProblemNotice problem={offices.problem} onRetry={offices.reload} />}
        {change.problem !== undefined && <ProblemNotice problem={change.problem} />}
        <p>{t('change-role-text')}</p>
        <RadioChips
          id="new-role"
          label={t('role')}
          value={role}
          onChange={setRole}
          choices={possible.map((each) => ({ value: each, label: t(`role.${each}`) }))}
        />
      </div>
    </Modal>
  )
}
