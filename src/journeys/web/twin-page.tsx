// SPDX-License-Identifier: AGPL-3.0-or-later
// Two files that may be of one person, side by side, and what the office over both makes of them.

import type { VNode } from 'preact'
import { journeyWords } from '#journeys/core/journey.words.ts'
import { type TwinFile, twinContracts } from '#journeys/core/twin.contract.ts'
import { type TwinOutcome, twinOutcomes } from '#journeys/core/twin.ts'
import { fileWords } from '#journeys/web/file.words.ts'
import { NikText, PhoneText } from '#journeys/web/person-text.tsx'
import { twinWords } from '#journeys/web/twin.words.ts'
import type { OutputOf } from '#kernel/contract.ts'
import { parseId } from '#kernel/ids.ts'
import { ageOn } from '#people/core/birth-date.ts'
import { AreaText, useAreaLabel } from '#platform/web/area.tsx'
import { useForm } from '#platform/web/form.ts'
import { FormFrame } from '#platform/web/form-frame.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { RadioChips } from '#platform/web/ui/inputs.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText, Due } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

type Twins = OutputOf<typeof twinContracts.GetTwins>

/** How the regency of a file is called; its code until that is known. */
function usePlace(fileId: string): string {
  const { regency } = parseId(fileId)
  return useAreaLabel(regency)?.split(', ')[0] ?? regency
}

function OneFile({ file }: { readonly file: TwinFile }): VNode {
  const t = useWords(twinWords)
  const asked = useWords(fileWords)
  const named = useWords(journeyWords)
  const { language, today } = useReading()
  const place = usePlace(file.id)
  const { name, birthDate, sex, nik, phone, area, registeredOn, state } = file
  return (
    <section aria-labelledby={`file-${file.id}`}>
      <h2 id={`file-${file.id}`}>{t('file', { place })}</h2>
      {file.gone ? (
        <p class="muted">{t('gone')}</p>
      ) : (
        <>
          <Facts
            facts={[
              { label: asked('name'), value: name },
              { label: asked('nik'), value: <NikText nik={nik} /> },
              {
                label: asked('born'),
                value:
                  birthDate === undefined ? '' : asked('born-age', { date: formatDate(birthDate, language), age: ageOn(birthDate, today) }),
              },
              { label: asked('sex'), value: sex === undefined ? '' : asked(sex) },
              { label: asked('phone'), value: <PhoneText phone={phone} /> },
              { label: asked('area'), value: area === undefined ? '' : <AreaText code={area} /> },
              { label: asked('registered'), value: registeredOn === undefined ? '' : <DateText date={registeredOn} /> },
              { label: t('state'), value: state === undefined ? '' : named(`state.${state}`) },
            ]}
          />
          <p class="section-action">
            <LinkButton small href={`/workers/${file.id}`} label={`${t('open')}: ${t('file', { place })}`}>
              {t('open')}
            </LinkButton>
          </p>
        </>
      )}
    </section>
  )
}

function Outcome({ twins }: { readonly twins: Twins }): VNode {
  const t = useWords(twinWords)
  const { say } = useUndo()
  const form = useForm(`twins-${twins.id}`, { outcome: '', wrong: '' })
  const decide = useCommand(twinContracts.DecideTwins)
  const [one = '', other = ''] = twins.files.map((file) => file.id)
  const places = [
    { value: one, label: t('file', { place: usePlace(one) }) },
    { value: other, label: t('file', { place: usePlace(other) }) },
  ]
  const outcome: TwinOutcome | undefined = twinOutcomes.find((each) => each === form.values.outcome)
  const { wrong } = form.values

  async function send(): Promise<void> {
    if (outcome === undefined) return form.show([{ field: 'outcome', message: t('choose') }])
    if (outcome === 'NIK_WRONG' && wrong === '') return form.show([{ field: 'wrong', message: t('choose') }])
    const more = outcome === 'NIK_WRONG' ? { wrong } : {}
    const answer = await decide.send({ id: twins.id, outcome, ...more }, { version: twins.version })
    if (!answer.ok) return form.showProblem(answer.problem)
    form.clear()
    say(t('sent'))
  }

  return (
    <FormFrame form={form} sending={decide} onSend={send} verb={t('send')}>
      <p class="muted">{t('outcome-lead')}</p>
      <RadioChips {...form.bind('outcome')} label={t('outcome')} choices={twinOutcomes.map((value) => ({ value, label: t(value) }))} />
      {outcome === 'NIK_WRONG' && <RadioChips {...form.bind('wrong')} label={t('wrong')} choices={places} />}
    </FormFrame>
  )
}

function WrongIn({ fileId }: { readonly fileId: string }): VNode {
  const t = useWords(twinWords)
  return <p>{t('wrong-in', { place: usePlace(fileId) })}</p>
}

function Decided({ end }: { readonly end: NonNullable<Twins['end']> }): VNode {
  const t = useWords(twinWords)
  const { language } = useReading()
  const date = formatDate(end.on, language)
  const { user, office } = end.by
  const who = office === undefined ? user : `${user ?? ''} (${office})`
  return (
    <Notice tone="good" title={t(end.outcome)}>
      {end.wrong !== undefined && <WrongIn fileId={end.wrong} />}
      <p>{user === undefined || who === undefined ? t('decided-on', { date }) : t('decided-by', { who, date })}</p>
    </Notice>
  )
}

function Pair({ twins }: { readonly twins: Twins }): VNode {
  const t = useWords(twinWords)
  const [step] = twins.nextSteps
  return (
    <>
      <PageHead title={t('title')} lead={t('lead')} back={{ href: '/', label: t('back') }} />
      {step !== undefined && (
        <p>
          <Due date={step.due} /> · <Article article={step.legalBasis} standing={step.standing} />
        </p>
      )}
      {twins.end !== undefined && <Decided end={twins.end} />}
      <div class="side-by-side">
        {twins.files.map((file) => (
          <OneFile key={file.id} file={file} />
        ))}
      </div>
      {twins.end === undefined && (
        <Section id="outcome-of" title={t('outcome-title')}>
          <Outcome twins={twins} />
        </Section>
      )}
    </>
  )
}

export function TwinPage(props: PageProps): VNode {
  const t = useWords(twinWords)
  const twins = useQuery(twinContracts.GetTwins, { id: props.params?.['id'] ?? '' })
  if (twins.state === 'loading') return <Skeleton />
  if (twins.state === 'failed') return <ProblemPage problem={twins.problem} onRetry={twins.reload} back={{ href: '/', label: t('back') }} />
  return <Pair twins={twins.value} />
}
