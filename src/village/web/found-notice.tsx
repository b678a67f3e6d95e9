// SPDX-License-Identifier: AGPL-3.0-or-later
// What a finding asks for at once, so that nobody has to remember where it is done.

import type { VNode } from 'preact'
import type { JourneyState } from '#journeys/core/worker.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import type { Finding } from '#village/core/home.ts'
import { leadsTo, recordableIn } from '#village/core/record.rules.ts'
import { watchWords } from '#village/web/watch.words.ts'

interface FoundNoticeProps {
  readonly person: { readonly id: string; readonly name: string; readonly state: JourneyState }
  readonly found: readonly Finding[]
  readonly onStep: () => void
}

export function FoundNotice({ person, found, onStep }: FoundNoticeProps): VNode | null {
  const t = useWords(watchWords)
  const { id, name, state } = person
  const asked = new Set(found.map((each) => leadsTo[each]))
  const journey = asked.has('journey') && recordableIn(state).length > 0
  const [family, trouble] = [asked.has('family'), asked.has('case')]
  if (!journey && !family && !trouble) return null
  return (
    <Notice tone="dawn" title={t('then-title')} live>
      {journey && <p>{t('then-journey', { name })}</p>}
      {family && <p>{t('then-family', { name })}</p>}
      {trouble && <p>{t('then-case', { name })}</p>}
      <ButtonRow>
        {journey && (
          <Button small onPress={onStep}>
            {t('step')}
          </Button>
        )}
        {family && (
          <LinkButton small href={`/workers/${id}#family`}>
            {t('do-family')}
          </LinkButton>
        )}
        {trouble && (
          <LinkButton small href={`/cases/new?worker=${id}`}>
            {t('do-case')}
          </LinkButton>
        )}
      </ButtonRow>
    </Notice>
  )
}
