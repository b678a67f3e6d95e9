// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that the offices of a room share with each other: one press opens the camera or the files, and it is sent at once.

import type { VNode } from 'preact'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { addressOf } from '#platform/web/api.ts'
import { useCommand } from '#platform/web/query.ts'
import { SealedFile, SendFile } from '#platform/web/sealed-files.tsx'
import { sealedFileWords } from '#platform/web/sealed-files.words.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

interface Props {
  readonly room: FullRoom
  readonly onDone: () => void
}
type Shared = FullRoom['files'][number]

function Share({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const share = useCommand(roomContracts.ShareFile)
  async function send(file: File): Promise<boolean> {
    const { ok } = await share.send({ id: room.id }, { file })
    if (ok) onDone()
    return ok
  }
  return <SendFile label={t('file-share')} said={t('file-shared')} sending={share} onFile={send} />
}

function FileRow({ room, file, onDone }: Props & { readonly file: Shared }): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  const withdraw = useCommand(roomContracts.WithdrawFile)
  const { nth, user, office, at, own, recording } = file
  async function send(): Promise<boolean> {
    const { ok } = await withdraw.send({ id: room.id, nth })
    if (ok) onDone()
    return ok
  }
  return (
    <SealedFile
      {...file}
      href={addressOf(roomContracts.GetRoomFile, { id: room.id, nth })}
      why={[
        [user, office, momentWords(at, language)].filter(Boolean).join(' · '),
        ...(recording === undefined
          ? []
          : [t('file-recorded', { offices: recording.offices.join(', '), guests: String(recording.guests) })]),
      ]}
      withdrawing={withdraw}
      onWithdraw={own ? send : undefined}
    />
  )
}

export function RoomFiles({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const f = useWords(sealedFileWords)
  return (
    <Section id="files" title={t('files')}>
      {room.files.length === 0 ? (
        <p class="muted">{f('none')}</p>
      ) : (
        <ul class="rows">
          {room.files.map((file) => (
            <FileRow key={file.nth} room={room} file={file} onDone={onDone} />
          ))}
        </ul>
      )}
      <div class="stack">
        <Share room={room} onDone={onDone} />
      </div>
    </Section>
  )
}
