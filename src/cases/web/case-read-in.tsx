// SPDX-License-Identifier: AGPL-3.0-or-later
// Beside the intake: a case that another organisation hands over is read in from its record, for the offices that may.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { categories, complainants } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { htcdsContracts } from '#cases/core/htcds.contract.ts'
import { MOST_RECORD_BYTES } from '#cases/core/htcds.read.ts'
import { recordWords } from '#cases/web/record.words.ts'
import { isNear } from '#kernel/authority.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Glyph } from '#platform/web/ui/icons.tsx'
import { Select } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** A record of another system. */
interface Foreign {
  readonly file: File
  /** Where in it stands what has no place in the standard. */
  readonly unmapped: readonly string[]
}

function foreignOf(file: File, { code, errors = [] }: Problem): Foreign | undefined {
  if (code !== 'htcds-foreign') return undefined
  return { file, unmapped: errors.flatMap((each) => (each.code === 'htcds-unmapped' ? [each.field] : [])) }
}

/** What no such record tells us is asked, and what of it has no place here is told. */
function ForeignRecord({ area, file, unmapped }: Foreign & { readonly area: string | undefined }): VNode {
  const t = useWords(recordWords)
  const c = useWords(caseWords)
  const { say } = useUndo()
  const { route } = useLocation()
  const read = useCommand(htcdsContracts.ImportCase)
  const form = useForm(undefined, { 'record-category': '', 'record-complainant': '' })
  async function send(): Promise<void> {
    const category = categories.find((each) => each === form.values['record-category'])
    const complainant = complainants.find((each) => each === form.values['record-complainant'])
    if (category === undefined || complainant === undefined)
      return form.show([
        ...(category === undefined ? [{ field: 'record-category' as const, message: t('ask-category') }] : []),
        ...(complainant === undefined ? [{ field: 'record-complainant' as const, message: t('ask-complainant') }] : []),
      ])
    const answer = await read.send({ area, category, complainant }, { file })
    if (!answer.ok) return form.showProblem(answer.problem)
    say(t('made'))
    return route(`/cases/${answer.value.id}`)
  }
  return (
    <Notice tone="dawn" title={t('foreign')} live>
      <p>{t('foreign-text', { file: file.name })}</p>
      {unmapped.length > 0 && <p class="hint">{t('unmapped-names', { names: unmapped.join(', ') })}</p>}
      <FormFrame form={form} sending={read} onSend={send} verb={t('foreign-send')}>
        <Select {...form.bind('record-category')} label={t('category')} choices={categories.map((value) => ({ value, label: c(value) }))} />
        <Select
          {...form.bind('record-complainant')}
          label={t('complainant')}
          choices={complainants.map((value) => ({ value, label: c(value) }))}
        />
      </FormFrame>
    </Notice>
  )
}

/** @param area where the person is at home, where the form says it already */
export function CaseReadIn({ area }: { readonly area: string | undefined }): VNode | null {
  const t = useWords(recordWords)
  const { say } = useUndo()
  const { route } = useLocation()
  const { role, office } = useSession()
  const read = useCommand(htcdsContracts.ImportCase)
  const [large, setLarge] = useState(false)
  /** Of another system, which has none of our codes: what of it a person says. */
  const [foreign, setForeign] = useState<Foreign>()
  if (isNear(office.kind) || !htcdsContracts.ImportCase.may.some((each) => each === role)) return null
  async function send(file: File | undefined): Promise<void> {
    if (file === undefined) return
    setLarge(file.size > MOST_RECORD_BYTES)
    if (file.size > MOST_RECORD_BYTES) return
    const answer = await read.send({ area }, { file })
    setForeign(answer.ok ? undefined : foreignOf(file, answer.problem))
    if (!answer.ok) return
    say(t('made'))
    route(`/cases/${answer.value.id}`)
  }
  return (
    <Section id="read-in" title={t('read-in')}>
      <div class="stack">
        <p class="hint">{t('read-in-lead')}</p>
        {foreign !== undefined && <ForeignRecord area={area} {...foreign} />}
        {read.problem !== undefined && foreign === undefined && <ProblemNotice problem={read.problem} seeHref={(see) => see} />}
        {large && <Notice tone="late" title={t('large')} live />}
        <label class="btn btn-quiet btn-small file-button" aria-busy={read.busy}>
          <Glyph name="document" />
          <span>{t(read.busy ? 'reading' : 'choose')}</span>
          <input
            type="file"
            accept=".json,application/json"
            disabled={read.busy}
            onChange={(event) => {
              void send(event.currentTarget.files?.[0])
              // The same file chosen again must be heard of again.
              event.currentTarget.value = ''
            }}
          />
        </label>
      </div>
    </Section>
  )
}
