// SPDX-License-Identifier: AGPL-3.0-or-later
// A page or a part of one that is fetched when it is first shown. Where it cannot be fetched that is said in its place, and it comes by itself once
// it can: the router would leave the page before it standing under the new address.

import type { AnyComponent, FunctionComponent, VNode } from 'preact'
import { useCallback, useEffect, useState } from 'preact/hooks'
import { lazy as lazyIn } from 'preact-iso'
import { fetchPart } from '#platform/web/part.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

/** So often it is tried once more where there is a network. */
const AGAIN_MS = 3000

function NotFetched({ busy, onRetry }: { readonly busy: boolean; readonly onRetry: () => void }): VNode {
  const t = useWords(shellWords)
  return (
    <>
      <PageHead title={t('not-fetched-title')} lead={t('not-fetched-text')} />
      <Button kind="main" busy={busy} onPress={onRetry}>
        {t('try-again')}
      </Button>
    </>
  )
}

/** Stands where a component should, until it is there. */
function waiting<Props extends object>(load: () => Promise<AnyComponent<Props>>): FunctionComponent<Props> {
  return function Waiting(props) {
    const [Fetched, setFetched] = useState<AnyComponent<Props>>()
    const [busy, setBusy] = useState(false)
    const fetchAgain = useCallback(() => {
      setBusy(true)
      load().then(
        (component) => setFetched(() => component),
        () => setBusy(false),
      )
    }, [])
    const isHere = Fetched !== undefined
    useEffect(() => {
      if (isHere) return
      addEventListener('online', fetchAgain)
      // That a network is there does not say that the first thing asked of it comes.
      const timer = setInterval(() => {
        if (navigator.onLine) fetchAgain()
      }, AGAIN_MS)
      return () => {
        removeEventListener('online', fetchAgain)
        clearInterval(timer)
      }
    }, [fetchAgain, isHere])
    return Fetched === undefined ? <NotFetched busy={busy} onRetry={fetchAgain} /> : <Fetched {...props} />
  }
}

/** @param load fetches the component, e.g. `() => import('…').then((module) => module.ListPage)` */
export function lazy<Props extends object>(load: () => Promise<AnyComponent<Props>>): ReturnType<typeof lazyIn<AnyComponent<Props>>> {
  return lazyIn(() => fetchPart(load).catch(() => waiting(load)))
}
