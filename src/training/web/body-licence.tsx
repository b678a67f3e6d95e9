// SPDX-License-Identifier: AGPL-3.0-or-later
// One licence of a certification body by its days, and the means to end it; and the form for the next one.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { DateInput, TextInput } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'
import { Timeline } from '#platform/web/ui/timeline.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { bodyContracts } from '#training/core/body.contract.ts'
import { type LicenceStanding, licenceStanding } from '#training/core/body.ts'
import { bodyPageWords } from '#training/web/body.words.ts'
import { initialLicence, LicenceFields } from '#training/web/body-fields.tsx'

type Licence = OutputOf<typeof bodyContracts.GetBody>['licences'][number]

const toneOf: Readonly<Record<LicenceStanding, Tone>> = { live: 'good', 'not-yet': 'plain', ended: 'late', lapsed: 'late' }

function EndForm(props: { readonly id: string; readonly licence: Pick<Licence, 'number' | 'from'>; readonly onDone: () => void }): VNode {
  const t = useWords(bodyPageWords)
  const { today } = useReading()
  const { say } = useUndo()
  const { id } = props
  const { number, from } = props.licence
  const form = useForm(`end-body-licence-${id}-${number}-${from}`, { on: today, reason: '' })
  const end = useCommand(bodyContracts.EndBodyLicence)
  const { on, reason } = form.values

  async function send(): Promise<void> {
    const missing = (['on', 'reason'] as const).filter((field) => form.values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await end.send({ id, number, from, on, reason })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('licence-ended'))
    props.onDone()
  }

  return (
    <FormFrame form={form} sending={end} onSend={send} verb={t('end')} kind="danger">
      <DateInput {...form.bind('on')} label={t('end-on')} max={today} required />
      <TextInput {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} maxLength={200} required />
    </FormFrame>
  )
}

export function BodyLicence(props: { readonly id: string; readonly licence: Licence; readonly may: boolean }): VNode {
  const t = useWords(bodyPageWords)
  const { today } = useReading()
  const [ending, setEnding] = useState(false)
  const { id, may } = props
  const { number, from, to, ended } = props.licence
  const standing = licenceStanding({ number, from, to, ...(ended === undefined ? {} : { ended }) }, today)
  return (
    <Section title={t('licence-of', { number })} lead={<Badge tone={toneOf[standing]}>{t(standing)}</Badge>}>
      <Timeline
        label={t('history')}
        moments={[
          { date: from, text: t('begins'), tone: 'good', ahead: from > today },
          ended === undefined
            ? { date: to, text: t('ends'), tone: 'plain', ahead: to >= today }
            : { date: ended.on, text: t('is-ended'), tone: 'late', note: ended.reason },
        ]}
      />
      {may && standing === 'live' && (
        <ButtonRow>
          <Button small label={`${t('end')}: ${number}`} onPress={() => setEnding(true)}>
            {t('end')}
          </Button>
        </ButtonRow>
      )}
      <Modal
        open={ending}
        title={t('end-title', { number })}
        onClose={() => setEnding(false)}
        actions={<Button onPress={() => setEnding(false)}>{t('keep')}</Button>}
      >
        <div class="form">
          <p>{t('end-text')}</p>
          <EndForm id={id} licence={props.licence} onDone={() => setEnding(false)} />
        </div>
      </Modal>
    </Section>
  )
}

export function AddLicenceForm(props: { readonly id: string; readonly onDone: () => void }): VNode {
  const t = useWords(bodyPageWords)
  const { say } = useUndo()
  const form = useForm(`body-licence-${props.id}`, initialLicence)
  const add = useCommand(bodyContracts.AddBodyLicence)

  async function send(): Promise<void> {
    const missing = (['number', 'from', 'to'] as const).filter((field) => form.values[field].trim() === '')
    if (missing.length > 0) return form.show(missing.map((field) => ({ field, message: t(`required-${field}`) })))
    const answer = await add.send({ id: props.id, ...form.values })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('licence-added'))
    props.onDone()
  }

  return (
    <FormFrame form={form} sending={add} onSend={send} verb={t('save')}>
      <LicenceFields form={form} />
    </FormFrame>
  )
}
