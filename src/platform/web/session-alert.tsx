// SPDX-License-Identifier: AGPL-3.0-or-later
// What somebody must know about their own account before anything else, until it was read on this device.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { keep, recall } from '#platform/web/kept.ts'
import type { Session } from '#platform/web/session.ts'
import { shellWords } from '#platform/web/shell.words.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'

export function SessionAlert({ alert }: { readonly alert: Session['alert'] }): VNode | null {
  const t = useWords(shellWords)
  const [read, setRead] = useState(() => recall('device', 'alert'))
  if (alert === undefined || read === alert.at) return null

  function close(at: string): void {
    keep('device', 'alert', at)
    setRead(at)
  }

  return (
    <div class="act-notice">
      <Notice tone="dawn" title={t('alert')}>
        <ButtonRow>
          <LinkButton small href={alert.href}>
            {t('alert-see')}
          </LinkButton>
          <Button small onPress={() => close(alert.at)}>
            {t('alert-read')}
          </Button>
        </ButtonRow>
      </Notice>
    </div>
  )
}
