// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole class is certified in three presses: all, yes, print. Each certificate is issued by itself, so that one that is refused stops no other and
// what was done stays done when the connection breaks.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { addressOf } from '#platform/web/api.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

/** As many as one paper file takes. */
const MOST = 60

interface Props {
  /** The tests whose result is competent, in the order of the board. */
  readonly ids: readonly string[]
}

export function IssueAll(props: Props): VNode | null {
  const t = useWords(certificatePageWords)
  const issue = useCommand(assessmentContracts.IssueCertificate)
  const [asking, setAsking] = useState(false)
  const [under, setUnder] = useState<{ readonly done: number; readonly all: number }>()
  const [issued, setIssued] = useState<readonly string[]>([])
  const [refused, setRefused] = useState(0)
  // The board may not have heard yet.
  const ids = props.ids.filter((id) => !issued.includes(id)).slice(0, MOST)

  async function send(): Promise<void> {
    setAsking(false)
    setRefused(0)
    const done: string[] = []
    let no = 0
    for (const [nth, id] of ids.entries()) {
      setUnder({ done: nth, all: ids.length })
      const answer = await issue.send({ id })
      if (answer.ok) done.push(id)
      else no += 1
      // Without a connection the rest would fail alike; they stay on the board.
      if (!answer.ok && answer.problem.status === 0) break
    }
    setUnder(undefined)
    setIssued(done)
    setRefused(no)
  }

  return (
    <div class="stack">
      {under === undefined && issued.length > 0 && (
        <Notice tone="good" title={t('issued-many', { count: issued.length })}>
          <ButtonRow>
            <LinkButton kind="main" icon="printer" href={addressOf(assessmentContracts.GetCertificatePapers, { ids: issued.join(',') })}>
              {t('print-many', { count: issued.length })}
            </LinkButton>
          </ButtonRow>
        </Notice>
      )}
      {under === undefined && refused > 0 && (
        <Notice tone="dawn" title={t('issued-not', { count: refused })}>
          {issue.problem !== undefined && <ProblemNotice problem={issue.problem} />}
        </Notice>
      )}
      {under !== undefined && <p role="status">{t('issuing', under)}</p>}
      {under === undefined && ids.length > 1 && (
        <Button icon="certificate" onPress={() => setAsking(true)}>
          {t('issue-many', { count: ids.length })}
        </Button>
      )}
      <Modal
        open={asking}
        title={t('issue-many-title', { count: ids.length })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="main" onPress={() => void send()}>
              {t('issue-many', { count: ids.length })}
            </Button>
            <Button onPress={() => setAsking(false)}>{t('issue-not-now')}</Button>
          </>
        }
      >
        <p>{t('issue-many-text')}</p>
      </Modal>
    </div>
  )
}
