// SPDX-License-Identifier: AGPL-3.0-or-later
// Which data may pass, for what and until when; taken by whoever it is for, and what was taken is seen by all.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { agreementContracts } from '#agreements/core/agreement.contract.ts'
import type { SharingPurpose } from '#agreements/core/agreement.ts'
import { agreementWords } from '#agreements/core/agreement.words.ts'
import type { AgreementProps } from '#agreements/web/agreement-props.ts'
import { agreementPageWords } from '#agreements/web/page.words.ts'
import { download } from '#platform/web/api.ts'
import type { Problem } from '#platform/web/problem.ts'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge } from '#platform/web/ui/status.tsx'

/** What a purpose is called; outreach is a promise too, and is called otherwise there. */
export const purposeKey = (purpose: SharingPurpose) => (purpose === 'OUTREACH' ? 'purpose.OUTREACH' : purpose)

export function AgreementTerms({ value }: Pick<AgreementProps, 'value'>): VNode {
  const t = useWords(agreementPageWords)
  const a = useWords(agreementWords)
  const { language } = useReading()
  const [busy, setBusy] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  const names = new Map(value.parties.map(({ office, name }) => [office, name]))
  const named = (office: string): string => names.get(office) ?? office

  async function take(nth: number): Promise<void> {
    setBusy(nth)
    setProblem(undefined)
    const answer = await download(agreementContracts.TakeSharedFiles, { id: value.id, nth })
    setBusy(undefined)
    if (!answer.ok) setProblem(answer.problem)
  }
  return (
    <>
      <Section id="terms" title={t('terms')} lead={t('terms-lead')}>
        {problem !== undefined && <ProblemNotice problem={problem} />}
        {value.terms.length === 0 ? (
          <p class="muted">{t('no-terms')}</p>
        ) : (
          <ul class="rows">
            {value.terms.map(({ nth, from, to, purpose, fields, until, flows, mine }) => (
              <li key={nth} class="row">
                <div>
                  <span class="row-step">{t('term-text', { from: named(from), to: named(to) })}</span>
                  <p>{t('term-row', { purpose: a(purposeKey(purpose)), until: formatDate(until, language) })}</p>
                  <span class="row-why">{fields.map((field) => a(`field.${field}`)).join(', ')}</span>
                  {mine && flows && <p class="hint">{t('take-hint')}</p>}
                </div>
                <div class="row-side">
                  <Badge tone={flows ? 'good' : 'plain'}>{t(flows ? 'flows-now' : 'flows-not')}</Badge>
                  {mine && flows && (
                    <Button small icon="document" busy={busy === nth} onPress={() => void take(nth)}>
                      {t('take')}
                    </Button>
                  )}
                </div>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {value.terms.length > 0 && (
        <Section id="taken" title={t('taken')}>
          {value.taken.length === 0 ? (
            <p class="muted">{t('taken-none')}</p>
          ) : (
            <ul class="rows">
              {value.taken.map(({ on, office, times }) => (
                <li key={`${on} ${office}`} class="row">
                  <div>
                    <span class="row-step">{formatDate(on, language)}</span>
                    <span class="row-why">{t('taken-row', { office, times })}</span>
                  </div>
                </li>
              ))}
            </ul>
          )}
        </Section>
      )}
    </>
  )
}
