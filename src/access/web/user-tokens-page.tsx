// SPDX-License-Identifier: AGPL-3.0-or-later
// The tokens of an officer, for the administrator who may take them away.

import type { VNode } from 'preact'
import { accessContracts } from '#access/core/access.contract.ts'
import { tokenWords } from '#access/web/token.words.ts'
import { TokenTable } from '#access/web/token-table.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function UserTokensPage(props: PageProps): VNode {
  const t = useWords(tokenWords)
  const id = props.params?.['id'] ?? ''
  const tokens = useQuery(accessContracts.ListUserTokens, { id })
  const revoke = useCommand(accessContracts.RevokeUserToken)
  if (tokens.state === 'loading') return <Skeleton />
  if (tokens.state === 'failed')
    return <ProblemPage problem={tokens.problem} onRetry={tokens.reload} back={{ href: '/staff', label: t('back') }} />
  const { name, items } = tokens.value
  return (
    <>
      <PageHead title={t('tokens-of', { name })} lead={t('tokens-of-lead')} back={{ href: '/staff', label: t('back') }} />
      <TokenTable
        caption={t('tokens-of', { name })}
        empty={t('tokens-none-theirs')}
        items={items}
        revoke={async (tokenId) => (await revoke.send({ id, tokenId })).ok}
        busy={revoke.busy}
        problem={revoke.problem}
      />
    </>
  )
}
