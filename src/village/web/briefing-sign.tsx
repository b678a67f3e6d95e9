// SPDX-License-Identifier: AGPL-3.0-or-later
// Who was told what, and how they confirmed it. Once every item was told it is on the file too, as the milestone of the journey.

import type { VNode } from 'preact'
import { formContracts } from '#forms/core/form.contract.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { mayRecord } from '#journeys/core/worker.act.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf, call } from '#platform/web/api.ts'
import { refreshAll } from '#platform/web/feed.ts'
import type { Form } from '#platform/web/form.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { briefingContracts } from '#village/core/briefing.contract.ts'
import { briefingItems, confirmations, tellings } from '#village/core/briefing.ts'
import { deskWords } from '#village/web/desk.words.ts'

export type SignForm = Form<'items' | 'telling' | 'confirmation'>

interface SignProps {
  readonly id: string
  readonly name: string
  readonly file: OutputOf<typeof workerContracts.GetWorker>
  readonly form: SignForm
}

const before: readonly string[] = ['INTERESTED', 'RECORDED', 'PREPARING', 'READY']

export function BriefingSign({ id, name, file, form }: SignProps): VNode {
  const t = useWords(deskWords)
  const { today, language } = useReading()
  const { office } = useSession()
  const { say } = useUndo()
  const sign = useCommand(briefingContracts.SignBriefing)
  const ticked = briefingItems.filter((each) => form.values.items.split(' ').includes(each))

  /** Where it is already there, or another office records it, nothing is asked. */
  async function recordMilestone(): Promise<void> {
    const rule = milestonesAt(today).get('INFO_GIVEN')
    const open = file.milestones.some(({ code, status }) => code === 'INFO_GIVEN' && status !== 'done')
    if (!open || !before.includes(file.state) || rule === undefined || !mayRecord(rule, office.kind)) return say(t('saved'))
    const answer = await call(workerContracts.RecordMilestone, { id, code: 'INFO_GIVEN', evidence: t('evidence') })
    say(answer.ok ? t('saved-all') : `${t('milestone-failed')}: ${answer.problem.title}`)
    refreshAll()
  }

  async function send(): Promise<void> {
    const telling = tellings.find((each) => each === form.values.telling)
    const confirmation = confirmations.find((each) => each === form.values.confirmation)
    if (ticked.length === 0) return form.show([{ field: 'items', message: t('items-needed') }])
    if (telling === undefined) return form.show([{ field: 'telling', message: t('telling-needed') }])
    if (confirmation === undefined) return form.show([{ field: 'confirmation', message: t('confirmation-needed') }])
    const answer = await sign.send({ id, items: [...ticked], telling, confirmation })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    if (answer.value.complete) await recordMilestone()
    else say(t('saved'))
  }

  const wrong = form.faults.find(({ field }) => field === 'items' || field === '')
  return (
    <div class="screen-only">
      <Section title={t('sign')} lead={t('sign-lead')} id="sign">
        <div class="stack">
          {sign.problem !== undefined && sign.problem.errors === undefined && <ProblemNotice problem={sign.problem} />}
          {wrong !== undefined && (
            <p class="field-error" role="alert">
              {wrong.message}
            </p>
          )}
          <ButtonRow>
            <Button small icon="check" onPress={() => form.set('items', briefingItems.join(' '))}>
              {t('tick-all')}
            </Button>
          </ButtonRow>
          <RadioChips {...form.bind('telling')} label={t('telling')} choices={tellings.map((value) => ({ value, label: t(value) }))} />
          <RadioChips
            {...form.bind('confirmation')}
            label={t('confirmation')}
            choices={confirmations.map((value) => ({ value, label: t(value) }))}
          />
          <ButtonRow>
            <Button kind="main" busy={sign.busy} onPress={() => void send()}>
              {t('save', { name })}
            </Button>
          </ButtonRow>
          <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'BRIEFING', language })} />
        </div>
      </Section>
    </div>
  )
}
