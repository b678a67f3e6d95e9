// SPDX-License-Identifier: AGPL-3.0-or-later
// A form as every page has it: what is wrong above, the questions, and one button whose verb says what happens.

import type { ComponentChildren, VNode } from 'preact'
import type { Form } from '#platform/web/form.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import type { IconName } from '#platform/web/ui/icons.tsx'

interface FormFrameProps<Name extends string> {
  readonly form: Pick<Form<Name>, 'faults'>
  /** The command that the form sends. */
  readonly sending: { readonly busy: boolean; readonly problem: Problem | undefined }
  readonly onSend: () => Promise<void>
  /** What the button says. */
  readonly verb: string
  readonly kind?: 'main' | 'quiet' | 'danger' | undefined
  readonly icon?: IconName | undefined
  /** The head of the page, when the form is the page. */
  readonly head?: VNode | undefined
  readonly children: ComponentChildren
}

export function FormFrame<Name extends string>(props: FormFrameProps<Name>): VNode {
  const { problem, busy } = props.sending
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void props.onSend()
      }}
    >
      {props.head}
      <ErrorSummary faults={props.form.faults} />
      {/* What belongs to a field stands beside it and in the summary. */}
      {problem !== undefined && problem.errors === undefined && <ProblemNotice problem={problem} seeHref={(see) => see} />}
      {props.children}
      <Button type="submit" kind={props.kind ?? 'main'} icon={props.icon} busy={busy}>
        {props.verb}
      </Button>
    </form>
  )
}
