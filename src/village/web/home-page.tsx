// SPDX-License-Identifier: AGPL-3.0-or-later
// A home that is visited: where the work list leads to when a next visit is due.

import type { VNode } from 'preact'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { watchContracts } from '#village/core/watch.contract.ts'
import { VisitsSection } from '#village/web/visits-section.tsx'
import { watchWords } from '#village/web/watch.words.ts'
import { mayOpenFile } from '#village/web/watch-row.tsx'

export function HomePage(props: PageProps): VNode {
  const t = useWords(watchWords)
  const session = useSession()
  const home = useQuery(watchContracts.GetHome, { id: props.params?.['id'] ?? '' })
  if (home.state === 'loading') return <Skeleton />
  if (home.state === 'failed') return <ProblemPage problem={home.problem} onRetry={home.reload} />
  const { workerId, name, area, version } = home.value
  return (
    <>
      <PageHead
        back={{ href: '/watch', label: t('home-back') }}
        title={t('home-title', { name })}
        lead={<AreaText code={area} />}
        actions={
          mayOpenFile(session) && (
            <LinkButton small href={`/workers/${workerId}`} icon="person">
              {t('home-file')}
            </LinkButton>
          )
        }
      />
      <VisitsSection id={workerId} version={version} />
    </>
  )
}
