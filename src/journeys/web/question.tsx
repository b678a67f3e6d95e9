// SPDX-License-Identifier: AGPL-3.0-or-later
// A question over the file page: what was typed stays until it is sent; faults stand beside their fields.

import type { ComponentChildren, VNode } from 'preact'
import { formContracts } from '#forms/core/form.contract.ts'
import type { FormKind } from '#forms/core/form.ts'
import type { Act } from '#journeys/web/act.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { type Answer, addressOf } from '#platform/web/api.ts'
import type { Form } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

/** What every question is given. */
export interface AskedProps {
  readonly desk: Desk
  readonly onClose: () => void
  /** Does the act on the version on which it was begun to be written, or else on the one that was seen when the question was opened. */
  readonly onAct: (act: Act, seen: number | undefined) => Promise<Answer<unknown>>
}

interface QuestionProps<Name extends string> extends AskedProps {
  readonly title: string
  readonly lead?: string | undefined
  readonly form: Form<Name>
  /** The act, or nothing when the form shows what is missing. */
  readonly act: () => Act | undefined
  readonly verb: string
  readonly grave?: boolean | undefined
  /** The same questions on paper. */
  readonly blank?: FormKind
  readonly children: ComponentChildren
}

const FORM_ID = 'question'

export function QuestionForm<Name extends string>(props: QuestionProps<Name>): VNode {
  const t = useWords(fileWords)
  const { language } = useReading()
  const { form, blank } = props
  async function submit(): Promise<void> {
    const act = props.act()
    if (act === undefined) return
    const answer = await props.onAct(act, form.seen)
    if (!answer.ok && answer.problem.errors !== undefined) return form.showProblem(answer.problem)
    if (answer.ok) form.clear()
    props.onClose()
  }
  return (
    <Modal
      open
      title={props.title}
      onClose={props.onClose}
      actions={
        <>
          <Button type="submit" form={FORM_ID} kind={props.grave ? 'danger' : 'main'} busy={props.desk.acts.busy}>
            {props.verb}
          </Button>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <form
        id={FORM_ID}
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        {props.lead && <p class="muted">{props.lead}</p>}
        <ErrorSummary faults={form.faults} />
        {props.children}
        {blank !== undefined && <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: blank, language })} />}
      </form>
    </Modal>
  )
}
