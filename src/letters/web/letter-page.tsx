// SPDX-License-Identifier: AGPL-3.0-or-later
// One letter: what it says, its standing, the code that anybody can check, and taking it back.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { ruleOn } from '#kernel/law.ts'
import { letterContracts } from '#letters/core/letter.contract.ts'
import { bulkRules, PARENT_YEARS } from '#letters/core/letter.law.ts'
import { sheetWords } from '#letters/core/sheet.words.ts'
import { signerSaid } from '#letters/core/signer.ts'
import { LetterBadge } from '#letters/web/letter-row.tsx'
import { lettersWords } from '#letters/web/letters.words.ts'
import { RevokeDialog } from '#letters/web/revoke-dialog.tsx'
import { SettleDialog } from '#letters/web/settle-dialog.tsx'
import { Signed } from '#letters/web/signed.tsx'
import { addressOf } from '#platform/web/api.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { DateText } from '#platform/web/ui/status.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

type Letter = OutputOf<typeof letterContracts.GetLetter>

function Code({ check }: { readonly check: NonNullable<Letter['check']> }): VNode {
  const t = useWords(lettersWords)
  const quiet = 4
  const side = check.qr.size + 2 * quiet
  return (
    <figure class="qr">
      <svg
        viewBox={`${-quiet} ${-quiet} ${side} ${side}`}
        width="176"
        height="176"
        role="img"
        aria-label={t('qr')}
        shape-rendering="crispEdges"
      >
        <rect x={-quiet} y={-quiet} width={side} height={side} fill="#fff" />
        <path d={check.qr.path} fill="#000" />
      </svg>
      <figcaption class="hint">{t('qr-text')}</figcaption>
    </figure>
  )
}

function Settled({ settled }: { readonly settled: NonNullable<Letter['settled']> }): VNode {
  const t = useWords(lettersWords)
  const { language } = useReading()
  const { on, as, found, user, office } = settled
  const who = [user, office].filter((each) => each !== undefined).join(', ')
  return (
    <p>
      <strong>{t(`settled-${as}`, { date: formatDate(on, language) })}</strong> {found} {who !== '' && t('settled-by', { who })}
    </p>
  )
}

function Flags({ letter, onSettle }: { readonly letter: Letter; readonly onSettle: () => void }): VNode | null {
  const t = useWords(lettersWords)
  if (letter.found.length === 0) return null
  const most = (what: keyof typeof bulkRules): number => ruleOn(bulkRules[what], letter.issuedOn).most
  return (
    <Notice tone="dawn" icon="flag" title={t('flags')}>
      <ul>
        {letter.found.map((flag) => (
          <li key={flag}>{t(flag, { day: most('BULK_DAY'), week: most('BULK_WEEK'), years: PARENT_YEARS })}</li>
        ))}
      </ul>
      {letter.settled === undefined ? <p>{t('flags-text')}</p> : <Settled settled={letter.settled} />}
      {letter.maySettle && (
        <Button icon="check" onPress={onSettle}>
          {t('settle')}
        </Button>
      )}
    </Notice>
  )
}

function Said({ letter }: { readonly letter: Letter }): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { language } = useReading()
  const { kind, name, consenter, marital, seen, text, office, signer, issuedOn, validUntil, legalBasis, standing } = letter
  const signs = signer === undefined ? undefined : signerSaid(language, signer, signer.as)
  const fact = (label: string, value: VNode | string | undefined) => (value === undefined ? [] : [{ label, value }])
  return (
    <Facts
      facts={[
        ...fact(s('name'), name ?? t('erased')),
        ...fact(s('consenter'), consenter === undefined ? undefined : `${consenter.name} (${s(consenter.relation)})`),
        ...fact(s('seen'), seen === undefined ? undefined : s(seen)),
        ...fact(s('marital'), marital === undefined ? undefined : s(marital)),
        ...fact(kind === 'DOMICILE' ? s('address') : s('purpose'), text),
        ...fact(s('issued-on'), <DateText date={issuedOn} />),
        ...fact(s('valid-until'), validUntil === null ? undefined : <DateText date={validUntil} />),
        ...fact(s('issuer'), office),
        ...fact(s('signer'), signs),
        { label: s('basis', { basis: '' }).replace(/[:. ]+$/, ''), value: <Article article={legalBasis} standing={standing} linked /> },
      ]}
    />
  )
}

export function LetterPage(props: PageProps): VNode {
  const t = useWords(lettersWords)
  const s = useWords(sheetWords)
  const { language } = useReading()
  const [asking, setAsking] = useState<'revoke' | 'settle'>()
  const close = (): void => setAsking(undefined)
  const id = props.params?.['id'] ?? ''
  const letters = useQuery(letterContracts.GetLetter, { id })
  if (letters.state === 'loading') return <Skeleton />
  if (letters.state === 'failed') return <ProblemNotice problem={letters.problem} onRetry={letters.reload} />
  const letter = letters.value
  const { kind, number, status, revoked, replacedBy, check, name } = letter
  return (
    <>
      <PageHead title={s(kind)} lead={number} />
      <div class="card certificate-card">
        <div class="stack">
          <p>
            <LetterBadge status={status} unsigned={letter.unsigned} />
          </p>
          {revoked !== undefined && (
            <p>
              {t('revoked-since', {
                date: formatDate(revoked.on, language),
                reason: revoked.reason ?? (revoked.cause === 'OTHER' ? t('cause-OTHER') : t(revoked.cause)),
              })}
            </p>
          )}
          {replacedBy !== undefined && (
            <p>
              <a href={`/letters/${replacedBy}`}>{t('to-new')}</a>
            </p>
          )}
          <Said letter={letter} />
          <ButtonRow>
            {check !== undefined && (
              <LinkButton href={addressOf(letterContracts.GetLetterPaper, { id })} kind="main" icon="printer">
                {t('print')}
              </LinkButton>
            )}
            {check !== undefined && (
              <LinkButton href={new URL(check.url).pathname} icon="link">
                {t('open-check')}
              </LinkButton>
            )}
            {name !== null && (
              <LinkButton href={`/workers/${letter.workerId}`} icon="people">
                {t('to-file')}
              </LinkButton>
            )}
            {letter.mayRevoke && (
              <Button kind="danger" onPress={() => setAsking('revoke')}>
                {t('revoke')}
              </Button>
            )}
          </ButtonRow>
        </div>
        {check !== undefined && <Code check={check} />}
      </div>
      {name !== null && <Signed letter={letter} onDone={letters.reload} />}
      <Flags letter={letter} onSettle={() => setAsking('settle')} />
      {asking === 'revoke' && <RevokeDialog id={id} number={number} name={name} version={letter.version} onClose={close} />}
      {asking === 'settle' && <SettleDialog id={id} number={number} version={letter.version} onClose={close} />}
    </>
  )
}
