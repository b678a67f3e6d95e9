// SPDX-License-Identifier: AGPL-3.0-or-later
// Tokens in a table, and the question before one is taken away.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { accessContracts } from '#access/core/access.contract.ts'
import { tokenWords } from '#access/web/token.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { Modal } from '#platform/web/modal.tsx'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { momentWords } from '#platform/web/ui/moment.ts'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { EmptyState } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Token = OutputOf<typeof accessContracts.ListTokens>['items'][number]

interface TokenTableProps {
  readonly caption: string
  readonly empty: string
  readonly items: readonly Token[]
  readonly revoke: (tokenId: string) => Promise<boolean>
  readonly busy: boolean
  readonly problem: Problem | undefined
}

/** `read:workers`: only looking, in one part. */
function useReach(): (scopes: readonly string[]) => string {
  const t = useWords(tokenWords)
  return (scopes) => {
    if (scopes.length === 0) return t('reach-all')
    const each = scopes.map((scope) => {
      const [act, part] = scope.split(':')
      if (act === 'step-up') return t('step-up')
      const reach = t(act === 'write' ? 'reach-write' : 'reach-read')
      return part === undefined ? reach : t('reach-part', { reach, part })
    })
    return each.join('; ')
  }
}

export function TokenTable(props: TokenTableProps): VNode {
  const t = useWords(tokenWords)
  const { language } = useReading()
  const { say } = useUndo()
  const reachOf = useReach()
  const [asked, setAsked] = useState<Token>()
  const nameOf = (token: Token): string => (token.name === '' ? t('unnamed') : token.name)

  async function revoke(token: Token): Promise<void> {
    const gone = await props.revoke(token.id)
    setAsked(undefined)
    if (gone) say(t('revoked'))
  }

  return (
    <>
      {props.problem !== undefined && <ProblemNotice problem={props.problem} />}
      {props.items.length === 0 ? (
        <EmptyState icon="link" title={t('tokens-none')}>
          {props.empty}
        </EmptyState>
      ) : (
        <Table
          caption={props.caption}
          rows={props.items}
          rowKey={(token) => token.id}
          columns={[
            { key: 'name', label: t('purpose'), cell: nameOf },
            { key: 'reach', label: t('reach'), cell: (token) => reachOf(token.scopes) },
            { key: 'made', label: t('made'), cell: (token) => momentWords(token.created, language) },
            { key: 'expires', label: t('expires'), cell: (token) => momentWords(token.expires, language) },
            {
              key: 'used',
              label: t('last-used'),
              cell: (token) => (token.lastUsed === null ? t('never') : momentWords(token.lastUsed, language)),
            },
            {
              key: 'revoke',
              label: t('revoke'),
              action: true,
              cell: (token) => (
                <Button small label={t('revoke-of', { name: nameOf(token) })} onPress={() => setAsked(token)}>
                  {t('revoke')}
                </Button>
              ),
            },
          ]}
        />
      )}
      <Modal
        open={asked !== undefined}
        title={asked === undefined ? '' : t('revoke-ask', { name: nameOf(asked) })}
        onClose={() => setAsked(undefined)}
        actions={
          <>
            <Button kind="danger" busy={props.busy} onPress={() => asked && void revoke(asked)}>
              {t('revoke-send')}
            </Button>
            <Button onPress={() => setAsked(undefined)}>{t('keep')}</Button>
          </>
        }
      >
        <p>{t('revoke-text')}</p>
      </Modal>
    </>
  )
}
