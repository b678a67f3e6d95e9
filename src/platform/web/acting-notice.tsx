// SPDX-License-Identifier: AGPL-3.0-or-later
// Over every page: in whose place one acts, and the way back to oneself; why one no longer does.

import type { VNode } from 'preact'
import { actUnder } from '#platform/web/acting.ts'
import type { Problem } from '#platform/web/problem.ts'
import type { Session } from '#platform/web/session.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function ActingNotice({ session: { acting, office, own } }: { readonly session: Session }): VNode | null {
  const t = useWords(shellWords)
  const { language } = useReading()
  if (acting === undefined) return null
  return (
    <div class="act-notice">
      <Notice
        tone="sea"
        icon="people"
        title={t('acting', { office: office.name, giver: acting.giver, until: formatDate(acting.until, language) })}
      >
        {own?.role !== 'volunteer' && (
          <Button small onPress={() => actUnder(undefined)}>
            {t('acting-end')}
          </Button>
        )}
      </Notice>
    </div>
  )
}

export function ActingOver({ problem: { title, detail }, onRead }: { readonly problem: Problem; readonly onRead: () => void }): VNode {
  const t = useWords(shellWords)
  return (
    <div class="act-notice">
      <Notice tone="dawn" icon="people" title={title} live>
        {detail !== undefined && <p>{detail}</p>}
        <Button small onPress={onRead}>
          {t('alert-read')}
        </Button>
      </Notice>
    </div>
  )
}
