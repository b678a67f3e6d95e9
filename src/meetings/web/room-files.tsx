// SPDX-License-Identifier: AGPL-3.0-or-later
// Files that the offices of a room share with each other: one press opens the camera or the files, and it is sent at once.

import type { VNode } from 'preact'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { addressOf } from '#platform/web/api.ts'
import { FileButton } from '#platform/web/file-button.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly room: FullRoom
  readonly onDone: () => void
}
type Shared = FullRoom['files'][number]

function Share({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const share = useCommand(roomContracts.ShareFile)
  async function send(file: File): Promise<void> {
    const answer = await share.send({ id: room.id }, { file })
    if (!answer.ok) return
    say(t('file-shared'))
    onDone()
  }
  return (
    <>
      {share.problem !== undefined && <ProblemNotice problem={share.problem} />}
      <FileButton
        label={t(share.busy ? 'file-sending' : 'file-share')}
        busy={share.busy}
        tooLarge={t('file-large')}
        onFile={(file) => void send(file)}
      />
    </>
  )
}

function FileRow({ room, file, onDone }: Props & { readonly file: Shared }): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const withdraw = useCommand(roomContracts.WithdrawFile)
  const { nth, name, user, office, at, own, scan, dangers } = file
  async function send(): Promise<void> {
    const answer = await withdraw.send({ id: room.id, nth })
    if (!answer.ok) return
    say(t('file-withdrawn'))
    onDone()
  }
  return (
    <li class="row">
      <div>
        <a class="row-step" href={addressOf(roomContracts.GetRoomFile, { id: room.id, nth })} download>
          {name}
        </a>
        <span class="row-why">{[user, office, momentWords(at, language)].filter(Boolean).join(' · ')}</span>
        {file.recording !== undefined && (
          <span class="row-why">
            {t('file-recorded', { offices: file.recording.offices.join(', '), guests: String(file.recording.guests) })}
          </span>
        )}
        {dangers.length > 0 && <span class="row-why">{t('file-danger')}</span>}
        {withdraw.problem !== undefined && <ProblemNotice problem={withdraw.problem} />}
      </div>
      <div class="row-side">
        {scan === 'NOT_SCANNED' && <Badge tone="plain">{t('file-unscanned')}</Badge>}
        {own && (
          <Button small busy={withdraw.busy} label={`${t('file-withdraw')}: ${name}`} onPress={() => void send()}>
            {t('file-withdraw')}
          </Button>
        )}
      </div>
    </li>
  )
}

export function RoomFiles({ room, onDone }: Props): VNode {
  const t = useWords(roomPageWords)
  return (
    <Section id="files" title={t('files')}>
      {room.files.length === 0 ? (
        <p class="muted">{t('files-empty')}</p>
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
