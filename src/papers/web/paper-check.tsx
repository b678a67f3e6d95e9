// SPDX-License-Identifier: AGPL-3.0-or-later
// Compares a paper with what it must say, item by item and by keys, and writes down what was read in it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { InputOf } from '#kernel/contract.ts'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { type CheckCode, type Mark, type Marks, markValues } from '#papers/core/paper.ts'
import type { FullPaper } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { readMrz } from '#people/core/mrz.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useKey } from '#platform/web/keys.ts'
import { useCommand } from '#platform/web/query.ts'
import { DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const fields = ['number', 'issuer', 'issuedOn', 'validUntil', 'startedOn', 'hours', 'mrz', 'note'] as const
type Name = (typeof fields)[number] | 'compared'

interface CheckListProps {
  readonly checks: readonly CheckCode[]
  readonly marks: Marks
  readonly onMark: (code: CheckCode, mark: Mark) => void
}

function CheckList({ checks, marks, onMark }: CheckListProps): VNode {
  const t = useWords(papersWords)
  const [at, setAt] = useState(0)
  const here = checks[at]
  const press = (mark: Mark) => (): void => {
    if (here === undefined) return
    onMark(here, mark)
    setAt(Math.min(checks.length - 1, at + 1))
  }
  useKey('y', press('AGREES'))
  useKey('n', press('DIFFERS'))
  useKey('u', press('UNREADABLE'))
  useKey('j', () => setAt(Math.min(checks.length - 1, at + 1)))
  useKey('k', () => setAt(Math.max(0, at - 1)))
  return (
    <ul class="check-list" id="compared">
      {checks.map((code, index) => (
        <li key={code} class="check-item" {...(index === at ? { 'data-active': true, 'aria-current': 'true' } : {})}>
          <span id={`check-${code}`}>{t(`check.${code}`)}</span>
          <fieldset class="check-marks" aria-labelledby={`check-${code}`}>
            {markValues.map((mark) => (
              <button
                key={mark}
                type="button"
                class="check-mark"
                aria-pressed={marks[code] === mark}
                onClick={() => {
                  onMark(code, mark)
                  setAt(index)
                }}
              >
                {t(mark)}
              </button>
            ))}
          </fieldset>
        </li>
      ))}
    </ul>
  )
}

/** What the typed lines of a passport say, at once. */
function MrzAnswer(props: { readonly text: string }): VNode | null {
  const t = useWords(papersWords)
  const { today } = useReading()
  if (props.text.trim() === '') return null
  const mrz = readMrz(props.text, today)
  if (mrz === undefined) return <p class="hint">{t('mrz-none')}</p>
  if (mrz.wrong.length > 0) return <p class="field-error">{t('mrz-wrong')}</p>
  return <p class="hint">{t('mrz-good', { name: `${mrz.givenNames} ${mrz.surname}`.trim(), number: mrz.number })}</p>
}

export function PaperCheck(props: { readonly paper: FullPaper; readonly onDone: () => void }): VNode {
  const t = useWords(papersWords)
  const { today } = useReading()
  const { say } = useUndo()
  const { id, version, kind, rule } = props.paper
  const [marks, setMarks] = useState<Marks>({})
  const sending = useCommand(paperContracts.VerifyPaper)
  const form = useForm<Name>(`paper-check-${id}`, {
    number: '',
    issuer: '',
    issuedOn: '',
    validUntil: '',
    startedOn: '',
    hours: '',
    mrz: '',
    note: '',
    compared: '',
  })
  const trained = rule.issuer === 'TRAINING'

  async function send(): Promise<void> {
    const given = Object.fromEntries(fields.map((name) => [name, form.values[name].trim()]).filter(([, text]) => text !== ''))
    const { hours, ...texts } = given
    const input: InputOf<typeof paperContracts.VerifyPaper> = {
      id,
      compared: marks,
      ...texts,
      ...(hours === undefined ? {} : { hours: Number(hours.replace(',', '.')) }),
    }
    const answer = await sending.send(input, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('verified'))
    props.onDone()
  }

  return (
    <FormFrame form={form} sending={sending} onSend={send} verb={t('verify')} icon="check">
      <h2>{t('must-say')}</h2>
      <p class="wide-only muted">{t('must-say-lead')}</p>
      <CheckList checks={rule.checks} marks={marks} onMark={(code, mark) => setMarks((before) => ({ ...before, [code]: mark }))} />
      <h2>{t('read')}</h2>
      <TextInput {...form.bind('number')} label={t('number')} maxLength={200} width="half" />
      <TextInput {...form.bind('issuer')} label={t('issuer')} hint={t('issuer-hint')} maxLength={200} />
      <DateInput {...form.bind('issuedOn')} label={t('issued-on')} max={today} />
      {trained && <DateInput {...form.bind('startedOn')} label={t('started-on')} max={today} />}
      {trained && <TextInput {...form.bind('hours')} label={t('hours')} inputMode="numeric" width="short" />}
      <DateInput {...form.bind('validUntil')} label={t('valid-until')} required={rule.lapses} />
      {kind === 'PASSPORT' && (
        <div>
          <TextArea {...form.bind('mrz')} label={t('mrz')} hint={t('mrz-hint')} rows={2} maxLength={200} />
          <div role="status">
            <MrzAnswer text={form.values.mrz} />
          </div>
        </div>
      )}
      <TextArea {...form.bind('note')} label={t('note')} hint={t('note-hint')} rows={2} maxLength={200} />
    </FormFrame>
  )
}
