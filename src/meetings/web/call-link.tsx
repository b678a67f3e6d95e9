// SPDX-License-Identifier: AGPL-3.0-or-later
// The way into the call of a meeting that is open. It loads a page of its own: camera and microphone are given to that one alone.

import type { VNode } from 'preact'
import { callWords } from '#meetings/web/call.words.ts'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function CallLink({ meetingId }: { readonly meetingId: string }): VNode {
  const t = useWords(callWords)
  return (
    <a class="btn btn-main" href={`/meetings/${meetingId}/call`} target="_top">
      <Glyph name="phone" />
      <span>{t('to-call')}</span>
    </a>
  )
}
