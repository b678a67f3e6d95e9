// SPDX-License-Identifier: AGPL-3.0-or-later
// One person's requests about their data, on their file, and the way to record another.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { formContracts } from '#forms/core/form.contract.ts'
import { isNear } from '#kernel/authority.ts'
import { addressOf } from '#platform/web/api.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { PrintEmpty } from '#platform/web/print-empty.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { RadioChips, TextArea } from '#platform/web/ui/inputs.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { rightsContracts } from '#rights/core/request.contract.ts'
import { channels, rights } from '#rights/core/request.ts'
import { requestWords } from '#rights/core/request.words.ts'
import { RequestTable } from '#rights/web/request-table.tsx'
import { rightsWords } from '#rights/web/rights.words.ts'

function ReceiveDialog(props: { readonly id: string; readonly open: boolean; readonly onClose: () => void }): VNode {
  const t = useWords(rightsWords)
  const r = useWords(requestWords)
  const { language } = useReading()
  const { say } = useUndo()
  const receive = useCommand(rightsContracts.ReceiveRequest)
  const form = useForm(`rights-request-${props.id}`, { right: '', channel: '', wish: '' })

  async function send(): Promise<void> {
    const right = rights.find((each) => each === form.values.right)
    const channel = channels.find((each) => each === form.values.channel)
    if (right === undefined) return form.show([{ field: 'right', message: t('right-missing') }])
    if (channel === undefined) return form.show([{ field: 'channel', message: t('channel-missing') }])
    const wish = form.values.wish.trim()
    const answer = await receive.send({ workerId: props.id, right, channel, ...(wish === '' ? {} : { wish }) })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('added'))
    props.onClose()
  }

  return (
    <Modal
      open={props.open}
      title={t('add')}
      onClose={props.onClose}
      actions={
        <>
          <Button kind="main" busy={receive.busy} onPress={() => void send()}>
            {t('add')}
          </Button>
          <Button onPress={props.onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('add-text')}</p>
        {receive.problem !== undefined && receive.problem.errors === undefined && <ProblemNotice problem={receive.problem} />}
        <RadioChips {...form.bind('right')} label={t('right')} choices={rights.map((value) => ({ value, label: r(value) }))} />
        <RadioChips {...form.bind('channel')} label={t('channel')} choices={channels.map((value) => ({ value, label: t(value) }))} />
        <TextArea {...form.bind('wish')} label={t('wish')} hint={t('wish-hint')} rows={3} maxLength={1000} optional />
        <PrintEmpty href={addressOf(formContracts.GetBlankForm, { form: 'RIGHTS', language })} />
      </div>
    </Modal>
  )
}

export function RequestsSection(props: SectionProps): VNode {
  const t = useWords(rightsWords)
  const { role, office } = useSession()
  const [adding, setAdding] = useState(false)
  const list = useQuery(rightsContracts.ListRequestsOf, { id: props.id })
  if (list.state === 'loading') return <Skeleton lines={1} />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  const { items } = list.value
  return (
    <>
      {items.length === 0 ? <p class="muted">{t('section-empty')}</p> : <RequestTable items={items} />}
      <ButtonRow>
        <Button small icon="plus" onPress={() => setAdding(true)}>
          {t('add')}
        </Button>
        {!isNear(office.kind) && rightsContracts.GetHeld.may.some((each) => each === role) && (
          <LinkButton small icon="lock" href={`/workers/${props.id}/held`}>
            {t('see-held')}
          </LinkButton>
        )}
      </ButtonRow>
      <ReceiveDialog id={props.id} open={adding} onClose={() => setAdding(false)} />
    </>
  )
}
