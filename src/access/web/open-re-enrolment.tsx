// SPDX-License-Identifier: AGPL-3.0-or-later
// The first of two officers begins the re-enrolment of somebody who stands before them.

import type { VNode } from 'preact'
import { reEnrolmentContracts } from '#access/core/sign-in.contract.ts'
import { reEnrolmentWords } from '#access/web/re-enrolment.words.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface OpenReEnrolmentProps {
  readonly user: { readonly id: string; readonly name: string }
  readonly onClose: () => void
  readonly onDone: () => void
}

export function OpenReEnrolment({ user, onClose, onDone }: OpenReEnrolmentProps): VNode {
  const t = useWords(reEnrolmentWords)
  const open = useCommand(reEnrolmentContracts.OpenReEnrolment)

  async function send(): Promise<void> {
    if ((await open.send({ id: user.id })).ok) onDone()
  }

  return (
    <Modal
      open
      title={t('open-ask', { name: user.name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={open.busy} onPress={() => void send()}>
            {t('open-send')}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      {open.problem !== undefined && <ProblemNotice problem={open.problem} />}
      <p>{t('open-text')}</p>
    </Modal>
  )
}
