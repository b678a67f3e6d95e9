// SPDX-License-Identifier: AGPL-3.0-or-later
// One session: who came, what was known before and after, and the question sheet to print.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { formContracts } from '#forms/core/form.contract.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { AreaText } from '#platform/web/area.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import { Question } from '#platform/web/question.tsx'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Table } from '#platform/web/ui/table.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { outreachContracts } from '#village/core/outreach.contract.ts'
import { questionsOn } from '#village/core/outreach.law.ts'
import { type Audience, ageGroups, audiences, type Moment, moments } from '#village/core/outreach.ts'
import { outreachWords } from '#village/core/outreach.words.ts'
import { outreachPageWords } from '#village/web/outreach.words.ts'
import { CountDialog } from '#village/web/outreach-count.tsx'
import { OutreachForm } from '#village/web/outreach-form.tsx'
import { LOOKED, madeOnOf, wasQuicker } from '#village/web/seen.ts'

type Session = OutputOf<typeof outreachContracts.GetOutreach>

function Known(props: { readonly session: Session; readonly onCount: ((audience: Audience, moment: Moment) => void) | undefined }): VNode {
  const t = useWords(outreachPageWords)
  const { language } = useReading()
  const { session, onCount } = props
  const at = (audience: Audience, moment: Moment) => session.tallies.find((each) => each.audience === audience && each.moment === moment)
  const said = (audience: Audience, moment: Moment): string => {
    const tally = at(audience, moment)
    if (tally?.score === undefined) return t('score-none')
    return t('sheets-of', { score: tally.score, sheets: formatNumber(tally.sheets, language) })
  }
  const gain = (audience: Audience): string => {
    const [before, after] = [at(audience, 'BEFORE')?.score, at(audience, 'AFTER')?.score]
    return before === undefined || after === undefined ? t('score-none') : t('points', { points: formatNumber(after - before, language) })
  }
  return (
    <Section title={t('known')} lead={t('known-lead')}>
      <Table
        caption={t('known')}
        rows={audiences}
        rowKey={(row) => row}
        columns={[
          { key: 'audience', label: t('audience'), cell: (audience) => t(audience) },
          { key: 'before', label: t('before'), cell: (audience) => said(audience, 'BEFORE') },
          { key: 'after', label: t('after'), cell: (audience) => said(audience, 'AFTER') },
          { key: 'gain', label: t('gain'), cell: gain },
          ...(onCount === undefined
            ? []
            : [
                {
                  key: 'fill',
                  label: t('save'),
                  action: true,
                  cell: (audience: Audience) => (
                    <span class="btn-row">
                      {moments.map((moment) => (
                        <Button
                          key={moment}
                          small
                          label={t(`fill-of-${moment}`, { audience: t(audience) })}
                          onPress={() => onCount(audience, moment)}
                        >
                          {t(`fill-${moment}`)}
                        </Button>
                      ))}
                    </span>
                  ),
                },
              ]),
        ]}
      />
    </Section>
  )
}

function Questions({ on }: { readonly on: string }): VNode {
  const t = useWords(outreachPageWords)
  const q = useWords(outreachWords)
  return (
    <Section title={t('questions')}>
      <Table
        caption={t('questions')}
        rows={questionsOn(on)}
        rowKey={(row) => row.code}
        columns={[
          { key: 'question', label: t('question'), cell: ({ code }) => q(`question.${code}`) },
          { key: 'answer', label: t('answer'), cell: ({ answer }) => t(answer ? 'true' : 'false') },
          { key: 'why', label: t('why'), cell: ({ legalBasis, standing }) => <Article article={legalBasis} standing={standing} /> },
        ]}
      />
    </Section>
  )
}

/** What is on record, for whoever was about to write over it. */
function Stands({ session: { venue, on, people } }: { readonly session: Session }): VNode {
  const t = useWords(outreachPageWords)
  const { language } = useReading()
  return (
    <p>
      <strong>{t('stands-session', { venue, date: formatDate(on, language), people: formatNumber(people, language) })}</strong>
    </p>
  )
}

interface WithdrawProps {
  readonly session: Session
  readonly onLook: () => void
  readonly onClose: () => void
}

function WithdrawDialog({ session, onLook, onClose }: WithdrawProps): VNode {
  const t = useWords(outreachPageWords)
  const { route } = useLocation()
  const { say } = useUndo()
  const withdraw = useCommand(outreachContracts.WithdrawOutreach)
  const [seen, setSeen] = useState(String(session.version))
  async function send(): Promise<void> {
    const answer = await withdraw.send({ id: session.id }, { madeOn: madeOnOf(seen, session.version) })
    if (answer.ok) {
      say(t('withdrawn'))
      return route('/outreach')
    }
    if (!wasQuicker(answer.problem)) return
    setSeen(LOOKED)
    onLook()
  }
  return (
    <Question
      title={t('withdraw')}
      lead={t('withdraw-lead')}
      verb={t('withdraw')}
      kind="danger"
      sending={withdraw}
      onClose={onClose}
      onSend={send}
    >
      {seen === LOOKED && <Stands session={session} />}
    </Question>
  )
}

type Asked = 'correct' | 'withdraw' | { readonly audience: Audience; readonly moment: Moment }

export function OutreachViewPage(props: PageProps): VNode {
  const t = useWords(outreachPageWords)
  const { language } = useReading()
  const { role } = useSession()
  const { say } = useUndo()
  const [asked, setAsked] = useState<Asked>()
  const session = useQuery(outreachContracts.GetOutreach, { id: props.params?.['id'] ?? '' })
  const correct = useCommand(outreachContracts.CorrectOutreach)
  if (session.state === 'loading') return <Skeleton />
  if (session.state === 'failed') return <ProblemPage problem={session.problem} onRetry={session.reload} />
  const { value } = session
  const { id, version, area, on, kind, venue, reached, people } = value
  const mayWrite = outreachContracts.CountAnswers.may.some((each) => each === role)
  const close = (): void => setAsked(undefined)
  if (asked === 'correct')
    return (
      <OutreachForm
        name={`correct-outreach-${id}`}
        version={version}
        head={<PageHead title={t('edit-title')} lead={t('new-lead')} />}
        stands={correct.problem !== undefined && wasQuicker(correct.problem) ? <Stands session={value} /> : undefined}
        verb={t('save')}
        asksArea={false}
        initial={{ on, kind, venue, reached }}
        sending={correct}
        onSend={async (changed, _area, form, madeOn) => {
          const answer = await correct.send({ id, ...changed }, { madeOn })
          if (!answer.ok) {
            if (wasQuicker(answer.problem)) {
              form.set('madeOn', LOOKED)
              session.reload()
            }
            return form.showProblem(answer.problem)
          }
          form.clear()
          say(t('corrected'))
          close()
          session.reload()
        }}
      />
    )
  return (
    <>
      <PageHead
        back={{ href: '/outreach', label: t('back') }}
        title={venue}
        lead={
          <>
            {t(kind)} · {formatDate(on, language)} · <AreaText code={area} />
          </>
        }
        actions={
          <>
            <LinkButton small icon="printer" href={addressOf(formContracts.GetBlankForm, { form: 'QUESTIONNAIRE', language })}>
              {t('print')}
            </LinkButton>
            {mayWrite && (
              <>
                <Button small onPress={() => setAsked('correct')}>
                  {t('correct')}
                </Button>
                <Button small kind="plain" onPress={() => setAsked('withdraw')}>
                  {t('withdraw')}
                </Button>
              </>
            )}
          </>
        }
      />
      <div class="screen-only">
        <Section title={t('total', { count: formatNumber(people, language) })}>
          <Table
            caption={t('reached')}
            rows={ageGroups}
            rowKey={(row) => row}
            columns={[
              { key: 'group', label: t('group'), cell: (group) => t(group) },
              { key: 'F', label: t('F'), number: true, cell: (group) => formatNumber(reached.F[group], language) },
              { key: 'M', label: t('M'), number: true, cell: (group) => formatNumber(reached.M[group], language) },
            ]}
          />
        </Section>
        <Known session={value} onCount={mayWrite ? (audience, moment) => setAsked({ audience, moment }) : undefined} />
        <Questions on={on} />
      </div>
      {asked === 'withdraw' && <WithdrawDialog session={value} onLook={session.reload} onClose={close} />}
      {typeof asked === 'object' && (
        <CountDialog session={value} audience={asked.audience} moment={asked.moment} onLook={session.reload} onClose={close} />
      )}
    </>
  )
}
