// SPDX-License-Identifier: AGPL-3.0-or-later
// The one thing that a count sheet asks, and the button that sends it with what the records say.

import type { VNode } from 'preact'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { countContracts } from '#village/core/count.contract.ts'
import { countPageWords } from '#village/web/count.words.ts'

const MOST_DIGITS = 5

interface Props {
  readonly area: string
  readonly month: string
  readonly monthText: string
  readonly figures: NonNullable<OutputOf<typeof countContracts.GetCountSheet>['figures']>
  /** What was said last. */
  readonly before: number | undefined
}

export function CountSend({ area, month, monthText, figures, before }: Props): VNode {
  const t = useWords(countPageWords)
  const { say } = useUndo()
  const sending = useCommand(countContracts.SendCountSheet)
  const form = useForm(`count-${area}-${month}`, { unrecorded: before === undefined ? '' : String(before) })

  async function send(): Promise<void> {
    const text = form.values.unrecorded.trim()
    if (!/^\d{1,5}$/.test(text)) return form.show([{ field: 'unrecorded', message: t('unrecorded-needed') }])
    const answer = await sending.send({ area, month, figures, unrecorded: Number(text) })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('sent', { month: monthText }))
  }

  return (
    <div class="screen-only">
      <Section title={t('ask-title')} lead={t('ask-lead')}>
        {sending.problem !== undefined && sending.problem.errors === undefined && <ProblemNotice problem={sending.problem} />}
        <TextInput
          {...form.bind('unrecorded')}
          label={t('unrecorded')}
          hint={t('unrecorded-hint')}
          inputMode="numeric"
          maxLength={MOST_DIGITS}
          width="short"
          required
        />
        <ButtonRow>
          <Button kind="main" busy={sending.busy} onPress={() => void send()}>
            {t('send')}
          </Button>
        </ButtonRow>
      </Section>
    </div>
  )
}
