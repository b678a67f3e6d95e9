// SPDX-License-Identifier: AGPL-3.0-or-later
// The two acts of the desk: seeing who asks, and answering.

import type { VNode } from 'preact'
import { limitRights } from '#journeys/core/limit.ts'
import { correctable } from '#journeys/core/worker.corrected.ts'
import { type Form, useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { Checkbox, DateInput, RadioChips, Select, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { grounds, limitEnds, outcomes, proofs, type Right } from '#rights/core/request.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { rightsWords } from '#rights/web/rights.words.ts'

interface DialogProps {
  readonly value: { readonly id: string; readonly version: number }
  readonly open: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What is done after a command: kept where it failed, and said where it did not. */
function useDone(props: DialogProps): (form: Pick<Form<never>, 'clear'>, words: string) => void {
  const { say } = useUndo()
  return (form, words) => {
    form.clear()
    say(words)
    props.onClose()
    props.onDone()
  }
}

export function CheckDialog(props: DialogProps): VNode {
  const t = useWords(rightsWords)
  const done = useDone(props)
  const check = useCommand(rightsContracts.CheckRequester)
  const form = useForm(`requester-${props.value.id}`, { by: '' })

  async function send(): Promise<void> {
    const by = proofs.find((each) => each === form.values.by)
    if (by === undefined) return form.show([{ field: 'by', message: t('proof-missing') }])
    const answer = await check.send({ id: props.value.id, by }, { version: props.value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    done(form, t('checked-said'))
  }

  return (
    <Question {...props} title={t('check')} lead={t('check-text')} verb={t('save-check')} sending={check} onSend={send}>
      <RadioChips {...form.bind('by')} label={t('proof')} choices={proofs.map((value) => ({ value, label: t(value) }))} />
    </Question>
  )
}

/** Of a correction that is granted: which entries. Kept as one text, so that nothing that was ticked is lost. */
function FieldChoice(props: { readonly bound: ReturnType<Form<'fields'>['bind']> }): VNode {
  const t = useWords(rightsWords)
  const { id, value, onChange, error } = props.bound
  const chosen = value.split(' ')
  return (
    <fieldset class="field">
      <legend>{t('fields')}</legend>
      {correctable.map((field, nth) => (
        <Checkbox
          key={field}
          id={nth === 0 ? id : `${id}-${field}`}
          label={t(`field.${field}`)}
          error={nth === 0 ? error : undefined}
          checked={chosen.includes(field)}
          onChange={(checked) =>
            onChange([...chosen.filter((each) => each !== field && each !== ''), ...(checked ? [field] : [])].join(' '))
          }
        />
      ))}
    </fieldset>
  )
}

export function AnswerDialog(props: DialogProps & { readonly right: Right }): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const done = useDone(props)
  const answer = useCommand(rightsContracts.AnswerRequest)
  const form = useForm(`answer-${props.value.id}`, { outcome: '', ground: '', fields: '', until: '', reply: '' })
  const grants = form.values.outcome === 'GRANTED' || form.values.outcome === 'PARTLY'
  const corrects = grants && props.right === 'CORRECTION'
  const limits = grants && limitRights.some((right) => right === props.right)
  const wantsGround = form.values.outcome === 'PARTLY' || form.values.outcome === 'REFUSED'

  async function send(): Promise<void> {
    const outcome = outcomes.find((each) => each === form.values.outcome)
    const ground = grounds.find((each) => each === form.values.ground)
    const reply = form.values.reply.trim()
    if (outcome === undefined) return form.show([{ field: 'outcome', message: t('outcome-missing') }])
    if (wantsGround && ground === undefined) return form.show([{ field: 'ground', message: t('ground-missing') }])
    if (reply === '') return form.show([{ field: 'reply', message: t('reply-missing') }])
    const fields = correctable.filter((field) => form.values.fields.split(' ').includes(field))
    if (corrects && fields.length === 0) return form.show([{ field: 'fields', message: t('fields-missing') }])
    const until = form.values.until === '' ? {} : { until: form.values.until }
    const more = { ...(corrects ? { fields } : {}), ...(limits ? until : {}) }
    const why = wantsGround && ground !== undefined ? { ground } : {}
    const got = await answer.send({ id: props.value.id, outcome, reply, ...why, ...more }, { version: props.value.version })
    if (!got.ok) return form.showProblem(got.problem)
    done(form, t('answered-said'))
  }

  return (
    <Question {...props} title={t('answer')} lead={t('answer-text')} verb={t('save-answer')} sending={answer} onSend={send}>
      <RadioChips {...form.bind('outcome')} label={t('outcome')} choices={outcomes.map((value) => ({ value, label: r(value) }))} />
      {wantsGround && (
        <Select {...form.bind('ground')} label={t('ground')} choices={grounds.map((value) => ({ value, label: r(value) }))} />
      )}
      {corrects && <FieldChoice bound={form.bind('fields')} />}
      {limits && <p class="hint">{t(`limits.${props.right === 'OBJECTION' ? 'OBJECTION' : 'RESTRICTION'}`)}</p>}
      {limits && <DateInput {...form.bind('until')} label={t('until')} hint={t('until-hint')} optional />}
      <TextArea {...form.bind('reply')} label={t('reply')} hint={t('reply-hint')} rows={4} maxLength={1000} />
    </Question>
  )
}

export function EndDialog(props: DialogProps): VNode {
  const t = useWords(rightsWords)
  const done = useDone(props)
  const end = useCommand(rightsContracts.EndLimit)
  const form = useForm(`end-${props.value.id}`, { why: '' })

  async function send(): Promise<void> {
    const why = limitEnds.find((each) => each === form.values.why)
    if (why === undefined) return form.show([{ field: 'why', message: t('end-missing') }])
    const answer = await end.send({ id: props.value.id, why }, { version: props.value.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    done(form, t('ended-said'))
  }

  return (
    <Question {...props} title={t('end')} lead={t('end-text')} verb={t('save-end')} sending={end} onSend={send}>
      <RadioChips {...form.bind('why')} label={t('end-why')} choices={limitEnds.map((value) => ({ value, label: t(value) }))} />
    </Question>
  )
}
