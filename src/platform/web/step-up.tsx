// SPDX-License-Identifier: AGPL-3.0-or-later
// Where the server asks who is sitting here, the question comes in a dialog over the page: nothing typed is lost, and what was sent is
// sent again once it is answered.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { configureApi } from '#platform/web/api.ts'
import type { ProveDialog, SessionPort } from '#platform/web/session.ts'

interface Asking {
  readonly Dialog: ProveDialog
  readonly answer: (proven: boolean) => void
}

export function StepUp({ load }: { readonly load: SessionPort['loadProve'] }): VNode | null {
  const [asking, setAsking] = useState<Asking>()
  useEffect(() => {
    configureApi({
      onStepUp: async () => {
        const Dialog = await load().catch(() => undefined)
        if (Dialog === undefined) return false
        return new Promise((resolve) => {
          setAsking({
            Dialog,
            answer: (proven) => {
              setAsking(undefined)
              resolve(proven)
            },
          })
        })
      },
    })
  }, [load])
  return asking === undefined ? null : <asking.Dialog onDone={asking.answer} />
}
