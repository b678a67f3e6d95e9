// SPDX-License-Identifier: AGPL-3.0-or-later
// What waits for a second officer, where there is anything; and what the owner of an account is told of it.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { accessContracts } from '#access/core/access.contract.ts'
import { reEnrolmentContracts } from '#access/core/sign-in.contract.ts'
import type { Handed } from '#access/web/add-user-form.tsx'
import { LinkToHand } from '#access/web/link-to-hand.tsx'
import { reEnrolmentWords } from '#access/web/re-enrolment.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'

type Waiting = OutputOf<typeof reEnrolmentContracts.ListReEnrolments>['items'][number]
type Told = OutputOf<typeof accessContracts.GetMe>['reEnrolled']

export function ReEnrolments(): VNode | null {
  const t = useWords(reEnrolmentWords)
  const { language } = useReading()
  const waiting = useQuery(reEnrolmentContracts.ListReEnrolments, {})
  const confirm = useCommand(reEnrolmentContracts.ConfirmReEnrolment)
  const [asked, setAsked] = useState<Waiting>()
  const [handed, setHanded] = useState<Handed>()
  const items = waiting.state === 'ready' ? waiting.value.items : []
  if (items.length === 0 && handed === undefined) return null

  async function send({ id, name }: Waiting): Promise<void> {
    const answer = await confirm.send({ id, inPerson: true })
    if (!answer.ok) return
    setAsked(undefined)
    setHanded({ name, ...answer.value })
  }

  return (
    <Section title={t('title')} lead={t('lead')} id="re-enrolments">
      <div class="form">
        {handed !== undefined && <LinkToHand handed={handed} />}
        {items.length > 0 && (
          <Table
            caption={t('title')}
            rows={items}
            rowKey={(item) => item.id}
            columns={[
              {
                key: 'who',
                label: t('who'),
                cell: (item) => (
                  <>
                    {item.name}
                    <small class="cell-more">{item.officeName}</small>
                  </>
                ),
              },
              { key: 'by', label: t('opened-by'), cell: (item) => (item.openedBy === 'system' ? t('operator') : item.openedBy) },
              { key: 'until', label: t('until'), cell: (item) => momentWords(item.until, language) },
              {
                key: 'confirm',
                label: t('confirm'),
                action: true,
                cell: (item) => (
                  <Button small label={t('confirm-of', { name: item.name })} onPress={() => setAsked(item)}>
                    {t('confirm')}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </div>
      <Modal
        open={asked !== undefined}
        title={asked === undefined ? '' : t('confirm-ask', { name: asked.name })}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button kind="main" busy={confirm.busy} onPress={() => asked && void send(asked)}>
              {t('confirm-send')}
            </Button>
            <Button onPress={() => setAsked(undefined)}>{t('keep')}</Button>
          </>
        }
      >
        {confirm.problem !== undefined && <ProblemNotice problem={confirm.problem} />}
        <p>{t('confirm-text')}</p>
      </Modal>
    </Section>
  )
}

/** That two officers, or one so far, gave this account another way in. */
export function ReEnrolled({ told }: { readonly told: Told }): VNode | null {
  const t = useWords(reEnrolmentWords)
  const { language } = useReading()
  if (told === null) return null
  const opener = told.openedBy === 'system' ? t('operator') : told.openedBy
  const when = momentWords(told.at, language)
  const title =
    told.confirmedBy === null ? t('told-opened', { opener, when }) : t('told-confirmed', { opener, confirmer: told.confirmedBy, when })
  return (
    <div class="act-notice">
      <Notice tone="dawn" title={title}>
        <p>{t('told-text')}</p>
      </Notice>
    </div>
  )
}
