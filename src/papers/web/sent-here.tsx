// SPDX-License-Identifier: AGPL-3.0-or-later
// Papers that were kept on this device first and go by themselves, on the file to which they were attached: on their way, or not taken.

import type { VNode } from 'preact'
import { type PaperKind, paperKinds } from '#papers/core/paper.ts'
import { useKindName } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import type { DoneHere } from '#platform/web/api.ts'
import { readProblem } from '#platform/web/problem.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { RefusalNotice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

/** Of which kind it was attached. */
export function kindOf({ input }: DoneHere): PaperKind | undefined {
  return paperKinds.find((each) => each === input['kind'])
}

export function SentHere({ done }: { readonly done: DoneHere }): VNode {
  const t = useWords(papersWords)
  const { inside } = useKindName()
  const kind = kindOf(done)
  return <p>{t('sending', { kind: kind === undefined ? '' : inside(kind) })}</p>
}

export function RefusedHere({ done }: { readonly done: DoneHere }): VNode {
  const t = useWords(papersWords)
  const { inside } = useKindName()
  const kind = kindOf(done)
  const { title, detail, guards } = readProblem(done.problem, 422)
  return (
    <RefusalNotice title={t('not-taken', { kind: kind === undefined ? '' : inside(kind) })} lead={detail ?? title} guards={guards}>
      <p>{t('not-taken-text')}</p>
      <LinkButton small href="/outbox" icon="document">
        {t('to-outbox')}
      </LinkButton>
    </RefusalNotice>
  )
}
