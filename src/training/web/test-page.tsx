// SPDX-License-Identifier: AGPL-3.0-or-later
// Records a competence test with few taps: all competent by one, then what is not yet. In a repeated test only what was open.

import type { VNode } from 'preact'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { DateInput, RadioChips, Select, TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { bodyContracts } from '#training/core/body.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { type Results, readResults, UnitBoard, writeResults } from '#training/web/unit-board.tsx'

type Body = OutputOf<typeof bodyContracts.ListBodies>['items'][number]
type Test = OutputOf<typeof assessmentContracts.ListAssessmentsOf>['items'][number]

const FEW = 6

export function TestPage(props: PageProps): VNode {
  const t = useWords(certificatePageWords)
  const id = props.params?.['id'] ?? ''
  const worker = useQuery(workerContracts.GetWorker, { id })
  const tests = useQuery(assessmentContracts.ListAssessmentsOf, { id })
  const bodies = useQuery(bodyContracts.ListBodies, { own: 'true' })
  for (const reading of [worker, tests, bodies])
    if (reading.state === 'failed')
      return <ProblemPage problem={reading.problem} onRetry={reading.reload} back={{ href: '/certification', label: t('board') }} />
  if (worker.state !== 'ready' || tests.state !== 'ready' || bodies.state !== 'ready') return <Skeleton />
  return (
    <>
      <PageHead title={t('test-title')} lead={worker.value.name} back={{ href: '/certification', label: t('board') }} />
      {bodies.value.items.length === 0 ? (
        <Notice tone="dawn" title={t('no-body')}>
          <p>{t('no-body-text')}</p>
        </Notice>
      ) : (
        <TestForm workerId={id} bodies={bodies.value.items} tests={tests.value.items} />
      )}
    </>
  )
}

interface TestFormProps {
  readonly workerId: string
  readonly bodies: readonly Body[]
  readonly tests: readonly Test[]
}

function TestForm({ workerId, bodies, tests }: TestFormProps): VNode {
  const t = useWords(certificatePageWords)
  const { today, language } = useReading()
  const { route } = useLocation()
  const record = useCommand(assessmentContracts.RecordAssessment)
  // Whoever is tested again is most likely tested in the same scheme; whoever has one choice needs not make it.
  const schemes = bodies.flatMap((body) => body.schemes.map((scheme) => ({ body, scheme, value: `${body.id} ${scheme.code}` })))
  const likely =
    schemes.find(({ scheme }) => tests.some((test) => test.result === 'NOT_YET' && test.scheme.code === scheme.code)) ??
    (schemes.length === 1 ? schemes[0] : undefined)
  const form = useForm(`test-${workerId}`, { scheme: likely?.value ?? '', on: today, place: '', results: '' })
  const chosen = schemes.find(({ value }) => value === form.values.scheme)
  const last = tests.find((test) => test.scheme.code === chosen?.scheme.code)
  const earlier = last?.result === 'NOT_YET' ? last : undefined
  const results = readResults(form.values.results)
  const units = chosen?.scheme.units ?? []
  const carried = units.filter(({ code }) => earlier !== undefined && !earlier.openUnits.includes(code) && results.get(code) === undefined)
  const setResults = (next: Results): void => form.set('results', writeResults(next))

  async function send(): Promise<void> {
    if (chosen === undefined) return form.show([{ field: 'scheme', message: t('scheme-missing') }])
    const given = units.flatMap(({ code }) => {
      const result = results.get(code)
      return result === undefined ? [] : [{ code, result }]
    })
    if (given.length === 0 || given.length + carried.length < units.length)
      return form.show([{ field: 'results', message: t('units-missing') }])
    const { on, place } = form.values
    const answer = await record.send({
      workerId,
      bodyId: chosen.body.id,
      scheme: chosen.scheme.code,
      on,
      place: place.trim() === '' ? undefined : place,
      results: given,
    })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    route(`/certification/${answer.value.id}`)
  }

  const choices = schemes.map(({ scheme, value, body }) => ({
    value,
    label: scheme.name,
    ...(bodies.length > 1 ? { hint: body.name } : {}),
  }))
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <ErrorSummary faults={form.faults} />
      {record.problem !== undefined && record.problem.errors === undefined && <ProblemNotice problem={record.problem} />}
      {schemes.length > FEW ? (
        <Select {...form.bind('scheme')} label={t('scheme')} choices={choices} placeholder={t('choose-scheme')} />
      ) : (
        <RadioChips {...form.bind('scheme')} label={t('scheme')} choices={choices} />
      )}
      <DateInput {...form.bind('on')} label={t('day')} max={today} />
      <TextInput {...form.bind('place')} label={t('place')} maxLength={200} width="half" optional />
      {chosen !== undefined && (
        <Section
          id="results"
          title={t('units')}
          lead={earlier === undefined ? t('units-lead') : t('retest-lead', { attempt: earlier.attempt + 1 })}
        >
          <UnitBoard units={units} results={results} carried={new Set(carried.map(({ code }) => code))} onChange={setResults} />
        </Section>
      )}
      <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'TEST', language })} />
      <div class="form-end">
        <Button type="submit" kind="main" busy={record.busy}>
          {t('save')}
        </Button>
      </div>
    </form>
  )
}
