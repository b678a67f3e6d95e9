// SPDX-License-Identifier: AGPL-3.0-or-later
// A volunteer's first page: for whom one acts, until when, and what one was asked to do.

import type { VNode } from 'preact'
import { deputyWords } from '#access/web/deputy.words.ts'
import { useFetchedActWords } from '#platform/web/acts.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

/** Where each act is done that a volunteer may be given (`volunteer.law.ts`). */
const pageOf: Readonly<Record<string, string>> = {
  RegisterWorker: '/workers/new',
  RegisterCase: '/cases/new',
  RecordVisit: '/watch',
  HoldOutreach: '/outreach/new',
  CountAnswers: '/outreach',
  ReportTrouble: '/workers',
  SetRelative: '/workers',
}

export function TasksPage(): VNode {
  const t = useWords(deputyWords)
  const act = useFetchedActWords()
  const { language } = useReading()
  const { acting, office, grants = [] } = useSession()
  if (act === undefined) return <Skeleton />
  const commands = acting?.commands ?? []
  return (
    <>
      <PageHead
        title={t('tasks-title')}
        lead={acting && t('tasks-lead', { office: office.name, giver: acting.giver, until: formatDate(acting.until, language) })}
      />
      {commands.length === 0 ? (
        <EmptyState icon="people" title={t('tasks-none')}>
          {t('tasks-none-text')}
        </EmptyState>
      ) : (
        <Section title={t('tasks-what')}>
          <ul class="plain-list tasks">
            {commands.map((name) => (
              <li key={name}>
                <LinkButton href={pageOf[name] ?? '/'} kind="main">
                  {act(name)}
                </LinkButton>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {grants.length > 1 && (
        <p>
          <LinkButton href="/account/deputies">{t('tasks-others')}</LinkButton>
        </p>
      )}
    </>
  )
}
