// SPDX-License-Identifier: AGPL-3.0-or-later
// Above every page: that there is no network, what is not sent, what was refused. Nothing where all is well.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useFetchedActWords } from '#platform/web/acts.ts'
import { lostWithCopy, onOpened, openedCopy } from '#platform/web/offline/away.ts'
import { offlineWords } from '#platform/web/offline/offline.words.ts'
import type { Standing } from '#platform/web/offline/standing.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

/** How the device stands now; undefined where no copy is open. */
export function useStanding(): Standing | undefined {
  const [standing, setStanding] = useState<Standing | undefined>(() => openedCopy()?.engine.standing())
  useEffect(() => {
    let deaf: (() => void) | undefined
    const listen = (): void => {
      deaf?.()
      const engine = openedCopy()?.engine
      const look = (): void => setStanding(engine?.standing())
      deaf = engine?.onStanding(look)
      look()
    }
    const look = (): void => setStanding(openedCopy()?.engine.standing())
    const stop = onOpened(listen)
    listen()
    for (const event of ['online', 'offline']) addEventListener(event, look)
    return () => {
      stop()
      deaf?.()
      for (const event of ['online', 'offline']) removeEventListener(event, look)
    }
  }, [])
  return standing
}

function Ended({ lost }: { readonly lost: ReadonlyMap<string, number> }): VNode {
  const t = useWords(offlineWords)
  const act = useFetchedActWords()
  const count = [...lost.values()].reduce((sum, each) => sum + each, 0)
  return (
    <div class="act-notice">
      <Notice tone="late" title={t('ended')} live>
        <p>{t('ended-text')}</p>
        {count > 0 && (
          <>
            <p>
              <strong>{t('ended-unsent', { count: String(count) })}</strong>
            </p>
            <ul>
              {[...lost].map(([name, times]) => (
                <li key={name}>
                  {act?.(name)}: {times}
                </li>
              ))}
            </ul>
          </>
        )}
      </Notice>
    </div>
  )
}

export function Sign(): VNode | null {
  const t = useWords(offlineWords)
  const standing = useStanding()
  if (standing === undefined) {
    const lost = lostWithCopy()
    return lost === undefined ? null : <Ended lost={lost} />
  }
  const count = (state: string): number => standing.entries.filter((entry) => entry.state === state).length
  const [waiting, refused, gone] = [count('waiting'), count('refused'), count('lost')]
  if (!standing.away && !standing.full && waiting + refused + gone === 0) return null
  const counts = [
    ...(waiting > 0 ? [t('sign-waiting', { count: String(waiting) })] : []),
    ...(refused > 0 ? [t('sign-refused', { count: String(refused) })] : []),
    ...(gone > 0 ? [t('sign-lost', { count: String(gone) })] : []),
    ...(standing.full ? [t('sign-full')] : []),
  ]
  return (
    <div class="away-sign" role="status">
      {standing.away && <span>{t('away')}</span>}
      {standing.crowded && waiting > 0 && <span>{t('crowded')}</span>}
      {counts.length > 0 && <strong>{counts.join(' · ')}</strong>}
      {(waiting + refused + gone > 0 || standing.full) && (
        <LinkButton small kind="plain" href="/outbox">
          {t('sign-see')}
        </LinkButton>
      )}
    </div>
  )
}
