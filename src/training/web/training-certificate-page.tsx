// SPDX-License-Identifier: AGPL-3.0-or-later
// One certificate of training: the code that anybody can check, printing, taking it back, issuing it again.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { ProblemPage } from '#platform/web/problem-page.tsx'
import { useCommand, useQuery } from '#platform/web/query.ts'
import type { PageProps } from '#platform/web/registration.ts'
import { useSession } from '#platform/web/session.ts'
import { Button, ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { formatDate, formatNumber } from '#platform/web/ui/format.ts'
import { PageHead, Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Skeleton } from '#platform/web/ui/waiting.tsx'
import { useUndo } from '#platform/web/undo.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import { completionContracts } from '#training/core/completion.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { CertificateCard } from '#training/web/certificate-card.tsx'
import { RevokeDialog } from '#training/web/revoke-dialog.tsx'

export function TrainingCertificatePage(props: PageProps): VNode {
  const t = useWords(certificatePageWords)
  const { language } = useReading()
  const { role } = useSession()
  const { say } = useUndo()
  const [revoking, setRevoking] = useState(false)
  const reading = useQuery(assessmentContracts.GetCertificate, { id: props.params?.['id'] ?? '' })
  const certify = useCommand(completionContracts.CertifyCompletion)
  const back = { href: '/certificates', label: t('certificates') }
  if (reading.state === 'loading') return <Skeleton />
  if (reading.state === 'failed') return <ProblemPage problem={reading.problem} onRetry={reading.reload} back={back} />
  const { value, reload } = reading
  const { assessmentId: id, workerId, classId, name, scheme, hours = 0, on, revoked } = value
  const writes = role === 'trainer' && value.kind === 'TRAINING'

  async function again(): Promise<void> {
    if (classId === undefined) return
    const answer = await certify.send({ id: classId, workerId })
    if (answer.ok) say(t('issued', { number: answer.value.number ?? '' }))
    reload()
  }

  return (
    <>
      <PageHead
        title={name ?? t('erased-name')}
        lead={`${scheme.name} · ${formatNumber(hours, language)} JP, ${formatDate(on, language)}`}
        back={back}
        actions={
          <ButtonRow>
            {classId !== undefined && <LinkButton href={`/classes/${classId}`}>{t('to-class')}</LinkButton>}
            {name !== undefined && <LinkButton href={`/workers/${workerId}`}>{t('person')}</LinkButton>}
          </ButtonRow>
        }
      />
      <Section title={t(`kind-certificate-${value.kind}`)}>
        {certify.problem !== undefined && <ProblemNotice problem={certify.problem} />}
        <CertificateCard id={id} kind={value.kind} name={name} check={value.check} certificate={value} />
        {writes && revoked === undefined && (
          <p class="certificate-end">
            <Button small onPress={() => setRevoking(true)}>
              {t('revoke')}
            </Button>
          </p>
        )}
        {writes && name !== undefined && revoked?.cause === 'WRONG_DETAILS' && (
          <p class="certificate-end">
            <Button kind="main" icon="certificate" busy={certify.busy} onPress={() => void again()}>
              {t('issue-again')}
            </Button>
          </p>
        )}
        <RevokeDialog
          id={id}
          kind={value.kind}
          number={value.number}
          name={name}
          version={value.version}
          open={revoking}
          onClose={() => setRevoking(false)}
          onDone={reload}
        />
      </Section>
    </>
  )
}
