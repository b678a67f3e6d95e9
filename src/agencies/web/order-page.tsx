// SPDX-License-Identifier: AGPL-3.0-or-later
// One job order: what is offered, how it stands to the least wage, how many places are left, and what may be done.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { countryName } from '#agencies/core/country.ts'
import { formatMoney } from '#agencies/core/currency.ts'
import { jobOrderContracts } from '#agencies/core/job-order.contract.ts'
import { occupationGroup, occupationName } from '#agencies/core/occupation.law.ts'
import { minimumWage, wageStanding } from '#agencies/core/wage.law.ts'
import { orderWords } from '#agencies/web/order.words.ts'
import { OrderBadge, Places } from '#agencies/web/order-badge.tsx'
import { QuotaForm, WithdrawForm } from '#agencies/web/order-forms.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Facts } from '#platform/web/ui/answers.tsx'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'

export function JobOrderPage(props: PageProps): VNode {
  const t = useWords(orderWords)
  const { language, today } = useReading()
  const { role } = useSession()
  const [asked, setAsked] = useState<'quota' | 'withdraw'>()
  const id = props.params?.['id'] ?? ''
  const order = useQuery(jobOrderContracts.GetJobOrder, { id })
  if (order.state === 'loading') return <Skeleton />
  if (order.state === 'failed')
    return <ProblemPage problem={order.problem} onRetry={order.reload} back={{ href: '/job-orders', label: t('title') }} />
  const { number, agencyId, agency, partner, country, occupation, quota, taken, wage, from, to, standing, verified, withdrawn } =
    order.value
  const dated = (date: string): string => formatDate(date, language)
  const minimum = minimumWage(country, occupationGroup(occupation), today)
  const least = minimum === undefined ? undefined : formatMoney(minimum.wage, language)
  const may = jobOrderContracts.WithdrawJobOrder.may.includes(role) && withdrawn === undefined
  const close = (): void => setAsked(undefined)
  return (
    <>
      <PageHead
        title={`${occupationName(occupation, language)}, ${countryName(country, language)}`}
        lead={<OrderBadge standing={standing} />}
        back={{ href: '/job-orders', label: t('title') }}
      />
      {withdrawn !== undefined && (
        <Notice tone="late" title={t('withdrawn-since', { date: dated(withdrawn.from), basis: withdrawn.legalBasis })} />
      )}
      {minimum !== undefined && least !== undefined && wageStanding(wage, minimum) === 'below' && (
        <Notice tone="dawn" title={t('wage-below')}>
          <p>{t('wage-below-text', { wage: least })}</p>
          <Article article={minimum.legalBasis} standing={minimum.standing} />
        </Notice>
      )}
      <Section title={number}>
        <Facts
          facts={[
            { label: t('agency'), value: <a href={`/agencies/${agencyId}`}>{agency}</a> },
            { label: t('partner'), value: partner },
            { label: t('places'), value: <Places quota={quota} taken={taken} /> },
            { label: t('wage'), value: formatMoney(wage, language) },
            { label: t('minimum'), value: least === undefined ? t('minimum-unknown') : t('minimum-is', { wage: least }) },
            { label: t('days'), value: t('from-to', { from: dated(from), to: dated(to) }) },
            {
              label: t('verified-basis'),
              value:
                verified === undefined ? t('not-verified') : t('verified-on', { date: dated(verified.on), basis: verified.legalBasis }),
            },
          ]}
        />
        {may && (
          <ButtonRow>
            <Button onPress={() => setAsked('quota')}>{t('change-quota')}</Button>
            <Button onPress={() => setAsked('withdraw')}>{t('withdraw')}</Button>
          </ButtonRow>
        )}
      </Section>
      <Modal open={asked === 'quota'} title={t('quota-title')} onClose={close} actions={<Button onPress={close}>{t('cancel')}</Button>}>
        <QuotaForm orderId={id} quota={quota} onDone={close} />
      </Modal>
      <Modal
        open={asked === 'withdraw'}
        title={t('withdraw-title', { number })}
        onClose={close}
        actions={<Button onPress={close}>{t('cancel')}</Button>}
      >
        <div class="form">
          <p>{t('withdraw-text')}</p>
          <WithdrawForm orderId={id} onDone={close} />
        </div>
      </Modal>
    </>
  )
}
