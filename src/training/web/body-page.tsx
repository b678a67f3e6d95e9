// SPDX-License-Identifier: AGPL-3.0-or-later
// One certification body: may it test today, under which licences, in which schemes.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { AreaText } from '#platform/web/area.tsx'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { PageHead } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { bodyContracts } from '#training/core/body.contract.ts'
import { bodyPageWords } from '#training/web/body.words.ts'
import { AddLicenceForm, BodyLicence } from '#training/web/body-licence.tsx'
import { BodySchemes } from '#training/web/body-schemes.tsx'

export function BodyPage(props: PageProps): VNode {
  const t = useWords(bodyPageWords)
  const { language } = useReading()
  const { role } = useSession()
  const [adding, setAdding] = useState(false)
  const id = props.params?.['id'] ?? ''
  const body = useQuery(bodyContracts.GetBody, { id })
  if (body.state === 'loading') return <Skeleton />
  if (body.state === 'failed')
    return <ProblemPage problem={body.problem} onRetry={body.reload} back={{ href: '/certification-bodies', label: t('bodies') }} />
  const { name, code, area, licensedUntil, licences, schemes, version } = body.value
  const may = bodyContracts.AddBodyLicence.may.some((each) => each === role)
  return (
    <>
      <PageHead
        title={name}
        back={{ href: '/certification-bodies', label: t('bodies') }}
        lead={
          <>
            {code} · <AreaText code={area} names={1} />
          </>
        }
        actions={
          may && (
            <Button icon="plus" onPress={() => setAdding(true)}>
              {t('add-licence')}
            </Button>
          )
        }
      />
      {licensedUntil === null ? (
        <Notice tone="late" title={t('may-not-test')}>
          <p>{t('may-not-text')}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={t('may-test', { date: formatDate(licensedUntil, language) })} />
      )}
      {[...licences].reverse().map((licence) => (
        <BodyLicence key={`${licence.number} ${licence.from}`} id={id} licence={licence} may={may} />
      ))}
      <BodySchemes id={id} version={version} schemes={schemes} may={may} />
      <Modal
        open={adding}
        title={t('add-licence')}
        onClose={() => setAdding(false)}
        actions={<Button onPress={() => setAdding(false)}>{t('cancel')}</Button>}
      >
        <div class="form">
          <AddLicenceForm id={id} onDone={() => setAdding(false)} />
        </div>
      </Modal>
    </>
  )
}
