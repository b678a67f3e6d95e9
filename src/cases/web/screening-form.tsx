// SPDX-License-Identifier: AGPL-3.0-or-later
// Every sign is asked with three answers; who answers one is asked how it is known and how sure it is. It begins with what was known before.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseContracts } from '#cases/core/case.contract.ts'
import { CHILD, confidences, deeds, type Finding, indicators, means, purposes, type Sign, signs, sources } from '#cases/core/screening.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { screeningWords } from '#cases/web/screening.words.ts'
import { formContracts } from '#forms/core/form.contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { type Form, useForm } from '#platform/web/form.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Select, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

const marks = ['present', 'absent'] as const
const groups = [
  ['INDICATORS', indicators],
  ['DEED', deeds],
  ['MEANS', means],
  ['PURPOSE', purposes],
  ['CHILDHOOD', [CHILD]],
] as const

function beginning(findings: readonly Finding[]): Readonly<Record<string, string>> {
  const known = findings.flatMap(({ sign, mark, source, confidence }) => [
    [`mark-${sign}`, mark],
    [`source-${sign}`, source],
    [`sure-${sign}`, confidence],
  ])
  const open = signs.flatMap((sign) => ['mark', 'source', 'sure'].map((what) => [`${what}-${sign}`, '']))
  return { said: '', ...Object.fromEntries(open), ...Object.fromEntries(known) }
}

/** The findings that the form holds, and what is missing in it. */
function readForm(values: Readonly<Record<string, string>>) {
  const findings: Finding[] = []
  const missing: { readonly field: string; readonly code: 'source-missing' | 'confidence-missing' }[] = []
  for (const sign of signs) {
    const mark = marks.find((each) => each === values[`mark-${sign}`])
    if (mark === undefined) continue
    const source = sources.find((each) => each === values[`source-${sign}`])
    const confidence = confidences.find((each) => each === values[`sure-${sign}`])
    if (source === undefined) missing.push({ field: `source-${sign}`, code: 'source-missing' })
    if (confidence === undefined) missing.push({ field: `sure-${sign}`, code: 'confidence-missing' })
    if (source !== undefined && confidence !== undefined) findings.push({ sign, mark, source, confidence })
  }
  return { findings, missing }
}

function AskSign({ form, sign }: { readonly form: Form<string>; readonly sign: Sign }): VNode {
  const t = useWords(screeningWords)
  const choices = <T extends Parameters<typeof t>[0]>(of: readonly T[]) => of.map((value) => ({ value, label: t(value) }))
  return (
    <>
      <Select {...form.bind(`mark-${sign}`)} label={t(sign)} placeholder={t('unknown')} choices={choices(marks)} />
      {form.values[`mark-${sign}`] !== '' && (
        <>
          <Select {...form.bind(`source-${sign}`)} label={`${t(sign)}: ${t('source').toLowerCase()}`} choices={choices(sources)} />
          <Select {...form.bind(`sure-${sign}`)} label={`${t(sign)}: ${t('confidence').toLowerCase()}`} choices={choices(confidences)} />
        </>
      )}
    </>
  )
}

export function ScreeningForm({ value, onDone }: { readonly value: FullCase; readonly onDone: () => void }): VNode {
  const t = useWords(screeningWords)
  const { say } = useUndo()
  const { language } = useReading()
  const [nothing, setNothing] = useState(false)
  const record = useCommand(caseContracts.RecordScreening)
  const { id, version, screenings } = value
  const form = useForm<string>(`screening-${id}-${screenings.length}`, beginning(screenings[0]?.findings ?? []))

  async function send(): Promise<void> {
    const { findings, missing } = readForm(form.values)
    setNothing(findings.length + missing.length === 0)
    if (missing.length > 0) return form.show(missing.map(({ field, code }) => ({ field, message: t(code) })))
    if (findings.length === 0) return
    const said = form.values['said']?.trim() ?? ''
    const answer = await record.send({ id, findings, said: said === '' ? undefined : said }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    onDone()
  }

  return (
    <details class="fold">
      <summary>{t(screenings.length === 0 ? 'record' : 'again')}</summary>
      <div class="stack">
        <p class="hint">{t('record-hint')}</p>
        {record.problem !== undefined && <ProblemNotice problem={record.problem} />}
        {groups.map(([group, of]) => (
          <fieldset key={group} class="stack">
            <legend>{t(group)}</legend>
            {of.map((sign) => (
              <AskSign key={sign} form={form} sign={sign} />
            ))}
          </fieldset>
        ))}
        <TextArea {...form.bind('said')} label={t('said')} hint={t('said-hint')} rows={3} maxLength={4000} optional />
        {nothing && (
          <p class="field-error" role="alert">
            {t('nothing')}
          </p>
        )}
        <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'SCREENING', language })} />
        <Button kind="main" busy={record.busy} onPress={() => void send()}>
          {t('save')}
        </Button>
      </div>
    </details>
  )
}
