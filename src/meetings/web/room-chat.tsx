// SPDX-License-Identifier: AGPL-3.0-or-later
// What the offices of a room write to each other; new messages come by themselves.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { call } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Message = FullRoom['messages'][number]

/** Messages before those that the room has at hand, fetched when they are asked for. */
function useOlder(room: FullRoom): { readonly messages: readonly Message[]; readonly more: (() => void) | undefined } {
  const [pages, setPages] = useState<{ readonly items: readonly Message[]; readonly next: string | null } | undefined>()
  const [first] = room.messages
  if (!room.olderMessages || first === undefined) return { messages: [], more: undefined }
  const earlier = (pages?.items ?? []).filter(({ at }) => at < first.at)
  const more = async (): Promise<void> => {
    const cursor = pages?.next ?? undefined
    const answer = await call(roomContracts.ListMessages, { id: room.id, limit: 200, ...(cursor === undefined ? {} : { cursor }) })
    if (!answer.ok) return
    const { items, next } = answer.value
    setPages((before) => ({ items: [...items, ...(before?.items ?? [])], next }))
  }
  return { messages: earlier, more: pages?.next === null ? undefined : () => void more() }
}

export function RoomChat({ room, onDone }: { readonly room: FullRoom; readonly onDone: () => void }): VNode {
  const t = useWords(roomPageWords)
  const { language } = useReading()
  const send = useCommand(roomContracts.SayInRoom)
  const form = useForm(undefined, { message: '' })
  const older = useOlder(room)
  async function say(): Promise<void> {
    const text = form.values.message.trim()
    if (text === '') return form.show([{ field: 'message', message: t('message-missing') }])
    const answer = await send.send({ id: room.id, text })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    onDone()
  }
  return (
    <Section id="chat" title={t('chat')} lead={t('chat-lead')}>
      {older.more !== undefined && (
        <p class="section-action">
          <Button onPress={older.more}>{t('chat-older')}</Button>
        </p>
      )}
      {room.messages.length === 0 ? (
        <p class="muted">{t('chat-empty')}</p>
      ) : (
        <ol class="rows" aria-label={t('chat')} aria-live="polite">
          {[...older.messages, ...room.messages].map(({ at, user, office, text }) => (
            <li key={at} class="row">
              <div>
                <span class="as-told">{text}</span>
                <span class="row-why">{[user, office, momentWords(at, language)].filter(Boolean).join(' · ')}</span>
              </div>
            </li>
          ))}
        </ol>
      )}
      <div class="stack">
        <FormFrame form={form} sending={send} onSend={say} verb={t('say')} kind="quiet">
          <TextArea {...form.bind('message')} label={t('message')} rows={2} maxLength={4000} />
        </FormFrame>
      </div>
    </Section>
  )
}
