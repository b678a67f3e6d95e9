// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes a decision down: what was agreed on, and who does what of it by when. A task that was left empty is none.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { decisionContracts } from '#meetings/core/decision.contract.ts'
import { decisionPageWords } from '#meetings/web/decision.words.ts'
import { type Form, useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { DateInput, Select, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const MOST_TASKS = 8
const parts = ['officeId', 'what', 'officer', 'who', 'due'] as const
const rows = Array.from({ length: MOST_TASKS }, (_, nth) => nth)
const initial: Readonly<Record<string, string>> = Object.fromEntries([
  ['text', ''],
  ...rows.flatMap((nth) => parts.map((part) => [`tasks.${nth}.${part}`, ''])),
])

interface Office {
  readonly officeId: string
  readonly name: string
}

type Values = Form<string>['values']
const part = (values: Values, nth: number, name: (typeof parts)[number]): string => (values[`tasks.${nth}.${name}`] ?? '').trim()
const begun = (values: Values): readonly number[] => rows.filter((nth) => parts.some((name) => part(values, nth, name) !== ''))

interface Staff {
  readonly officeId: string
  readonly userId: string
  readonly name: string
}

/** Chosen from those who work there; of an office without accounts, written. */
function WhoField({ form, nth, staff }: { readonly form: Form<string>; readonly nth: number; readonly staff: readonly Staff[] }): VNode {
  const t = useWords(decisionPageWords)
  const office = part(form.values, nth, 'officeId')
  const there = staff.filter(({ officeId }) => officeId === office)
  if (there.length === 0)
    return <TextInput {...form.bind(`tasks.${nth}.who`)} label={t('who')} hint={t('who-written')} maxLength={200} optional />
  return (
    <Select
      key={office}
      {...form.bind(`tasks.${nth}.officer`)}
      label={t('who')}
      hint={t('who-hint')}
      placeholder={t('who-open')}
      choices={there.map(({ userId, name }) => ({ value: userId, label: name }))}
      optional
    />
  )
}

function TaskFields({
  form,
  nth,
  offices,
  staff,
}: {
  readonly form: Form<string>
  readonly nth: number
  readonly offices: readonly Office[]
  /** Undefined until it is known. */
  readonly staff: readonly Staff[] | undefined
}): VNode {
  const t = useWords(decisionPageWords)
  const { today } = useReading()
  return (
    <fieldset class="stack">
      <legend>
        <strong>{t('task', { nth: String(nth + 1) })}</strong>
      </legend>
      <Select
        {...form.bind(`tasks.${nth}.officeId`)}
        label={t('office')}
        choices={offices.map(({ officeId, name }) => ({ value: officeId, label: name }))}
      />
      <TextInput {...form.bind(`tasks.${nth}.what`)} label={t('what')} maxLength={2000} />
      {staff !== undefined && part(form.values, nth, 'officeId') !== '' && <WhoField form={form} nth={nth} staff={staff} />}
      <DateInput {...form.bind(`tasks.${nth}.due`)} label={t('due')} min={today} />
    </fieldset>
  )
}

interface Props {
  readonly roomId: string
  readonly meetingId?: string
  readonly offices: readonly Office[]
  readonly onDone: () => void
}

export function DecisionForm({ roomId, meetingId, offices, onDone }: Props): VNode {
  const t = useWords(decisionPageWords)
  const { say } = useUndo()
  const take = useCommand(decisionContracts.TakeDecision)
  const officers = useQuery(decisionContracts.ListRoomOfficers, { id: roomId })
  const staff = officers.state === 'ready' ? officers.value.items : undefined
  const form = useForm(undefined, initial)
  const [shown, setShown] = useState(Math.max(1, ...begun(form.values).map((nth) => nth + 1)))
  const { values } = form

  async function send(): Promise<void> {
    const text = (values['text'] ?? '').trim()
    const tasks = begun(values)
    const missing = [
      ...(text === '' ? [{ field: 'text', message: t('text-missing') }] : []),
      ...tasks.flatMap((nth) =>
        (['officeId', 'what', 'due'] as const)
          .filter((name) => part(values, nth, name) === '')
          .map((name) => ({ field: `tasks.${nth}.${name}`, message: t(`${name}-missing`) })),
      ),
    ]
    if (missing.length > 0) return form.show(missing)
    const answer = await take.send({
      id: roomId,
      meetingId,
      text,
      tasks: tasks.map((nth) => {
        const officeId = part(values, nth, 'officeId')
        const there = (staff ?? []).filter((each) => each.officeId === officeId)
        // What was chosen or written before another office was is not of that one.
        const chosen = there.find(({ userId }) => userId === part(values, nth, 'officer'))
        const who = there.length === 0 ? part(values, nth, 'who') : ''
        return {
          officeId,
          what: part(values, nth, 'what'),
          officer: chosen?.userId,
          who: who === '' ? undefined : who,
          due: part(values, nth, 'due'),
        }
      }),
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    setShown(1)
    say(t('taken'))
    onDone()
  }

  return (
    <details class="fold">
      <summary>{t('take')}</summary>
      <FormFrame form={form} sending={take} onSend={send} verb={t('save')} kind="quiet">
        <TextArea {...form.bind('text')} label={t('text')} rows={3} maxLength={2000} />
        {rows.slice(0, shown).map((nth) => (
          <TaskFields key={nth} form={form} nth={nth} offices={offices} staff={staff} />
        ))}
        {shown < MOST_TASKS && (
          <p>
            <Button small icon="plus" onPress={() => setShown(shown + 1)}>
              {t('another')}
            </Button>
          </p>
        )}
      </FormFrame>
    </details>
  )
}
