// SPDX-License-Identifier: AGPL-3.0-or-later
// The milestones with their articles: who does and records each, on which paper, by when, and how sure we are of it.

import type { VNode } from 'preact'
import { laterMilestones, preparationStates } from '#journeys/core/arrow.law.ts'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { milestonesAt } from '#journeys/core/milestone.law.ts'
import { mayRecord } from '#journeys/core/worker.act.ts'
import { type FullFile, workerContracts } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { milestoneState } from '#journeys/web/milestone-state.ts'
import { may } from '#journeys/web/next-step.tsx'
import { namesOf } from '#journeys/web/papers.ts'
import { Article, lawHref } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate, formatDays, sentenceCase } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { MilestoneList, MilestoneRow } from '#platform/web/ui/milestones.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Milestone = FullFile['milestones'][number]

function Details(props: { readonly milestone: Milestone }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language } = useReading()
  const { doneBy, owner, documents, papers, deadline } = props.milestone
  return (
    <ul class="plain facts-line">
      <li>{t('done-by', { doer: named(`doer.${doneBy}`) })}</li>
      <li>{t('recorded-by', { office: named(`office.${owner}`) })}</li>
      {documents.length > 0 && (
        <li>
          <Article article={t('documents', { documents: namesOf(documents, named) })} standing={papers.standing} />
        </li>
      )}
      <li>
        <Article article={t('deadline', { days: formatDays(deadline.days, language) })} standing={deadline.standing} />
      </li>
      <li>
        <a href={lawHref(props.milestone.legalBasis)}>{t('read-law')}</a>
      </li>
    </ul>
  )
}

function Row(props: { readonly desk: Desk; readonly milestone: Milestone }): VNode {
  const t = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const { desk, milestone } = props
  const { code, on, validUntil, evidence, origin, status } = milestone
  const rule = milestonesAt(today).get(code)
  const mine = may(desk, workerContracts.RecordMilestone) && rule !== undefined && mayRecord(rule, desk.session.office.kind)
  const later = laterMilestones[code]
  const inState = (later ?? preparationStates).includes(desk.file.state)
  const note = [
    on && formatDate(on, language),
    validUntil && t('valid-to', { date: formatDate(validUntil, language) }),
    (origin === 'computed' || origin === 'accepted') && t(origin),
    milestone.lent === true && t('lent'),
    evidence,
  ].filter((part) => part)
  const what = named(`milestone.${code}`)
  const record = t(rule?.computed === true ? 'accept-paper' : 'record-short')
  const recordable = mine && inState && (status !== 'done' || later !== undefined)
  const revocable = mine && status === 'done' && preparationStates.includes(desk.file.state)
  return (
    <MilestoneRow
      id={`milestone-${code}`}
      title={what}
      state={milestoneState(milestone, desk.file.state)}
      note={note.length > 0 ? sentenceCase(note.join(', ')) : undefined}
      article={{ article: milestone.legalBasis, standing: milestone.standing }}
      more={
        <>
          <Details milestone={milestone} />
          {(recordable || revocable) && (
            <div class="btn-row">
              {recordable && (
                <Button small onPress={() => desk.ask({ type: 'record', code })} label={`${record}: ${what}`}>
                  {record}
                </Button>
              )}
              {revocable && (
                <Button small onPress={() => desk.ask({ type: 'revoke', code })} label={`${t('revoke')}: ${what}`}>
                  {t('revoke')}
                </Button>
              )}
            </div>
          )}
        </>
      }
    />
  )
}

/** Requirements first, in the order of the journey; the others after them, once they matter. */
export function MilestoneSection(props: { readonly desk: Desk }): VNode {
  const t = useWords(fileWords)
  const { file } = props.desk
  const required = file.milestones.filter((milestone) => milestone.gate === 'required')
  const done = required.filter((milestone) => milestone.status === 'done').length
  const others = file.milestones.filter(
    ({ code, gate, status }) =>
      gate !== 'required' && (status !== 'open' || gate === 'conditional' || laterMilestones[code]?.includes(file.state) === true),
  )
  return (
    <>
      <Section id="milestones" title={t('milestones')} lead={t('milestones-lead', { done, total: required.length })}>
        <MilestoneList>
          {required.map((milestone) => (
            <Row key={milestone.code} desk={props.desk} milestone={milestone} />
          ))}
        </MilestoneList>
      </Section>
      {others.length > 0 && (
        <Section title={t('milestones-also')}>
          <MilestoneList>
            {others.map((milestone) => (
              <Row key={milestone.code} desk={props.desk} milestone={milestone} />
            ))}
          </MilestoneList>
        </Section>
      )}
    </>
  )
}
