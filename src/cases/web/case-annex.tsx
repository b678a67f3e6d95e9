// SPDX-License-Identifier: AGPL-3.0-or-later
// The sealed annexes in a case: the own one, and of others that they are there.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { annexContracts } from '#cases/core/annex.contract.ts'
import { annexPageWords } from '#cases/web/annex.words.ts'
import { FirstFile } from '#cases/web/annex-files.tsx'
import { AnnexNote } from '#cases/web/annex-note.tsx'
import { AnnexView } from '#cases/web/annex-view.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { useForm } from '#platform/web/form.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { SectionProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { TextArea } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Other = OutputOf<typeof annexContracts.ListAnnexes>['others'][number]

const LEAST_REASON = 10

/** Read at a press: each time is a look that is written down. */
function Shown({ id, title }: { readonly id: string; readonly title: string }): VNode {
  const t = useWords(annexPageWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <h3>{title}</h3>
      <p>
        <Button small icon={open ? 'close' : 'lock'} label={`${t(open ? 'hide' : 'show')}: ${title}`} onPress={() => setOpen(!open)}>
          {t(open ? 'hide' : 'show')}
        </Button>
      </p>
      {open && <AnnexView id={id} />}
    </>
  )
}

function BreakDialog(props: {
  readonly caseId: string
  readonly other: Other
  readonly onClose: () => void
  readonly onDone: () => void
}): VNode {
  const t = useWords(annexPageWords)
  const { caseId, other, onClose, onDone } = props
  const { office, name = t('unknown') } = other
  const glass = useCommand(annexContracts.BreakGlass)
  const form = useForm(undefined, { reason: '' })
  async function send(): Promise<void> {
    const reason = form.values.reason.trim()
    if (reason.length < LEAST_REASON) return form.show([{ field: 'reason', message: t('reason-missing') }])
    const answer = await glass.send({ id: caseId, office, reason })
    if (!answer.ok) return form.showProblem(answer.problem)
    onClose()
    onDone()
  }
  return (
    <Modal
      open
      title={t('break-title')}
      onClose={onClose}
      actions={
        <>
          <Button kind="danger" busy={glass.busy} onPress={() => void send()}>
            {t('break')}
          </Button>
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <div class="stack">
        <p>{t('break-text', { name })}</p>
        {glass.problem !== undefined && glass.problem.errors === undefined && <ProblemNotice problem={glass.problem} />}
        <TextArea {...form.bind('reason')} label={t('reason')} hint={t('reason-hint')} rows={3} maxLength={500} />
      </div>
    </Modal>
  )
}

function Others(props: { readonly caseId: string; readonly others: readonly Other[]; readonly onDone: () => void }): VNode {
  const t = useWords(annexPageWords)
  const { role } = useSession()
  const [asked, setAsked] = useState<Other>()
  const { caseId, others, onDone } = props
  return (
    <>
      {others.map((other) => {
        const { office, name = t('unknown'), annex } = other
        if (annex !== undefined) return <Shown key={annex} id={annex} title={t('of-office', { name })} />
        return (
          <p key={office}>
            {t('other', { name })}{' '}
            {annexContracts.BreakGlass.may.some((each) => each === role) && (
              <Button small label={`${t('break')}: ${name}`} onPress={() => setAsked(other)}>
                {t('break')}
              </Button>
            )}
          </p>
        )
      })}
      {asked !== undefined && <BreakDialog caseId={caseId} other={asked} onClose={() => setAsked(undefined)} onDone={onDone} />}
    </>
  )
}

export function CaseAnnex({ id: caseId }: SectionProps): VNode {
  const t = useWords(annexPageWords)
  const { acting } = useSession()
  const list = useQuery(annexContracts.ListAnnexes, acting === undefined ? { id: caseId } : undefined)
  if (acting !== undefined) return <p class="muted">{t('deputy', { giver: acting.giver })}</p>
  if (list.state === 'loading') return <Skeleton lines={2} />
  if (list.state === 'failed') return <ProblemNotice problem={list.problem} onRetry={list.reload} />
  const { own, withheld, others } = list.value
  return (
    <div class="stack">
      <p class="hint">{t('lead')}</p>
      {withheld && <p class="muted">{t('withheld')}</p>}
      {own !== undefined && <Shown id={own} title={t('of-own')} />}
      {own === undefined && !withheld && (
        <>
          <p class="muted">{t('none')}</p>
          <AnnexNote caseId={caseId} onDone={list.reload} />
          <FirstFile caseId={caseId} onDone={list.reload} />
        </>
      )}
      <Others caseId={caseId} others={others} onDone={list.reload} />
    </div>
  )
}
