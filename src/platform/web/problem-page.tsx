// SPDX-License-Identifier: AGPL-3.0-or-later
// In the place of a page whose record could not be read: it keeps a heading and a way back, as every page has.

import type { VNode } from 'preact'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { shellWords } from '#platform/web/shell.words.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface ProblemPageProps {
  readonly problem: Problem
  readonly onRetry: () => void
  /** The page above. */
  readonly back?: { readonly href: string; readonly label?: string | undefined } | undefined
}

/** A page that has nothing to show but why. */
export function ProblemPage({ problem, onRetry, back }: ProblemPageProps): VNode {
  const t = useWords(shellWords)
  // An address that is no record's: there is nothing that one could correct in a form.
  if (problem.code === 'invalid-input') return <PageHead title={t('not-found-title')} lead={t('not-found-text')} back={back} />
  return (
    <>
      <PageHead title={t('not-shown-title')} back={back} />
      <ProblemNotice problem={problem} onRetry={onRetry} />
    </>
  )
}
