// SPDX-License-Identifier: AGPL-3.0-or-later
// What can be done in a case: taking it on, and noting a contact. What it waits for is one press.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseContracts } from '#cases/core/case.contract.ts'
import { type CaseState, type Contact, closedCases, contacts } from '#cases/core/case.ts'
import { caseWords } from '#cases/core/case.words.ts'
import { casePageWords } from '#cases/web/page.words.ts'
import { formContracts } from '#forms/core/form.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export type FullCase = OutputOf<typeof caseContracts.GetCase>

interface Acts {
  readonly value: FullCase
  readonly onDone: () => void
}

/** The press that answers a step, where one does without asking anything. */
const answers: Readonly<Record<string, { readonly to: CaseState } | { readonly contact: Contact }>> = {
  VERIFY_CASE: { to: 'VERIFIED' },
  CHOOSE_WAY: { to: 'CLARIFICATION_1' },
  CLARIFY: { to: 'COMMITMENT_1' },
  CLARIFY_AGAIN: { to: 'COMMITMENT_2' },
  COMPLETE_PAPERS: { contact: 'PAPERS_BROUGHT' },
  GET_EXPLANATION: { contact: 'EXPLANATION_GIVEN' },
  REACH_COMPLAINANT: { contact: 'REACHED' },
  TELL_UNRESOLVED: { contact: 'REACHED' },
  AWAIT_REPLY: { contact: 'REACHED' },
}

function useActs({ value, onDone }: Acts) {
  const t = useWords(casePageWords)
  const { say } = useUndo()
  const move = useCommand(caseContracts.MoveCase)
  const note = useCommand(caseContracts.NoteContact)
  const { id, version } = value
  function after(answer: { readonly ok: true } | { readonly ok: false; readonly problem: Problem }): Problem | undefined {
    if (!answer.ok) return answer.problem
    say(t('saved'))
    onDone()
    return undefined
  }
  return {
    busy: move.busy || note.busy,
    problem: move.problem ?? note.problem,
    move: async (to: CaseState, said?: string) => after(await move.send({ id, to, said }, { version })),
    note: async (contact: Contact, said?: string) => after(await note.send({ id, contact, said }, { version })),
  }
}

const useMayMove = (): boolean => {
  const { role } = useSession()
  return caseContracts.MoveCase.may.some((each) => each === role)
}

/** The main button of the next step; nothing where it asks for more than a press, or is not for this officer. */
export function StepButton(props: Acts & { readonly code: string }): VNode | null {
  const c = useWords(caseWords)
  const mayMove = useMayMove()
  const acts = useActs(props)
  const answer = answers[props.code]
  if (answer === undefined) return null
  const { problem } = acts
  if ('to' in answer && (!mayMove || !props.value.moves.includes(answer.to))) return null
  return (
    <>
      {problem !== undefined && <ProblemNotice problem={problem} />}
      <Button
        kind="main"
        icon="check"
        busy={acts.busy}
        onPress={() => void ('to' in answer ? acts.move(answer.to) : acts.note(answer.contact))}
      >
        {c('to' in answer ? answer.to : answer.contact)}
      </Button>
    </>
  )
}

function MoveDialog(props: Acts & { readonly to: CaseState; readonly onClose: () => void }): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const acts = useActs(props)
  const form = useForm(`case-move-${props.value.id}`, { said: '' })
  async function send(): Promise<void> {
    const said = form.values.said.trim()
    const problem = await acts.move(props.to, said === '' ? undefined : said)
    if (problem !== undefined) return form.showProblem(problem)
    form.clear()
    props.onClose()
  }
  return (
    <Modal
      open
      title={c(props.to)}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="main" busy={acts.busy} onPress={() => void send()}>
            {t('confirm')}
          </Button>
          <Button onPress={props.onClose}>{t('not-now')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('move-text', { from: c(props.value.state), to: c(props.to) })}</p>
        {acts.problem !== undefined && acts.problem.errors === undefined && <ProblemNotice problem={acts.problem} />}
        <TextArea {...form.bind('said')} label={t('said')} hint={t('said-hint')} rows={3} maxLength={4000} optional />
      </div>
    </Modal>
  )
}

function ContactDialog(props: Acts & { readonly onClose: () => void }): VNode {
  const t = useWords(casePageWords)
  const { language } = useReading()
  const c = useWords(caseWords)
  const acts = useActs(props)
  const form = useForm(`case-contact-${props.value.id}`, { contact: '', said: '' })
  const unasked: readonly Contact[] = [
    props.value.asked ? 'EXPLANATION_ASKED' : 'EXPLANATION_GIVEN',
    ...(props.value.nextSteps.some(({ code }) => code === 'REFER_ELSEWHERE') ? [] : (['REFERRAL_DECLINED'] as const)),
  ]
  const choices = contacts.filter((each) => !unasked.includes(each))
  async function send(): Promise<void> {
    const contact = choices.find((each) => each === form.values.contact)
    const said = form.values.said.trim()
    if (contact === undefined) return form.show([{ field: 'contact', message: t('contact-missing') }])
    if (contact === 'PROGRESS' && said === '') return form.show([{ field: 'said', message: t('said-missing') }])
    const problem = await acts.note(contact, said === '' ? undefined : said)
    if (problem !== undefined) return form.showProblem(problem)
    form.clear()
    props.onClose()
  }
  return (
    <Modal
      open
      title={t('contact')}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="main" busy={acts.busy} onPress={() => void send()}>
            {t('confirm')}
          </Button>
          <Button onPress={props.onClose}>{t('not-now')}</Button>
        </>
      }
    >
      <div class="stack">
        {acts.problem !== undefined && acts.problem.errors === undefined && <ProblemNotice problem={acts.problem} />}
        <RadioChips {...form.bind('contact')} label={t('contact-kind')} choices={choices.map((value) => ({ value, label: c(value) }))} />
        <TextArea {...form.bind('said')} label={t('said')} hint={t('said-hint')} rows={3} maxLength={4000} optional />
        <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'CONTACT', language })} />
      </div>
    </Modal>
  )
}

/** Everything that may be done today, each with what was said. */
export function CaseActs(props: Acts): VNode {
  const t = useWords(casePageWords)
  const c = useWords(caseWords)
  const mayMove = useMayMove()
  const [asked, setAsked] = useState<CaseState | 'contact'>()
  const close = (): void => setAsked(undefined)
  const { moves, state } = props.value
  return (
    <>
      {!closedCases.includes(state) && (
        <ButtonRow>
          <Button icon="phone" onPress={() => setAsked('contact')}>
            {t('contact')}
          </Button>
        </ButtonRow>
      )}
      {mayMove && moves.length > 0 && (
        <Section id="moves" title={t('move')}>
          <ButtonRow>
            {moves.map((to) => (
              <Button key={to} small onPress={() => setAsked(to)}>
                {c(to)}
              </Button>
            ))}
          </ButtonRow>
        </Section>
      )}
      {asked === 'contact' && <ContactDialog {...props} onClose={close} />}
      {asked !== undefined && asked !== 'contact' && <MoveDialog {...props} to={asked} onClose={close} />}
    </>
  )
}
