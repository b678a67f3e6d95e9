// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that may be of the person who is being written down, beside the form: what agrees, what differs, and the way there. It never stands in the way.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { type LikelyDouble, likelyContracts } from '#journeys/core/likely.contract.ts'
import { likelyWords } from '#journeys/web/likely.words.ts'
import { type Draft, likelyInput } from '#journeys/web/register-draft.ts'
import { linkageText } from '#people/core/linkage.words.ts'
import { call } from '#platform/web/api.ts'
import { AreaText } from '#platform/web/area.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** Nobody is asked about between two letters. */
const ASK_AFTER_MS = 350

/** What is found stays until the next answer, so that nothing flickers while somebody types; without an answer there is nothing to say. */
function useLikely(draft: Draft): readonly LikelyDouble[] {
  const [found, setFound] = useState<readonly LikelyDouble[]>([])
  const input = likelyInput(draft)
  const asked = JSON.stringify(input)
  useEffect(() => {
    if (input === undefined) {
      setFound([])
      return undefined
    }
    const abort = new AbortController()
    const timer = setTimeout(() => {
      void call(likelyContracts.LikelyDoubles, input, { signal: abort.signal }).then((answer) => {
        if (!abort.signal.aborted && answer.ok) setFound(answer.value.items)
      })
    }, ASK_AFTER_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked])
  return found
}

export function LikelyDoubles({ draft }: { readonly draft: Draft }): VNode {
  const t = useWords(likelyWords)
  const found = useLikely(draft)
  return (
    <div class="likely" aria-live="polite">
      {found.length > 0 && (
        <Notice tone="dawn" title={t('title')}>
          <p>{t('lead')}</p>
          <ul class="likely-files">
            {found.map((file) => (
              <LikelyFile key={file.id} file={file} />
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

function LikelyFile({ file }: { readonly file: LikelyDouble }): VNode {
  const t = useWords(likelyWords)
  const named = useWords(journeyWords)
  return (
    <li>
      <a href={`/workers/${file.id}`}>
        <strong>{file.name}</strong>
      </a>
      <p class="muted">
        {file.sure && `${t('sure')} · `}
        {named(`state.${file.state}`)} · <AreaText code={file.area} />
      </p>
      <Parts title={t('agrees')} file={file} speaks="for" />
      <Parts title={t('differs')} file={file} speaks="against" />
    </li>
  )
}

interface PartsProps {
  readonly title: string
  readonly file: LikelyDouble
  readonly speaks: 'for' | 'against'
}

function Parts({ title, file, speaks }: PartsProps): VNode | null {
  const { language } = useReading()
  const said = file.parts.filter((each) => each.speaks === speaks).flatMap(({ part, level }) => linkageText(language, part, level) ?? [])
  if (said.length === 0) return null
  return (
    <p>
      <span class="muted">{title}:</span> {said.join('; ')}.
    </p>
  )
}
