// SPDX-License-Identifier: AGPL-3.0-or-later
// A problem on the screen: refusals with their guards, lost connections with a way to try again.

import type { ComponentChildren, VNode } from 'preact'
import { hasCopy } from '#platform/web/api.ts'
import type { Problem } from '#platform/web/problem.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice, RefusalNotice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

interface ProblemNoticeProps {
  readonly problem: Problem
  /** Tries the same again. */
  readonly onRetry?: (() => void) | undefined
  /** The page where `see` lies. */
  readonly seeHref?: ((see: string) => string) | undefined
  /** A link or button that goes and satisfies a guard. */
  readonly guardAction?: ((guard: string) => ComponentChildren) | undefined
}

/** Whatever came back instead of an answer. */
export function ProblemNotice({ problem, onRetry, seeHref, guardAction }: ProblemNoticeProps): VNode {
  const t = useWords(shellWords)
  const again = onRetry && (
    <Button small icon="undo" onPress={onRetry}>
      {t('try-again')}
    </Button>
  )
  // What is not on this device comes by itself with the network: above every page stands that there is none.
  if (problem.code === 'no-connection' && onRetry !== undefined && hasCopy()) return <p class="muted">{t('needs-network')}</p>
  if (problem.code === 'no-connection' || problem.code === 'unreadable-answer') {
    return (
      <Notice tone="dawn" title={t(problem.code)} live>
        <p>{t(`${problem.code}-text`)}</p>
        {again}
      </Notice>
    )
  }
  return (
    <RefusalNotice
      title={problem.title}
      lead={problem.detail}
      guards={problem.guards?.map((guard) => ({ ...guard, action: guardAction?.(guard.guard) }))}
    >
      {problem.see && seeHref && (
        <LinkButton small href={seeHref(problem.see)} icon="document">
          {t('see')}
        </LinkButton>
      )}
      {problem.status >= 500 && again}
    </RefusalNotice>
  )
}
