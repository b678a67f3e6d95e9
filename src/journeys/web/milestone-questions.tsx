// SPDX-License-Identifier: AGPL-3.0-or-later
// Recording a milestone with its day and evidence, and revoking one with the reason.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { isComputed } from '#journeys/core/milestone.law.ts'
import type { MilestoneCode } from '#journeys/core/worker.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { namesOf } from '#journeys/web/papers.ts'
import { type AskedProps, QuestionForm } from '#journeys/web/question.tsx'
import { daySaid } from '#platform/web/day-said.ts'
import { useForm } from '#platform/web/form.ts'
import { DateInput, TextArea, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

export function RecordQuestion(props: AskedProps & { readonly code: MilestoneCode }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { today } = useReading()
  const { desk, code } = props
  const paper = isComputed(code, today)
  const form = useForm(`${desk.file.id}.record.${code}`, { on: paper ? '' : today, validUntil: '', evidence: '' })
  const { on, validUntil, evidence } = form.values
  const asked = desk.file.milestones.find((milestone) => milestone.code === code)?.documents ?? []
  const hint = asked.length === 0 ? t('evidence-hint') : t('evidence-of', { documents: namesOf(asked, named) })
  return (
    <QuestionForm
      {...props}
      form={form}
      {...(code === 'DEPARTED' ? { blank: 'DEPARTURE' } : code === 'RETURN_RECORDED' ? { blank: 'RETURN' } : {})}
      title={t('record-title', { what: named(`milestone.${code}`) })}
      {...(paper ? { lead: t('accept-lead') } : {})}
      verb={t('save')}
      act={() =>
        desk.make.record(code, {
          // A paper says a day of its own.
          ...(paper && on !== '' ? { on } : daySaid(on, today)),
          ...(validUntil === '' ? {} : { validUntil }),
          ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
        })
      }
    >
      {paper ? (
        <>
          <DateInput {...form.bind('on')} label={t('paper-day')} max={today} />
          <TextInput {...form.bind('evidence')} label={t('paper-evidence')} hint={hint} maxLength={200} />
        </>
      ) : (
        <>
          <DateInput {...form.bind('on')} label={t('on')} hint={t('on-hint')} max={today} />
          <TextInput {...form.bind('evidence')} label={t('evidence')} hint={hint} maxLength={200} optional />
        </>
      )}
      <DateInput {...form.bind('validUntil')} label={t('valid-until')} hint={t('valid-until-hint')} min={today} optional />
    </QuestionForm>
  )
}

export function RevokeQuestion(props: AskedProps & { readonly code: MilestoneCode }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { desk, code } = props
  const form = useForm(`${desk.file.id}.revoke.${code}`, { reason: '' })
  const reason = form.values.reason.trim()
  return (
    <QuestionForm
      {...props}
      form={form}
      title={t('revoke-title', { what: named(`milestone.${code}`) })}
      lead={t('revoke-lead')}
      verb={t('revoke')}
      grave
      act={() => {
        if (reason !== '') return desk.make.revoke(code, reason)
        form.show([{ field: 'reason', message: t('reason-needed') }])
        return undefined
      }}
    >
      <TextArea {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} rows={3} maxLength={200} required />
    </QuestionForm>
  )
}
