// SPDX-License-Identifier: AGPL-3.0-or-later
// How to call back without endangering anybody: first on the page, and noted anew where it was not known or has changed.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { caseContracts } from '#cases/core/case.contract.ts'
import { closedCases } from '#cases/core/case.ts'
import { mayAct } from '#cases/core/case-guest.rules.ts'
import type { FullCase } from '#cases/web/case-acts.tsx'
import { casePageWords } from '#cases/web/page.words.ts'
import { useForm } from '#platform/web/form.ts'
import { useCommand } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

interface Props {
  readonly value: FullCase
  readonly onDone: () => void
}

function CallBackQuestion({ value, onDone, onClose }: Props & { readonly onClose: () => void }): VNode {
  const t = useWords(casePageWords)
  const { say } = useUndo()
  const set = useCommand(caseContracts.SetCallBack)
  const { id, version, callBack = '', callWhen = '' } = value
  // Kept on no device: it is how somebody is found.
  const form = useForm(undefined, { callBack, callWhen })
  async function send(): Promise<void> {
    const way = form.values.callBack.trim()
    const when = form.values.callWhen.trim()
    if (way === '') return form.show([{ field: 'callBack', message: t('call-missing') }])
    const answer = await set.send({ id, callBack: way, callWhen: when === '' ? undefined : when }, { version })
    if (!answer.ok) return form.showProblem(answer.problem)
    say(t('saved'))
    onDone()
    return onClose()
  }
  const title = t(value.callBack === undefined ? 'call-set' : 'call-change')
  return (
    <Question title={title} lead={t('call-lead')} verb={t('call-save')} sending={set} onSend={send} onClose={onClose}>
      <TextInput {...form.bind('callBack')} label={t('call-back')} maxLength={200} />
      <TextInput {...form.bind('callWhen')} label={t('call-when')} maxLength={200} optional />
    </Question>
  )
}

export function CallBack(props: Props): VNode {
  const t = useWords(casePageWords)
  const { language } = useReading()
  const [asked, setAsked] = useState(false)
  const { callBack, callWhen, reachedOn, readIn, state, purpose } = props.value
  return (
    <Notice tone="dawn" icon="phone" title={t('call')}>
      <p>{callBack ?? t(readIn === true ? 'call-record' : 'call-none')}</p>
      {callWhen !== undefined && <p>{t('call-at', { when: callWhen })}</p>}
      <p class="hint">{t('reached-on', { date: formatDate(reachedOn, language) })}</p>
      {!closedCases.includes(state) && mayAct(purpose, 'SetCallBack') && (
        <p>
          <Button small onPress={() => setAsked(true)}>
            {t(callBack === undefined ? 'call-set' : 'call-change')}
          </Button>
        </p>
      )}
      {asked && <CallBackQuestion {...props} onClose={() => setAsked(false)} />}
    </Notice>
  )
}
