// SPDX-License-Identifier: AGPL-3.0-or-later
// What stands out in a paper, and what a person found when looking into it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { paperContracts } from '#papers/core/paper.contract.ts'
import { type FlagCode, settlements } from '#papers/core/paper.ts'
import type { FullPaper } from '#papers/web/paper-parts.tsx'
import { papersWords } from '#papers/web/papers.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { useUndo } from '#platform/web/undo.tsx'

function Settle(props: { readonly paper: FullPaper; readonly code: FlagCode }): VNode {
  const t = useWords(papersWords)
  const { say } = useUndo()
  const { id, version } = props.paper
  const sending = useCommand(paperContracts.SettlePaperFlag)
  const form = useForm(`flag-${id}-${props.code}`, { settlement: '', reason: '' })

  async function send(): Promise<void> {
    const settlement = settlements.find((each) => each === form.values.settlement)
    const reason = form.values.reason.trim()
    if (settlement === undefined) return form.show([{ field: 'settlement', message: t('settle-missing') }])
    if (reason === '') return form.show([{ field: 'reason', message: t('reason-missing') }])
    const answer = await sending.send({ id, code: props.code, settlement, reason }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('settled'))
  }

  return (
    <FormFrame form={form} sending={sending} onSend={send} verb={t('settle')} kind="quiet">
      <RadioChips
        {...form.bind('settlement')}
        label={t('settle-text')}
        choices={settlements.map((value) => ({ value, label: t(value) }))}
        required
      />
      <TextInput {...form.bind('reason')} label={t('reason')} maxLength={200} required />
    </FormFrame>
  )
}

export function PaperFlags(props: { readonly paper: FullPaper; readonly maySettle: boolean }): VNode | null {
  const t = useWords(papersWords)
  const [open, setOpen] = useState<FlagCode>()
  const { flags } = props.paper
  if (flags.length === 0) return null
  return (
    <Section title={t('flags-title')} lead={t('flags-lead')}>
      <ul class="rows">
        {flags.map(({ code, count, other, settled }) => (
          <li key={code} class="row">
            <div>
              <span class="row-name">{t(`flag.${code}`, { count: count ?? 0 })}</span>
              {other !== undefined && (
                <a class="row-step" href={`/papers/${other}`}>
                  {t('other-paper')}
                </a>
              )}
              {open === code && settled === undefined && <Settle paper={props.paper} code={code} />}
            </div>
            <div class="row-side">
              {settled !== undefined && <Badge tone={settled.as === 'CLEARED' ? 'good' : 'late'}>{t(settled.as)}</Badge>}
              {settled === undefined && props.maySettle && open !== code && (
                <Button small label={`${t('settle')}: ${t(`flag.${code}`, { count: count ?? 0 })}`} onPress={() => setOpen(code)}>
                  {t('settle')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
