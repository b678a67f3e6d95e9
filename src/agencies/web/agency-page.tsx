// SPDX-License-Identifier: AGPL-3.0-or-later
// One placement company: may it place today, and what happened to its licences.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { LicenceCard } from '#agencies/web/licence-card.tsx'
import { LicenceForm } from '#agencies/web/licence-form.tsx'
import { ListedNotice } from '#agencies/web/listed-notice.tsx'
import { pageWords } from '#agencies/web/page.words.ts'
import { PermitSection } from '#agencies/web/permit-section.tsx'
import { AreaText } from '#platform/web/area.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { EmptyState, Skeleton } from '#platform/web/ui/waiting.tsx'

export function AgencyPage(props: PageProps): VNode {
  const t = useWords(pageWords)
  const { role } = useSession()
  const [granting, setGranting] = useState(false)
  const id = props.params?.['id'] ?? ''
  const agency = useQuery(agencyContracts.GetAgency, { id })
  if (agency.state === 'loading') return <Skeleton />
  if (agency.state === 'failed')
    return <ProblemPage problem={agency.problem} onRetry={agency.reload} back={{ href: '/agencies', label: t('title') }} />
  const { name, seat, standing, licences } = agency.value
  const may = agencyContracts.GrantLicence.may.includes(role)
  const live = standing === 'live'
  return (
    <>
      <PageHead
        title={name}
        back={{ href: '/agencies', label: t('title') }}
        lead={seat === undefined ? undefined : <AreaText code={seat} />}
        actions={
          may && (
            <Button icon="plus" onPress={() => setGranting(true)}>
              {t('grant')}
            </Button>
          )
        }
      />
      <Notice tone={live ? 'good' : 'late'} title={t(live ? 'may-place' : 'may-not-place')}>
        {!live && <p>{t('duty')}</p>}
      </Notice>
      <ListedNotice name={name} />
      {licences.length === 0 && (
        <EmptyState icon="document" title={t('no-licence')}>
          {t('no-licence-text')}
        </EmptyState>
      )}
      {[...licences].reverse().map((licence) => (
        <LicenceCard key={licence.number} agencyId={id} licence={licence} may={may} />
      ))}
      <PermitSection agency={agency.value} may={may} />
      <Modal
        open={granting}
        title={t('grant')}
        onClose={() => setGranting(false)}
        actions={<Button onPress={() => setGranting(false)}>{t('cancel')}</Button>}
      >
        <div class="form">
          <p>{t('grant-lead')}</p>
          <LicenceForm agencyId={id} act="grant" onDone={() => setGranting(false)} />
        </div>
      </Modal>
    </>
  )
}
