// SPDX-License-Identifier: AGPL-3.0-or-later
// The certificates of a closed class: issued for everybody whose hours were reached, in three presses, and printed again later.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import type { OutputOf } from '#kernel/contract.ts'
import { addressOf } from '#platform/web/api.ts'
import { useCommand } from '#platform/web/query.ts'
import { ButtonRow, LinkButton } from '#platform/web/ui/button.tsx'
import { Section } from '#platform/web/ui/frame.tsx'
import { Notice } from '#platform/web/ui/notice.tsx'
import { useWords } from '#platform/web/ui/reader.tsx'
import { assessmentContracts } from '#training/core/assessment.contract.ts'
import type { classContracts } from '#training/core/class.contract.ts'
import { completionContracts } from '#training/core/completion.contract.ts'
import { certificatePageWords } from '#training/web/certificate.words.ts'
import { IssueAll } from '#training/web/issue-all.tsx'

type ClassBoard = OutputOf<typeof classContracts.GetClass>

export function ClassCertificates(props: { readonly value: ClassBoard; readonly mayWrite: boolean; readonly onDone: () => void }): VNode {
  const t = useWords(certificatePageWords)
  // What was just issued is offered to print where it was issued.
  const [fresh, setFresh] = useState(false)
  const certify = useCommand(completionContracts.CertifyCompletion)
  const { id, trainees } = props.value
  // Whose name is out of reach is certified by an office that reaches the file.
  const completed = trainees.filter((each) => each.completedOn !== undefined && each.name !== null)
  const waiting = completed.filter(({ certificate }) => certificate === undefined)
  const issued = trainees.flatMap(({ certificate }) => (certificate === undefined || certificate.revoked ? [] : [certificate.id]))
  const fallen = trainees.filter(({ completedOn, certificate }) => completedOn === undefined && certificate?.revoked === false)
  return (
    <Section title={t('training-certificates')} id="certificates" lead={t('training-certificates-lead')}>
      <div class="stack">
        {fallen.map(({ workerId, name, certificate }) => (
          <Notice
            key={workerId}
            tone="late"
            title={t('training-not-reached', { name: name ?? t('erased-name'), number: certificate?.number ?? '' })}
          >
            <p>
              {t('training-not-reached-text')} <a href={`/certificates/${certificate?.id}`}>{certificate?.number}</a>
            </p>
          </Notice>
        ))}
        {completed.length === 0 && <p class="muted">{t('training-nobody')}</p>}
        {props.mayWrite && (
          <IssueAll
            ids={waiting.map(({ workerId }) => workerId)}
            text={t('issue-training-text')}
            one={t('issue-one')}
            send={(workerId) => certify.send({ id, workerId })}
            problem={certify.problem}
            onDone={() => {
              setFresh(true)
              props.onDone()
            }}
          />
        )}
        {!props.mayWrite && waiting.length > 0 && (
          <p class="muted">
            {t('training-waiting', { count: waiting.length })} {t('training-waiting-who')}
          </p>
        )}
        {!fresh && waiting.length === 0 && issued.length > 0 && (
          <ButtonRow>
            <LinkButton icon="printer" href={addressOf(assessmentContracts.GetCertificatePapers, { ids: issued.join(',') })}>
              {t('training-print-again', { count: issued.length })}
            </LinkButton>
          </ButtonRow>
        )}
      </div>
    </Section>
  )
}
