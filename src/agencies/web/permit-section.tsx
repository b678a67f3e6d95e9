// SPDX-License-Identifier: AGPL-3.0-or-later
// For which countries a company may recruit, what of each permit was seen, and whether the list is whole.

import type { VNode } from 'preact'
import { useState } from 'preact/hooks'
import { agencyContracts } from '#agencies/core/agency.contract.ts'
import { countryName } from '#agencies/core/country.ts'
import { permitDuty } from '#agencies/core/permit.law.ts'
import { papersMissing } from '#agencies/core/permit.rules.ts'
import { permitWords } from '#agencies/web/permit.words.ts'
import { PermitForm, RevokePermitForm } from '#agencies/web/permit-form.tsx'
import type { OutputOf } from '#kernel/contract.ts'
import { ruleOn } from '#kernel/law.ts'
import { Modal } from '#platform/web/modal.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { useCommand } from '#platform/web/query.ts'
import { Article } from '#platform/web/ui/article.tsx'
import { Button, ButtonRow } from '#platform/web/ui/button.tsx'
import { formatDate } from '#platform/web/ui/format.ts'
import { Section } from '#platform/web/ui/frame.tsx'
import { useReading, useWords } from '#platform/web/ui/reader.tsx'
import { Badge, type Tone } from '#platform/web/ui/status.tsx'
import { Table } from '#platform/web/ui/table.tsx'

type Agency = OutputOf<typeof agencyContracts.GetAgency>
type Permit = Agency['permits'][number]

const toneOf: Readonly<Record<Permit['standing'], Tone>> = { live: 'good', 'not-yet': 'plain', revoked: 'late', lapsed: 'dawn' }

export function PermitSection(props: { readonly agency: Agency; readonly may: boolean }): VNode {
  const t = useWords(permitWords)
  const { language, today } = useReading()
  const { agency, may } = props
  const { id, permits, permitsWholeFrom } = agency
  const [asked, setAsked] = useState<'add' | 'confirm' | Permit>()
  const confirm = useCommand(agencyContracts.ConfirmPermits)
  const close = (): void => setAsked(undefined)
  const revoked = typeof asked === 'object' ? asked : undefined
  const dated = (date: string): string => formatDate(date, language)

  async function sayWhole(): Promise<void> {
    if ((await confirm.send({ id })).ok) close()
  }

  return (
    <Section id="permits" title={t('permits')} lead={t('permits-lead')}>
      <Article article={ruleOn(permitDuty, today).legalBasis} standing={ruleOn(permitDuty, today).standing} />
      {permits.length === 0 ? (
        <p class="muted">{t('none')}</p>
      ) : (
        <Table
          caption={t('permits')}
          rows={permits}
          rowKey={(permit) => permit.number}
          columns={[
            { key: 'country', label: t('country'), cell: (permit) => countryName(permit.country, language) },
            {
              key: 'number',
              label: t('number'),
              cell: (permit) => {
                const missing = papersMissing(permit)
                return (
                  <>
                    {permit.number}
                    {missing.length > 0 && (
                      <small class="cell-more">{t('papers-missing', { papers: missing.map((paper) => t(paper)).join(', ') })}</small>
                    )}
                  </>
                )
              },
            },
            {
              key: 'term',
              label: t('term'),
              cell: ({ from, to }) =>
                to === undefined ? t('from-on', { from: dated(from) }) : t('from-to', { from: dated(from), to: dated(to) }),
            },
            { key: 'standing', label: t('standing'), cell: ({ standing }) => <Badge tone={toneOf[standing]}>{t(standing)}</Badge> },
            {
              key: 'act',
              label: t('revoke'),
              action: true,
              cell: (permit) =>
                may && permit.revoked === undefined ? (
                  <Button small label={`${t('revoke')}: ${permit.number}`} onPress={() => setAsked(permit)}>
                    {t('revoke')}
                  </Button>
                ) : null,
            },
          ]}
        />
      )}
      <p class="muted section-action">{permitsWholeFrom === null ? t('unknown') : t('whole-since', { date: dated(permitsWholeFrom) })}</p>
      {may && (
        <ButtonRow>
          <Button icon="plus" onPress={() => setAsked('add')}>
            {t('add')}
          </Button>
          {permitsWholeFrom === null && <Button onPress={() => setAsked('confirm')}>{t('confirm')}</Button>}
        </ButtonRow>
      )}
      <Modal open={asked === 'add'} title={t('add')} onClose={close} actions={<Button onPress={close}>{t('cancel')}</Button>}>
        <div class="form">
          <p>{t('add-lead')}</p>
          <PermitForm agencyId={id} onDone={close} />
        </div>
      </Modal>
      <Modal
        open={asked === 'confirm'}
        title={t('confirm-title')}
        onClose={close}
        actions={
          <>
            <Button kind="main" busy={confirm.busy} onPress={() => void sayWhole()}>
              {t('confirm')}
            </Button>
            <Button onPress={close}>{t('cancel')}</Button>
          </>
        }
      >
        <p>{t('confirm-text')}</p>
        {confirm.problem !== undefined && <ProblemNotice problem={confirm.problem} />}
      </Modal>
      <Modal
        open={revoked !== undefined}
        title={revoked === undefined ? '' : t('revoke-title', { number: revoked.number })}
        onClose={close}
        actions={<Button onPress={close}>{t('cancel')}</Button>}
      >
        {revoked !== undefined && (
          <div class="form">
            <p>{t('revoke-text')}</p>
            <RevokePermitForm agencyId={id} number={revoked.number} onDone={close} />
          </div>
        )}
      </Modal>
    </Section>
  )
}
