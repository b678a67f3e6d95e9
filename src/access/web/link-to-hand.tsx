// SPDX-License-Identifier: AGPL-3.0-or-later
// A one-time link, shown once to whoever hands it over; no letter carries it.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import type { Handed } from '#access/web/add-user-form.tsx'
import { pageWords } from '#access/web/page.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export function LinkToHand(props: { readonly handed: Handed }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const link = location.origin + props.handed.path
  // It stands above the list, and is asked for far below.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'center' })
  }, [link])
  return (
    <div ref={place} tabIndex={-1} class="act-notice">
      <Notice tone="good" title={t('link-title', { name: props.handed.name })} live>
        <p>{t('link-text', { when: momentWords(props.handed.expires, language) })}</p>
        <p>
          <code>{link}</code>
        </p>
        <Button
          small
          icon="link"
          onPress={() => {
            void navigator.clipboard.writeText(link).then(() => say(t('copied')))
          }}
        >
          {t('copy')}
        </Button>
      </Notice>
    </div>
  )
}
