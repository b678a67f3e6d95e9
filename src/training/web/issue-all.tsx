// SPDX-License-Identifier: AGPL-3.0-or-later
// A whole class is certified in three presses, for its training or after its tests: all, yes, print. Each certificate is issued by itself, so that one that is refused stops no other and
// what was done stays done when the connection breaks.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { type Answer, addressOf } from '#platform/web/api.ts'
import { Modal } from '#platform/web/modal.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'

/** As many as one paper file takes. */
const MOST = 60

interface Props {
  /** Tests whose result is competent, or people whose training is completed, in the order of their list. */
  readonly ids: readonly string[]
  /** What will happen, in a sentence. */
  readonly text: string
  /** Issues one. */
  readonly send: (id: string) => Promise<Answer<{ readonly id: string }>>
  readonly problem: Problem | undefined
  readonly onDone?: () => void
  /** How the button names a single one; without it, one alone is left to its own row. */
  readonly one?: string
}

export function IssueAll(props: Props): VNode | null {
  const t = useWords(certificatePageWords)
  const [asking, setAsking] = useState(false)
  const [under, setUnder] = useState<{ readonly done: number; readonly all: number }>()
  const [issued, setIssued] = useState<readonly { readonly of: string; readonly id: string }[]>([])
  const [refused, setRefused] = useState(0)
  // The board may not have heard yet.
  const ids = props.ids.filter((id) => !issued.some((each) => each.of === id)).slice(0, MOST)

  async function send(): Promise<void> {
    setAsking(false)
    setRefused(0)
    const done: { readonly of: string; readonly id: string }[] = []
    let no = 0
    for (const [nth, id] of ids.entries()) {
      setUnder({ done: nth, all: ids.length })
      const answer = await props.send(id)
      if (answer.ok) done.push({ of: id, id: answer.value.id })
      else no += 1
      // Without a connection the rest would fail alike; they stay on the board.
      if (!answer.ok && answer.problem.status === 0) break
    }
    setUnder(undefined)
    setIssued(done)
    setRefused(no)
    props.onDone?.()
  }

  return (
    <div class="stack">
      {under === undefined && issued.length > 0 && (
        <Notice tone="good" title={t('issued-many', { count: issued.length })}>
          <ButtonRow>
            <LinkButton
              kind="main"
              icon="printer"
              href={addressOf(assessmentContracts.GetCertificatePapers, { ids: issued.map(({ id }) => id).join(',') })}
            >
              {t('print-many', { count: issued.length })}
            </LinkButton>
          </ButtonRow>
        </Notice>
      )}
      {under === undefined && refused > 0 && (
        <Notice tone="dawn" title={t('issued-not', { count: refused })}>
          {props.problem !== undefined && <ProblemNotice problem={props.problem} />}
        </Notice>
      )}
      {under !== undefined && <p role="status">{t('issuing', under)}</p>}
      {under === undefined && (ids.length > 1 || (ids.length === 1 && props.one !== undefined)) && (
        <Button icon="certificate" onPress={() => setAsking(true)}>
          {ids.length === 1 && props.one !== undefined ? props.one : t('issue-many', { count: ids.length })}
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
        <p>{props.text}</p>
      </Modal>
    </div>
  )
}
