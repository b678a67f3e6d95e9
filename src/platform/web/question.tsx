// SPDX-License-Identifier: AGPL-3.0-or-later
// A question over a page as most of them are: one sentence, what went wrong, the answers, the button whose verb says what happens, and the way out.

import type { ComponentChildren, VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Modal } from '#platform/web/modal.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface QuestionProps {
  /** Otherwise it is open as long as it is there. */
  readonly open?: boolean
  readonly title: string
  readonly lead?: string | undefined
  readonly verb: string
  readonly kind?: 'main' | 'danger'
  /** The command that it sends. */
  readonly sending: { readonly busy: boolean; readonly problem: Problem | undefined }
  readonly onSend: () => Promise<void>
  readonly onClose: () => void
  readonly children: ComponentChildren
}

export function Question(props: QuestionProps): VNode {
  const t = useWords(shellWords)
  const { problem, busy } = props.sending
  const refused = useRef<HTMLDivElement>(null)
  // Where the questions are many, the button is far from where it stands.
  useEffect(() => refused.current?.scrollIntoView({ block: 'nearest' }), [problem])
  return (
    <Modal
      open={props.open ?? true}
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button kind={props.kind ?? 'main'} busy={busy} onPress={() => void props.onSend()}>
            {props.verb}
          </Button>
          <Button onPress={props.onClose}>{t('not-now')}</Button>
        </>
      }
    >
      <div class="stack">
        {props.lead !== undefined && <p>{props.lead}</p>}
        {/* What belongs to a field stands beside it. */}
        {problem !== undefined && problem.errors === undefined && (
          <div ref={refused}>
            <ProblemNotice problem={problem} />
          </div>
        )}
        {props.children}
      </div>
    </Modal>
  )
}
