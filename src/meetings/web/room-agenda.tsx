// SPDX-License-Identifier: AGPL-3.0-or-later
// The agenda of a room: one point a line.

import type { VNode } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { roomContracts } from '#meetings/core/room.contract.ts'
import { roomPageWords } from '#meetings/web/page.words.ts'
import type { FullRoom } from '#meetings/web/room.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const MOST = 30
const LONGEST = 200

export function Agenda(props: { readonly points: readonly string[] }): VNode {
  const t = useWords(roomPageWords)
  if (props.points.length === 0) return <p class="muted">{t('agenda-empty')}</p>
  return (
    <ol>
      {props.points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ol>
  )
}

function AgendaForm({ room, onDone }: { readonly room: FullRoom; readonly onDone: () => void }): VNode {
  const t = useWords(roomPageWords)
  const { say } = useUndo()
  const set = useCommand(roomContracts.SetAgenda)
  const shown = room.agenda.join('\n')
  const [read, setRead] = useState(shown)
  const form = useForm(undefined, { agenda: shown })
  const untouched = form.values.agenda === read
  useEffect(() => {
    if (!untouched || read === shown) return
    form.set('agenda', shown)
    setRead(shown)
  }, [untouched, read, shown])
  async function send(): Promise<void> {
    const agenda = form.values.agenda
      .split('\n')
      .map((point) => point.trim())
      .filter((point) => point !== '')
    if (agenda.length > MOST || agenda.some((point) => point.length > LONGEST))
      return form.show([{ field: 'agenda', message: t('agenda-long') }])
    // Whoever wrote on the agenda of before sees that of now first.
    if (read !== shown) {
      setRead(shown)
      return form.show([{ field: 'agenda', message: t('agenda-moved') }])
    }
    const answer = await set.send({ id: room.id, agenda }, { version: room.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.set('agenda', agenda.join('\n'))
    setRead(agenda.join('\n'))
    say(t('saved'))
    onDone()
  }
  return (
    <FormFrame form={form} sending={set} onSend={send} verb={t('agenda-save')} kind="quiet">
      <TextArea {...form.bind('agenda')} label={t('agenda-lines')} rows={5} />
    </FormFrame>
  )
}

export function RoomAgenda(props: { readonly room: FullRoom; readonly onDone: () => void }): VNode {
  const t = useWords(roomPageWords)
  return (
    <Section id="agenda" title={t('agenda')}>
      <Agenda points={props.room.agenda} />
      <details class="fold">
        <summary>{t('agenda-edit')}</summary>
        <AgendaForm {...props} />
      </details>
    </Section>
  )
}
