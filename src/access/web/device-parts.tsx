// SPDX-License-Identifier: AGPL-3.0-or-later
// What one's own devices and those of all offices share: when one was last heard of, and the question before it is ended.

import type { VNode } from 'preact'
import { deviceWords } from '#access/web/device.words.ts'
import { daysBetween, jakartaDate } from '#kernel/time.ts'
import { Modal } from '#platform/web/modal.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { agoWords, sentenceCase } from '#platform/web/ui/format.ts'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'

/** So many days of silence are seen. */
const SILENT_DAYS = 7

export function Heard(props: { readonly at: string }): VNode {
  const { language, today } = useReading()
  const day = jakartaDate(props.at)
  const ago = sentenceCase(agoWords(day, today, language))
  return (
    <>
      {daysBetween(day, today) >= SILENT_DAYS ? <Badge tone="late">{ago}</Badge> : ago}
      <br />
      <span class="muted">{momentWords(props.at, language)}</span>
    </>
  )
}

interface EndModalProps {
  /** The device in question, by its name, and when it was last heard of. */
  readonly name: string | undefined
  readonly heard: string | undefined
  readonly busy: boolean
  readonly onEnd: () => void
  readonly onClose: () => void
}

export function EndModal({ name, heard, busy, onEnd, onClose }: EndModalProps): VNode {
  const t = useWords(deviceWords)
  return (
    <Modal
      open={name !== undefined}
      title={name === undefined ? '' : t('end-ask', { name })}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={busy} onPress={onEnd}>
            {t('end-send')}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <p>{t('end-text')}</p>
      {heard !== undefined && (
        <Notice tone="dawn" title={t('end-unsent')}>
          <p>
            {t('end-heard')} <Heard at={heard} />
          </p>
        </Notice>
      )}
    </Modal>
  )
}
