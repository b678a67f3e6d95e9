// SPDX-License-Identifier: AGPL-3.0-or-later
// A volunteer's first page: for whom one acts, until when, and what one was asked to do.

import type { VNode } from 'preact'
import { deputyWords } from '#access/web/deputy.words.ts'
import { useSession } from '#platform/web/session.ts'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState } from '#platform/web/ui/waiting.tsx'

/** Where each act is done that a volunteer may be given (`volunteer.law.ts`). */
const pages = {
  RegisterWorker: '/workers/new',
  RegisterCase: '/cases/new',
  RecordVisit: '/watch',
  HoldOutreach: '/outreach/new',
  CountAnswers: '/outreach',
  ReportTrouble: '/workers',
  SetRelative: '/workers',
} as const
type Task = keyof typeof pages
const isTask = (name: string): name is Task => name in pages

export function TasksPage(): VNode {
  const t = useWords(deputyWords)
  const { acting, grants = [] } = useSession()
  const tasks = (acting?.commands ?? []).filter(isTask)
  return (
    <>
      <PageHead title={t('tasks-title')} lead={acting && t('tasks-lead')} />
      {tasks.length === 0 ? (
        <EmptyState icon="people" title={t('tasks-none')}>
          {t('tasks-none-text')}
        </EmptyState>
      ) : (
        <Section title={t('tasks-what')}>
          <ul class="plain-list tasks">
            {tasks.map((name) => (
              <li key={name}>
                <LinkButton href={pages[name]} kind="main">
                  {t(`task.${name}`)}
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
