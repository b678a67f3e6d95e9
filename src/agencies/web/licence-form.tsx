// SPDX-License-Identifier: AGPL-3.0-or-later
// Writes down what a decree says of a licence: given, suspended, lifted, revoked. The same questions, as far as each needs them.

import type { VNode } from 'preact'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { pageWords } from '#agencies/web/page.words.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { useCommand } from '#platform/web/query.ts'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { useUndo } from '#platform/web/undo.tsx'

export type LicenceAct = 'grant' | 'suspend' | 'lift' | 'revoke'

const asks: Readonly<Record<LicenceAct, readonly ('number' | 'from' | 'to' | 'legalBasis')[]>> = {
  grant: ['number', 'from', 'to', 'legalBasis'],
  suspend: ['from', 'to', 'legalBasis'],
  lift: ['from'],
  revoke: ['from', 'legalBasis'],
}

interface LicenceFormProps {
  readonly agencyId: string
  readonly act: LicenceAct
  /** Of the licence it is about; a new one is asked for its own. */
  readonly number?: string | undefined
  readonly onDone: () => void
}

export function LicenceForm(props: LicenceFormProps): VNode {
  const t = useWords(pageWords)
  const { say } = useUndo()
  const { agencyId: id, act } = props
  const form = useForm(`licence-${act}-${id}-${props.number ?? ''}`, { number: props.number ?? '', from: '', to: '', legalBasis: '' })
  const grant = useCommand(agencyContracts.GrantLicence)
  const suspend = useCommand(agencyContracts.SuspendLicence)
  const lift = useCommand(agencyContracts.LiftSuspension)
  const revoke = useCommand(agencyContracts.RevokeLicence)
  const sending = { grant, suspend, lift, revoke }[act]
  const { number, from, legalBasis } = form.values
  const to = form.values.to === '' ? undefined : form.values.to

  function sendIt() {
    switch (act) {
      case 'grant':
        return grant.send({ id, number, from, to, legalBasis })
      case 'suspend':
        return suspend.send({ id, number, from, to, legalBasis })
      case 'lift':
        return lift.send({ id, number, from })
      case 'revoke':
        return revoke.send({ id, number, from, legalBasis })
    }
  }

  async function send(): Promise<void> {
    const empty = asks[act].flatMap((field) => (field === 'to' || form.values[field].trim() !== '' ? [] : [field]))
    if (empty.length > 0) return form.show(empty.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await sendIt()
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('saved'))
    props.onDone()
  }

  const asked = (field: 'number' | 'to' | 'legalBasis'): boolean => asks[act].includes(field)
  return (
    <FormFrame
      form={form}
      sending={sending}
      onSend={send}
      verb={act === 'grant' ? t('save') : t(act)}
      kind={act === 'revoke' ? 'danger' : 'main'}
    >
      {asked('number') && <TextInput {...form.bind('number')} label={t('number')} width="half" maxLength={80} />}
      <DateInput {...form.bind('from')} label={t('from')} />
      {asked('to') && <DateInput {...form.bind('to')} label={t('to')} hint={t(act === 'grant' ? 'term-hint' : 'to-hint')} optional />}
      {asked('legalBasis') && <TextInput {...form.bind('legalBasis')} label={t('basis')} hint={t('basis-hint')} maxLength={200} />}
    </FormFrame>
  )
}
