// SPDX-License-Identifier: AGPL-3.0-or-later
// The accounts within an administrator's authority: found, added, closed, opened again, given a new link.

import type { VNode } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import { accessContracts } from '#access/core/access.contract.ts'
import { AddUserForm, type Handed } from '#access/web/add-user-form.tsx'
import { ChangeRole } from '#access/web/change-role.tsx'
import { momentWords } from '#access/web/moment.ts'
import { pageWords } from '#access/web/page.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand, useList, useQuery } from '#platform/web/query.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { TextInput } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'
import { ShowMore, Table } from '#platform/web/ui/table.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type User = OutputOf<typeof accessContracts.ListUsers>['items'][number]

/** The link is shown here once; no letter carries it. */
function LinkToHand(props: { readonly handed: Handed }): VNode {
  const t = useWords(pageWords)
  const { language } = useReading()
  const { say } = useUndo()
  const link = location.origin + props.handed.path
  // It stands above the list, and is asked for far below.
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    place.current?.focus({ preventScroll: true })
    place.current?.scrollIntoView({ block: 'center' })
  }, [link])
  return (
    <div ref={place} tabIndex={-1} class="act-notice">
      <Notice tone="good" title={t('link-title', { name: props.handed.name })} live>
        <p>{t('link-text', { when: momentWords(props.handed.expires, language) })}</p>
        <p>
          <code>{link}</code>
        </p>
        <Button
          small
          icon="link"
          onPress={() => {
            void navigator.clipboard.writeText(link).then(() => say(t('copied')))
          }}
        >
          {t('copy')}
        </Button>
      </Notice>
    </div>
  )
}

export function StaffPage(): VNode {
  const t = useWords(pageWords)
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
  const problem = deactivate.problem ?? reactivate.problem ?? invite.problem

  function forget(): void {
    deactivate.clear()
    reactivate.clear()
    invite.clear()
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

  // One's own account is another administrator's to change.
  const own = me.state === 'ready' ? me.value.userId : undefined
  const actions = (user: User): VNode | null => {
    if (user.id === own) return null
    return user.active ? (
      <ButtonRow>
        <Button small busy={invite.busy} label={`${t('invite')}: ${user.name}`} onPress={() => void link(user)}>
          {t('invite')}
        </Button>
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
                cell: (user) => <Badge tone={user.active ? 'good' : 'plain'}>{t(user.active ? 'active' : 'inactive')}</Badge>,
              },
              { key: 'actions', label: t('actions'), cell: actions },
            ]}
          />
        )}
        <ShowMore shown={list.items.length} onMore={list.more} busy={list.loadingMore} />
      </div>
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
