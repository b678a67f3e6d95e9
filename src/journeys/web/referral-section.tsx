// SPDX-License-Identifier: AGPL-3.0-or-later
// Which other offices are let into the file: for whoever answers for it, and for whoever was let in.

import type { VNode } from 'preact'
import { referralContracts } from '#journeys/core/referral.contract.ts'
import type { FullFile } from '#journeys/core/worker.contract.ts'
import type { Desk } from '#journeys/web/desk.ts'
import { may } from '#journeys/web/next-step.tsx'
import { referralWords } from '#journeys/web/referral.words.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'

type Referral = NonNullable<FullFile['referrals']>[number]

function useConsent(): (referral: Referral) => string {
  const t = useWords(referralWords)
  const { language } = useReading()
  return ({ consentOn }) => (consentOn === undefined ? t('vital') : t('consented', { date: formatDate(consentOn, language) }))
}

/** Why whoever was let in sees this file, and until when. */
export function GuestNotice({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(referralWords)
  const consent = useConsent()
  const { language } = useReading()
  const own = desk.file.referrals?.find((each) => each.own)
  if (own === undefined) return null
  return (
    <Notice tone="sea" title={t('guest-title')}>
      <p>{t('guest-text', { purpose: t(own.purpose), until: formatDate(own.until, language), consent: consent(own) })}</p>
      <p>
        <Article article={own.legalBasis} standing={own.standing} /> ·{' '}
        <Article article={own.groundBasis.legalBasis} standing={own.groundBasis.standing} />
      </p>
      {own.seenOn === undefined && may(desk, referralContracts.SeeReferral) && (
        <Button busy={desk.acts.busy} onPress={() => desk.run(desk.make.seeReferral())}>
          {t('see')}
        </Button>
      )}
    </Notice>
  )
}

export function ReferralSection({ desk }: { readonly desk: Desk }): VNode | null {
  const t = useWords(referralWords)
  const consent = useConsent()
  const { language } = useReading()
  const { referrals = [] } = desk.file
  const guest = referrals.some((each) => each.own)
  if (guest || !may(desk, referralContracts.ReferFile)) return null
  return (
    <Section id="referrals" title={t('title')} lead={t('lead')}>
      {referrals.length === 0 ? (
        <p class="muted">{t('none')}</p>
      ) : (
        <ul class="rows">
          {referrals.map((each) => {
            const { office, name = office, purpose, on, until, seenOn } = each
            return (
              <li key={office} class="row">
                <div>
                  <span class="row-step">{name}</span>
                  <p>{t('row', { purpose: t(purpose), on: formatDate(on, language), until: formatDate(until, language) })}</p>
                  <p>
                    {consent(each)} {seenOn === undefined ? t('not-seen') : t('seen', { date: formatDate(seenOn, language) })}
                  </p>
                  <span class="row-why">
                    <Article article={each.legalBasis} standing={each.standing} /> ·{' '}
                    <Article article={each.groundBasis.legalBasis} standing={each.groundBasis.standing} />
                  </span>
                </div>
                <div class="row-side">
                  <Button small label={`${t('end')}: ${name}`} onPress={() => desk.ask({ type: 'end-referral', office, name })}>
                    {t('end')}
                  </Button>
                </div>
              </li>
            )
          })}
        </ul>
      )}
      <p class="section-action">
        <Button onPress={() => desk.ask({ type: 'refer' })}>{t('refer')}</Button>
      </p>
    </Section>
  )
}
