// SPDX-License-Identifier: AGPL-3.0-or-later
// The accounts within an administrator's authority: found, added, closed, opened again, given a new link.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { reEnrolmentContracts } from '#access/core/sign-in.contract.ts'
import { AddUserForm, type Handed } from '#access/web/add-user-form.tsx'
import { ChangeRole } from '#access/web/change-role.tsx'
import { LinkToHand } from '#access/web/link-to-hand.tsx'
import { OpenReEnrolment } from '#access/web/open-re-enrolment.tsx'
import { pageWords } from '#access/web/page.words.ts'
import { reEnrolmentWords } from '#access/web/re-enrolment.words.ts'
import { ReEnrolments } from '#access/web/re-enrolments.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useList, useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type User = OutputOf<typeof accessContracts.ListUsers>['items'][number]

export function StaffPage(): VNode {
  const t = useWords(pageWords)
  const r = useWords(reEnrolmentWords)
  const { say } = useUndo()
  const [q, setQ] = useState('')
  const [handed, setHanded] = useState<Handed>()
  const [closing, setClosing] = useState<User>()
  const [changing, setChanging] = useState<User>()
  const list = useList(accessContracts.ListUsers, { limit: 50, ...(q === '' ? {} : { q }) })
  const me = useQuery(accessContracts.GetMe, {})
  const deactivate = useCommand(accessContracts.DeactivateUser)
  const reactivate = useCommand(accessContracts.ReactivateUser)
  const invite = useCommand(accessContracts.InviteUser)
  const cancel = useCommand(reEnrolmentContracts.CancelReEnrolment)
  const [opening, setOpening] = useState<User>()
  const problem = deactivate.problem ?? reactivate.problem ?? invite.problem ?? cancel.problem

  function forget(): void {
    deactivate.clear()
    reactivate.clear()
    invite.clear()
    cancel.clear()
    setHanded(undefined)
  }

  async function close(user: User): Promise<void> {
    forget()
    setClosing(undefined)
    if ((await deactivate.send({ id: user.id })).ok) say(t('deactivated'))
  }

  async function open(user: User): Promise<void> {
    forget()
    if ((await reactivate.send({ id: user.id })).ok) say(t('reactivated'))
  }

  async function link(user: User): Promise<void> {
    forget()
    const answer = await invite.send({ id: user.id })
    if (answer.ok) setHanded({ name: user.name, ...answer.value })
  }

  async function callOff(user: User): Promise<void> {
    forget()
    if ((await cancel.send({ id: user.id })).ok) say(r('cancelled'))
  }

  /** A first link is one administrator's to give; whoever was in before comes back before two officers. */
  const wayIn = (user: User): VNode => {
    if (!user.enrolled)
      return (
        <Button small busy={invite.busy} label={`${t('invite')}: ${user.name}`} onPress={() => void link(user)}>
          {t('invite')}
        </Button>
      )
    return user.reEnrolment === null ? (
      <Button
        small
        label={`${r('open')}: ${user.name}`}
        onPress={() => {
          forget()
          setOpening(user)
        }}
      >
        {r('open')}
      </Button>
    ) : (
      <Button small busy={cancel.busy} label={`${r('cancel')}: ${user.name}`} onPress={() => void callOff(user)}>
        {r('cancel')}
      </Button>
    )
  }

  // One's own account is another administrator's to change.
  const own = me.state === 'ready' ? me.value.userId : undefined
  const actions = (user: User): VNode | null => {
    if (user.id === own) return null
    return user.active ? (
      <ButtonRow>
        {wayIn(user)}
        <Button
          small
          label={`${t('change-role')}: ${user.name}`}
          onPress={() => {
            forget()
            setChanging(user)
          }}
        >
          {t('change-role')}
        </Button>
        <LinkButton small href={`/staff/${user.id}/tokens`} label={`${t('tokens')}: ${user.name}`}>
          {t('tokens')}
        </LinkButton>
        <Button small label={`${t('deactivate')}: ${user.name}`} onPress={() => setClosing(user)}>
          {t('deactivate')}
        </Button>
      </ButtonRow>
    ) : (
      <Button small busy={reactivate.busy} label={`${t('reactivate')}: ${user.name}`} onPress={() => void open(user)}>
        {t('reactivate')}
      </Button>
    )
  }

  return (
    <>
      <PageHead
        title={t('staff-title')}
        lead={t('staff-lead')}
        actions={
          <LinkButton href="#add" icon="plus">
            {t('add-title')}
          </LinkButton>
        }
      />
      <div class="form">
        {handed !== undefined && <LinkToHand handed={handed} />}
        {problem !== undefined && <ProblemNotice problem={problem} />}
        <TextInput id="q" type="search" label={t('staff-search')} value={q} onChange={setQ} width="half" maxLength={80} />
        {list.problem !== undefined && <ProblemNotice problem={list.problem} onRetry={list.reload} />}
        {(list.state === 'loading' || me.state === 'loading') && <Skeleton />}
        {list.state === 'ready' && list.items.length === 0 && (
          <EmptyState icon="people" title={t('staff-empty')}>
            {t('staff-empty-text')}
          </EmptyState>
        )}
        {list.items.length > 0 && me.state !== 'loading' && (
          <Table
            caption={t('staff-title')}
            rows={list.items}
            rowKey={(user) => user.id}
            columns={[
              {
                key: 'name',
                label: t('name'),
                cell: (user) => (
                  <>
                    {user.name}
                    <small class="cell-more">{user.login}</small>
                  </>
                ),
              },
              {
                key: 'role',
                label: t('role'),
                cell: (user) => (
                  <>
                    {t(`role.${user.role}`)}
                    <small class="cell-more">{user.officeName}</small>
                  </>
                ),
              },
              {
                key: 'status',
                label: t('status'),
                cell: (user) => (
                  <>
                    <Badge tone={user.active ? 'good' : 'plain'}>{t(user.active ? 'active' : 'inactive')}</Badge>
                    {user.reEnrolment !== null && <small class="cell-more">{r('waits')}</small>}
                  </>
                ),
              },
              { key: 'actions', label: t('actions'), cell: actions },
            ]}
          />
        )}
        <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      </div>
      <ReEnrolments />
      {opening !== undefined && (
        <OpenReEnrolment
          user={opening}
          onClose={() => setOpening(undefined)}
          onDone={() => {
            setOpening(undefined)
            say(r('opened'))
          }}
        />
      )}
      {changing !== undefined && (
        <ChangeRole
          user={changing}
          onClose={() => setChanging(undefined)}
          onDone={() => {
            setChanging(undefined)
            say(t('role-changed'))
          }}
        />
      )}
      <AddUserForm onAdded={setHanded} />
      <Modal
        open={closing !== undefined}
        title={t('deactivate-ask', { name: closing?.name ?? '' })}
        onClose={() => setClosing(undefined)}
        actions={
          <>
            <Button kind="danger" busy={deactivate.busy} onPress={() => closing && void close(closing)}>
              {t('deactivate')}
            </Button>
            <Button onPress={() => setClosing(undefined)}>{t('keep')}</Button>
          </>
        }
      >
        <p>{t('deactivate-text')}</p>
      </Modal>
    </>
  )
}
