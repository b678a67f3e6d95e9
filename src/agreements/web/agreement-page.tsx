// SPDX-License-Identifier: AGPL-3.0-or-later
// One agreement: what I owe it, who is bound, what was promised, which data may pass, and what has.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import { agreementWords } from '#agreements/core/agreement.words.ts'
import { EndDialog, KeepDialog } from '#agreements/web/agreement-dialogs.tsx'
import type { AgreementProps, FullAgreement } from '#agreements/web/agreement-props.ts'
import { AgreementTerms } from '#agreements/web/agreement-terms.tsx'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { StandingBadge } from '#agreements/web/standing-badge.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Due } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'

/** Nobody signs or keeps anything any more. */
const isOver = ({ standing }: FullAgreement): boolean => standing === 'ENDED' || standing === 'EXPIRED'

function Sign({ value, onDone }: AgreementProps): VNode | null {
  const t = useWords(agreementPageWords)
  const { say } = useUndo()
  const sign = useCommand(agreementContracts.SignAgreement)
  const own = value.parties.find((party) => party.own)
  if (own === undefined || own.signed !== undefined || isOver(value)) return null
  async function send(): Promise<void> {
    const answer = await sign.send({ id: value.id }, { version: value.version })
    if (!answer.ok) return
    say(t('sign-said'))
    onDone()
  }
  return (
    <Notice tone="dawn" title={t('sign')}>
      <p>{t('sign-lead')}</p>
      {sign.problem !== undefined && <ProblemNotice problem={sign.problem} />}
      <Button kind="main" icon="check" busy={sign.busy} onPress={() => void send()}>
        {t('sign')}
      </Button>
    </Notice>
  )
}

function Parties({ value }: Pick<AgreementProps, 'value'>): VNode {
  const t = useWords(agreementPageWords)
  const { language } = useReading()
  const signed = ({ on, user }: NonNullable<FullAgreement['parties'][number]['signed']>): string => {
    const date = formatDate(on, language)
    return user === undefined ? t('signed', { date }) : t('signed-by', { date, user })
  }
  return (
    <Section id="parties" title={t('parties')} lead={t('parties-lead')}>
      <ul class="rows">
        {value.parties.map((party) => (
          <li key={party.office} class="row">
            <div>
              <span class="row-step">
                {party.name}
                {party.own && ` (${t('own-office')})`}
              </span>
              <span class="row-why">{party.signed === undefined ? t('not-signed') : signed(party.signed)}</span>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Promises({ value, onDone }: AgreementProps): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const { language } = useReading()
  const [asked, setAsked] = useState<number>()
  const names = new Map(value.parties.map(({ office, name }) => [office, name]))
  const mayKeep = value.standing !== 'PROPOSED' && value.standing !== 'ENDED' && value.parties.every(({ signed }) => signed !== undefined)
  return (
    <Section id="promises" title={t('commitments')} lead={t('commitments-lead')}>
      {value.commitments.length === 0 ? (
        <p class="muted">{t('no-commitments')}</p>
      ) : (
        <ul class="rows">
          {value.commitments.map(({ nth, kind, office, own, due, text, kept }) => (
            <li key={nth} class="row">
              <div>
                <span class="row-step">{text}</span>
                <span class="row-why">
                  {names.get(office)} · {a(kind)}
                </span>
                {kept !== undefined && <p>{t('kept-on', { date: formatDate(kept.on, language), evidence: kept.evidence })}</p>}
              </div>
              <div class="row-side">
                {kept === undefined && <Due date={due} />}
                {kept === undefined && own && mayKeep && (
                  <Button small label={`${t('keep')}: ${text}`} onPress={() => setAsked(nth)}>
                    {t('keep')}
                  </Button>
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
      {asked !== undefined && <KeepDialog value={value} nth={asked} onDone={onDone} onClose={() => setAsked(undefined)} />}
    </Section>
  )
}

export function AgreementPage(props: PageProps): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const { language } = useReading()
  const [ending, setEnding] = useState(false)
  const full = useQuery(agreementContracts.GetAgreement, { id: props.params?.['id'] ?? '' })
  const back = { href: '/agreements', label: t('agreements') }
  if (full.state === 'loading') return <Skeleton />
  if (full.state === 'failed') return <ProblemPage problem={full.problem} onRetry={full.reload} back={back} />
  const { value, reload } = full
  const { standing, from, until, ended } = value
  const day = (date: string): string => formatDate(date, language)
  return (
    <>
      <PageHead title={value.title} lead={t('span-text', { from: day(from), until: day(until) })} back={back} />
      <div class="stack">
        <p>
          <StandingBadge standing={standing}>{a(standing)}</StandingBadge>
        </p>
        {ended !== undefined && (
          <Notice tone="dawn" title={t('ended-title', { date: day(ended.on), office: ended.office })}>
            <p>{ended.because}</p>
          </Notice>
        )}
        <Sign value={value} onDone={reload} />
      </div>
      <Parties value={value} />
      <Promises value={value} onDone={reload} />
      <AgreementTerms value={value} />
      {standing !== 'ENDED' && value.parties.some(({ own }) => own) && (
        <Section id="end" title={t('end')} lead={t('end-lead')}>
          <Button kind="danger" onPress={() => setEnding(true)}>
            {t('end')}
          </Button>
        </Section>
      )}
      {ending && <EndDialog value={value} onDone={reload} onClose={() => setEnding(false)} />}
    </>
  )
}
