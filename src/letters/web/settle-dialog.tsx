// SPDX-License-Identifier: AGPL-3.0-or-later
// What came of looking at a letter that stands out: asked of an office above the one that issued it.

import type { VNode } from 'preact'
import { letterContracts, MOST_REASON } from '#letters/core/letter.contract.ts'
import { settlements } from '#letters/core/letter.ts'
import { lettersWords } from '#letters/web/letters.words.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface SettleProps {
  readonly id: string
  readonly number: string
  readonly version: number
  readonly onClose: () => void
}

export function SettleDialog({ id, number, version, onClose }: SettleProps): VNode {
  const t = useWords(lettersWords)
  const { say } = useUndo()
  const settle = useCommand(letterContracts.SettleLetterFlags)
  const form = useForm(`settle-letter-${id}`, { outcome: '', found: '' })

  async function send(): Promise<void> {
    const outcome = settlements.find((each) => each === form.values.outcome)
    const found = form.values.found.trim()
    if (outcome === undefined) return form.show([{ field: 'outcome', message: t('as-missing') }])
    if (found === '') return form.show([{ field: 'found', message: t('found-missing') }])
    const answer = await settle.send({ id, outcome, found }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('was-settled'))
    onClose()
  }

  return (
    <Modal
      open
      title={t('settle-title', { number })}
      onClose={onClose}
      actions={
        <>
          <Button kind="main" busy={settle.busy} onPress={() => void send()}>
            {t('settle')}
          </Button>
          <Button onPress={onClose}>{t('keep')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('settle-text')}</p>
        {settle.problem !== undefined && settle.problem.errors === undefined && <ProblemNotice problem={settle.problem} />}
        <RadioChips {...form.bind('outcome')} label={t('as')} choices={settlements.map((value) => ({ value, label: t(value) }))} />
        <TextArea {...form.bind('found')} label={t('found')} hint={t('found-hint')} rows={2} maxLength={MOST_REASON} />
      </div>
    </Modal>
  )
}
