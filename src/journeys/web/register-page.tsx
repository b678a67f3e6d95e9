// SPDX-License-Identifier: AGPL-3.0-or-later
// Opens a file: the questions, then the answers once more, then it is sent. Both steps are one page, so that nothing typed is lost between them.

import type { VNode } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import { workerContracts } from '#journeys/core/worker.contract.ts'
import { registerWords } from '#journeys/web/register.words.ts'
import { RegisterCheck } from '#journeys/web/register-check.tsx'
import { type DraftFault, draftFaults, emptyDraft, type FieldName, inputOf } from '#journeys/web/register-draft.ts'
import { RegisterForm } from '#journeys/web/register-form.tsx'
import { personWords } from '#people/core/person.words.ts'
import { againHref, useAgain } from '#platform/web/again.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { ErrorSummary } from '#platform/web/ui/error-summary.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

const HERE = '/workers/new'

export function RegisterPage(): VNode {
  const t = useWords(registerWords)
  const { language, today } = useReading()
  const { route, query } = useLocation()
  const session = useSession()
  const own = session.office.areas.find((area) => area.length === 13) ?? ''
  const again = useAgain('RegisterWorker')
  const here = again === undefined ? HERE : againHref(HERE, again.key)
  const form = useForm<FieldName>(again?.draft ?? 'register-worker', {
    ...emptyDraft,
    area: own,
    ...again?.values,
  })
  const register = useCommand(workerContracts.RegisterWorker, again?.key)
  const { values } = form
  const faults = draftFaults(values, today)
  const checking = query['step'] === 'check' && faults.length === 0

  // Coming back to a question moves the focus there; going on moves it to the top.
  const wanted = useRef<FieldName | undefined>(undefined)
  const shown = useRef(checking)
  useEffect(() => {
    if (shown.current === checking) return
    shown.current = checking
    const target = document.getElementById(checking ? 'main' : (wanted.current ?? 'main'))
    target?.focus({ preventScroll: true })
    if (checking) scrollTo({ top: 0 })
    else target?.scrollIntoView({ block: 'center' })
  }, [checking])

  function say({ field, code }: DraftFault): { readonly field: FieldName; readonly message: string } {
    const own = new Map<string, string>([...Object.entries(personWords[language]), ...Object.entries(registerWords[language])])
    return { field, message: (own.get(code) ?? code).replace('{count}', String(values.nik.length)) }
  }

  function goOn(): void {
    form.show(faults.map(say))
    if (faults.length > 0) return
    register.clear()
    route(`${here}${again === undefined ? '?' : '&'}step=check`)
  }

  function change(field?: FieldName): void {
    wanted.current = field
    route(here)
  }

  async function send(): Promise<void> {
    const answer = await register.send(inputOf(values))
    if (!answer.ok) {
      if (answer.problem.errors !== undefined && answer.problem.see === undefined) {
        form.showProblem(answer.problem)
        change()
      }
      return
    }
    form.clear()
    route(`/workers/${answer.value.id}/registered`, true)
  }

  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (checking) void send()
        else goOn()
      }}
    >
      <PageHead title={t(checking ? 'check-title' : 'title')} lead={t(checking ? 'check-lead' : 'lead')} />
      {!checking && <ErrorSummary faults={form.faults} />}
      {register.problem !== undefined && (checking || register.problem.errors === undefined) && (
        <ProblemNotice problem={register.problem} seeHref={(see) => see} />
      )}
      {!checking && form.restored && (
        <p class="muted">
          {t('restored')}{' '}
          {again === undefined && (
            <Button kind="plain" small onPress={form.clear}>
              {t('start-over')}
            </Button>
          )}
        </p>
      )}
      {checking ? <RegisterCheck draft={values} onChange={change} /> : <RegisterForm form={form} />}
      <div class={checking ? undefined : 'form-end'}>
        <ButtonRow>
          <Button type="submit" kind="main" busy={register.busy}>
            {t(checking ? 'send' : 'check')}
          </Button>
          {checking && <Button onPress={() => change()}>{t('back')}</Button>}
        </ButtonRow>
      </div>
      {!checking && <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'REGISTER', language })} />}
    </form>
  )
}
