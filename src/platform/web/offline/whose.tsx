// SPDX-License-Identifier: AGPL-3.0-or-later
// Above signing in where a copy is open: whose it is, and who is signed in in this browser instead.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { openedCopy } from '#platform/web/offline/away.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import type { Got } from '#platform/web/session.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function Whose({ ask }: { readonly ask: () => Promise<Got> }): VNode | null {
  const t = useWords(offlineWords)
  const [other, setOther] = useState<string>()
  const whose = openedCopy()?.session
  useEffect(() => {
    if (whose === undefined) return
    void ask().then((got) => {
      const found = 'session' in got ? got.session : undefined
      setOther(found === undefined || found.userId === whose?.userId ? undefined : found.name)
    })
  }, [ask, whose?.userId])
  if (whose === undefined) return null
  return (
    <div class="act-notice">
      <Notice tone="dawn" title={t('whose-open', { name: whose.name })} live>
        {other !== undefined && <p>{t('whose-other', { name: other })}</p>}
        <p>{t('whose-text', { name: whose.name })}</p>
      </Notice>
    </div>
  )
}
